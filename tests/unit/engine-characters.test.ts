import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {describe, expect, it} from 'vitest';

const engine = path.resolve(import.meta.dirname, '../../engine');

/** The visible characters beyond ASCII that stand in texts of a file, comments left out. */
function charactersOf(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) {
      found.push(...node.text.replace(/[\x00-\x7f]|\s|\p{M}|\p{Cf}/gu, ''));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('the fonts that every frame needs', () => {
  it('have the characters that the engine itself writes, before the first frame', () => {
    const fonts = readFileSync(path.join(engine, 'fonts.ts'), 'utf8');
    const loaded = /ENGINE_CHARACTERS = '([^']*)'/.exec(fonts)?.[1] ?? '';
    const written = readdirSync(engine, {recursive: true, encoding: 'utf8'})
      .filter(file => file.endsWith('.ts'))
      .flatMap(file => charactersOf(path.join(engine, file)));
    expect(written).toContain('π');
    expect(written.filter(character => !loaded.includes(character))).toEqual([]);
  });
});
