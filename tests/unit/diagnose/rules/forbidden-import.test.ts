import {describe, expect, it} from 'vitest';
import {forbiddenImport} from '../../../../agents/diagnose/rules/forbidden-import.ts';
import {findBreaches} from '../find-breaches.ts';

describe('forbidden-import', () => {
  it.each([
    ["import {readFile} from 'node:fs/promises';", "'node:fs/promises'"],
    ["import 'left-pad';", "'left-pad'"],
    ["import {Plot} from 'lectern/engine/index.ts';", "'lectern/engine/index.ts'"],
    ["export {x} from 'https://example.org/x.js';", "'https://example.org/x.js'"],
    ["const x = await import('./more.ts');", "import('./more.ts')"],
  ])('finds %s', (line, marked) => {
    expect(findBreaches(forbiddenImport, line).map(breach => breach.marked)).toEqual([marked]);
  });

  it.each([
    "import {lecture} from 'lectern';",
    "import {Circle} from '@motion-canvas/2d';",
    "import {all} from '@motion-canvas/core';",
    "import photo from '../images/photo.png';",
    'export {};',
  ])('has nothing against %s', line => {
    expect(findBreaches(forbiddenImport, line)).toEqual([]);
  });
});
