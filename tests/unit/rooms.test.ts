import path from 'node:path';
import {Linter} from 'eslint';
import {describe, expect, it} from 'vitest';
import {rooms} from '../../scripts/lint/rooms.mjs';

const repository = path.resolve(import.meta.dirname, '../..');
const linter = new Linter({cwd: repository});

const problems = (file: string, code: string) =>
  linter
    .verify(
      code,
      [
        {
          files: ['**/*.ts'],
          plugins: {lectern: {rules: {rooms}}},
          rules: {'lectern/rooms': 'error'},
        },
      ],
      {filename: path.join(repository, file)},
    )
    .map(({message}) => message);

describe('who may import whom', () => {
  it.each([
    ['schema/topic.ts', "import {z} from 'zod';"],
    ['engine/nodes/plot.ts', "import {scaleLinear} from 'd3-scale';"],
    ['agents/coder/coder.ts', "import {Anchor} from '../../engine/anchors.ts';"],
    ['renderer/page/main.ts', "import {PALETTES} from '../../engine/theme/theme.ts';"],
    ['renderer/node/pages.ts', "import {PAGE_PATH} from '../protocol.ts';"],
    ['pipeline/make.ts', "import {Diagnostician} from '../agents/diagnose/diagnose.ts';"],
    ['evaluation/efficiency.ts', "import {ReplyStore} from '../agents/model/reply-store.ts';"],
    ['evaluation/page/main.ts', "import {Input} from 'mediabunny';"],
    ['cli/main.ts', "import {spawn} from 'node:child_process';"],
    ['scenes-generated/hello/project.ts', "import scene from './scenes/01-hello?scene';"],
  ])('%s may: %s', (file, code) => {
    expect(problems(file, code)).toEqual([]);
  });

  it.each([
    ['schema/topic.ts', "import fs from 'node:fs';"],
    ['schema/topic.ts', "import {grid} from '../engine/anchors.ts';"],
    ['engine/nodes/plot.ts', "import {readFile} from 'node:fs/promises';"],
    ['agents/coder/coder.ts', "import {Stage} from '../../engine/stage/stage.ts';"],
    ['agents/coder/coder.ts', "const {render} = await import('../../renderer/node/index.ts');"],
    ['renderer/node/pages.ts', "export {lecture} from '../../engine/index.ts';"],
    ['renderer/node/pages.ts', "import {author} from '../../agents/author/author.ts';"],
    ['evaluation/page/main.ts', "import {readFile} from 'node:fs/promises';"],
    ['pipeline/make.ts', "import {evaluateAll} from '../evaluation/evaluate-all.ts';"],
    ['pipeline/make.ts', "import {main} from '../cli/main.ts';"],
    ['scenes-generated/hello/scenes/01.ts', "import {Plot} from '../../../engine/index.ts';"],
    ['scenes-generated/hello/scenes/01.ts', "import _ from 'lodash';"],
  ])('%s may not: %s', (file, code) => {
    expect(problems(file, code)).toHaveLength(1);
  });
});
