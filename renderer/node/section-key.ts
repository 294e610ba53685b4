/**
 * The name under which a rendered section is kept: a hash of all that its pictures depend on. Many
 * small files are read for it; one after the other at once, that takes a twentieth of the time.
 */
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {RECORDS} from '../../schema/lecture-files.ts';
import type {FrameSize} from '../protocol.ts';
import {fontsOfLecture} from './fonts/lecture-fonts.ts';
import {hashOfPackages} from './installed-packages.ts';
import {PACKAGE_ROOT} from './package-root.ts';

/** How a section is drawn and encoded. */
export interface SectionSettings {
  readonly format: string;
  readonly size: FrameSize;
  readonly framesPerSecond: number;
  /** Name and version of the browser. */
  readonly browser: string;
}

/**
 * Computes keys for the sections of a lecture.
 *
 * @returns A function from a section's name to its key: two equal keys mean equal frames.
 */
export function sectionKeys(
  lectureDir: string,
  sections: readonly string[],
  settings: SectionSettings,
): (section: string) => string {
  const program = hashFiles(PACKAGE_ROOT, [
    path.join(PACKAGE_ROOT, 'package.json'),
    path.join(PACKAGE_ROOT, 'renderer/protocol.ts'),
    path.join(PACKAGE_ROOT, 'renderer/frame-times.ts'),
    path.join(PACKAGE_ROOT, 'renderer/picture-packets.ts'),
    path.join(PACKAGE_ROOT, 'renderer/node/video-file.ts'),
    ...filesIn(path.join(PACKAGE_ROOT, 'engine')),
    ...filesIn(path.join(PACKAGE_ROOT, 'renderer/page')),
  ]);
  const lecture = filesIn(lectureDir);
  const others = lecture.filter(file => !sections.includes(path.parse(file).name));
  const shared = hashFiles(lectureDir, others);
  const fontsOf = fontsOfLecture(lectureDir);
  const own = new Map(
    sections.map(section => {
      const files = lecture.filter(file => path.parse(file).name === section);
      const scene = files.filter(file => /\.tsx?$/.test(file));
      const {packages, fonts, missing} = fontsOf(scene.map(readText).join('\n'));
      const letters = fonts.map(({file, ...font}) => ({...font, file: path.basename(file)}));
      return [section, JSON.stringify([hashFiles(lectureDir, files), packages, letters, missing])];
    }),
  );
  return section =>
    createHash('sha256')
      .update(
        JSON.stringify([program, hashOfPackages(), shared, own.get(section), section, settings]),
      )
      .digest('hex')
      .slice(0, 16);
}

function readText(file: string): string {
  return readFileSync(file, 'utf8');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true})
    .flatMap(entry => {
      const file = path.join(folder, entry.name);
      if (RECORDS.has(entry.name) || entry.name === 'node_modules') return [];
      if (entry.isDirectory()) return filesIn(file);
      return entry.isFile() ? [file] : [];
    })
    .sort();
}

/** A folder that was moved or copied is the same. */
function hashFiles(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${path.relative(folder, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
