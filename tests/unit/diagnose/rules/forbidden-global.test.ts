import {describe, expect, it} from 'vitest';
import {forbiddenGlobal} from '../../../../agents/diagnose/rules/forbidden-global.ts';
import {findBreaches} from '../find-breaches.ts';

const marked = (scene: string) => findBreaches(forbiddenGlobal, scene).map(breach => breach.marked);

describe('forbidden-global', () => {
  it.each([
    ["fetch('https://example.org');", ['fetch']],
    ['document.title;', ['document']],
    ["eval('1');", ['eval']],
    ['setTimeout(() => {}, 10);', ['setTimeout']],
    ['globalThis.fetch;', ['globalThis']],
    ['const x = Math.random() + new Date().getTime();', ['Math', 'Date']],
    ['const {body} = document;', ['document']],
  ])('finds %s', (line, expected) => {
    expect(marked(line)).toEqual(expected);
  });

  it.each([
    'const y = Math.sin(2);',
    'function draw(document: string) { return document; }',
    'const plot = {fetch: 1}; plot.fetch;',
    'type Day = Date;',
    "import {Date} from './day.ts'; new Date();",
  ])('has nothing against %s', line => {
    expect(marked(line)).toEqual([]);
  });
});
