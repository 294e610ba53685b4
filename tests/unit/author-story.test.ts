/** What later blocks of a picture say: the scenes that are written of it, as the compiler takes them. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {LectureFileError, readLecture} from '../../agents/author/index.ts';
import {writeScene} from '../../agents/author/write-scene.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lectern-test-'));
afterAll(() => rmSync(folder, {recursive: true}));

interface Written {
  readonly scene: string;
  /** Warnings, or what is wrong with it. */
  readonly told: readonly string[];
}

/** The scene of blocks that all have one name, a line each. */
async function sceneOf(...blocks: readonly string[]): Promise<Written> {
  const file = path.join(folder, 'lecture.md');
  const beats = blocks.map((block, index) => {
    const [kind = '', ...lines] = block.split('\n');
    return `- Line ${index}\n\`\`\`${kind} #p\n${lines.join('\n')}\n\`\`\`\n`;
  });
  writeFileSync(file, `---\ntitle: T\nlanguage: en\n---\n\n## S\n\n${beats.join('')}`);
  const told: string[] = [];
  try {
    const storyboard = await readLecture(file, {
      tell: ({kind, message, remedy}) => {
        if (kind === 'warning') told.push(`${message} | ${remedy}`);
      },
    });
    const [section] = storyboard.sections;
    return {scene: section === undefined ? '' : await writeScene(section, storyboard), told};
  } catch (error) {
    if (!(error instanceof LectureFileError)) throw error;
    return {
      scene: '',
      told: error.problems.map(({message, remedy}) => `${message} | ${remedy ?? ''}`),
    };
  }
}

describe('a diagram', () => {
  it.each([
    ['', "p.turn('down')"],
    ['direction: right\n', "p.turn('down')"],
    ['direction: down\n', undefined],
  ])('is turned by a later block: %j', async (first, turn) => {
    const {scene, told} = await sceneOf(
      `diagram\n${first}edges: [a -> b, b -> c]`,
      'diagram\ndirection: down',
    );
    expect(told).toEqual([]);
    if (turn === undefined) expect(scene).not.toContain('.turn(');
    else expect(scene).toContain(`yield* ${turn};`);
  });
});
