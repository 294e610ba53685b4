import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {RULES} from '../../../agents/diagnose/rules.ts';

const repository = new URL('../../../', import.meta.url);

describe('the rules of lectures', () => {
  it('are all in use', () => {
    const files = readdirSync(new URL('agents/diagnose/rules/', repository));
    expect(RULES.map(rule => `${rule.code}.ts`).sort()).toEqual(files.sort());
  });

  it.each(RULES.map(rule => rule.code))('%s has a page, a line in the table, and a test', code => {
    expect(existsSync(new URL(`docs/diagnostics/${code}.md`, repository))).toBe(true);
    const table = readFileSync(new URL('docs/diagnostics/README.md', repository), 'utf8');
    expect(table).toContain(`| [${code}](${code}.md) |`);
    expect(existsSync(new URL(`tests/unit/diagnose/rules/${code}.test.ts`, repository))).toBe(true);
  });
});
