/** The scenes that auto-fix is measured on: broken ones, and sound ones that it must have nothing against. */
import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BROKEN = path.join(ROOT, 'tests/fixtures/broken-scenes');
const SOUND = ['scenes-generated', 'tests/fixtures/sound-scenes'].map(dir => path.join(ROOT, dir));

/** A scene of the corpus. */
export interface CorpusScene {
  /** Path from the corpus' folder, without the extension. */
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}

/** Broken scenes: what models wrote, and one or more for each rule; or those of another folder. */
export function brokenScenes(folder: string = BROKEN): CorpusScene[] {
  return scenesIn(path.resolve(folder));
}

/** Scenes that play, of Lectern and of Motion Canvas. */
export function soundScenes(): CorpusScene[] {
  return SOUND.flatMap(scenesIn);
}

/** File of what the recorded model answered. */
export const RECORDED_REPLIES = path.join(BROKEN, 'replies.json');

function scenesIn(folder: string): CorpusScene[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(name => name.endsWith('.tsx'))
    .sort()
    .map(name => {
      const file = path.join(folder, name);
      return {name: name.replace(/\.tsx$/, ''), file, text: readFileSync(file, 'utf8')};
    });
}
