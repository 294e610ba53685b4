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
    ["import secret from '../../other/secret.json';", "'../../other/secret.json'"],
    ["import '/etc/passwd?raw';", "'/etc/passwd?raw'"],
    ['const x = await import(name);', 'import(name)'],
    ["const x = import.meta.glob('/**');", 'import.meta.glob'],
    ["const x = (import.meta as any)['glob']('/**');", 'import.meta'],
    ["import fs = require('fs');", "'fs'"],
  ])('finds %s', (line, marked) => {
    expect(findBreaches(forbiddenImport, line).map(breach => breach.marked)).toEqual([marked]);
  });

  it.each([
    "import {lecture} from 'lectern';",
    "import {Circle} from '@motion-canvas/2d';",
    "import {all} from '@motion-canvas/core';",
    "import photo from '../images/photo.png';",
    "import {values} from '../values.ts';",
    'export {};',
  ])('has nothing against %s', line => {
    expect(findBreaches(forbiddenImport, line)).toEqual([]);
  });

  it.each([
    ["import 'left-pad';", true],
    ["import type {X} from 'left-pad';", false],
    ["import {Layout} from '@motion-canvas/2d/lib/components';", false],
    ["await import('./more.ts');", false],
    ["await import('./' + name);", true],
    ["import '../../other.ts';", true],
  ])('tells whether %s reaches outside', (line, expected) => {
    const found = findBreaches(forbiddenImport, line);
    expect(found.map(({reachesOutside = false}) => reachesOutside)).toEqual([expected]);
  });
});
