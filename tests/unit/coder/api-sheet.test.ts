/** The sheet of the engine's API: that it is fresh, whole, small and true. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {beforeAll, describe, expect, it} from 'vitest';
import {makeApiSheet} from '../../../agents/coder/api-sheet.ts';
import {selectFromSheet} from '../../../agents/coder/select-from-sheet.ts';
import {Diagnostician} from '../../../agents/diagnose/diagnose.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The part of the sheet under a heading. */
function partOf(sheet: string, name: string): string {
  const part = sheet.split(/^(?=## )/m).find(text => text.startsWith(`## ${name}\n`));
  if (part === undefined) throw new Error(`The sheet has no part ${name}.`);
  return part;
}

/** Names that engine/index.ts exports as values, read from its text. */
function exportedValues(): string[] {
  const file = path.join(root, 'engine/index.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements
    .filter(ts.isExportDeclaration)
    .filter(statement => !statement.isTypeOnly)
    .flatMap(({exportClause}) =>
      exportClause !== undefined && ts.isNamedExports(exportClause)
        ? [...exportClause.elements]
        : [],
    )
    .filter(({isTypeOnly}) => !isTypeOnly)
    .map(({name}) => name.text);
}

describe('the sheet of the engine’s API', {timeout: 60_000}, () => {
  let sheet = '';
  let nodes: string[] = [];

  beforeAll(() => {
    sheet = makeApiSheet(root);
    nodes = [...sheet.matchAll(/^## (\w+)$/gm)].map(([, name = '']) => name);
  }, 60_000);

  it('is the one that is committed', () => {
    const committed = readFileSync(path.join(root, 'agents/prompts/engine-api.md'), 'utf8');
    expect(committed === sheet, 'The engine’s types have changed: run `npm run api-sheet`.').toBe(
      true,
    );
  });

  it('names every value that a scene can import', () => {
    const values = exportedValues();
    expect(values.length).toBeGreaterThan(15);
    expect(values.filter(name => !new RegExp(`\\b${name}\\b`).test(sheet))).toEqual([]);
  });

  it('has the nodes in the order of the engine’s index', () => {
    expect(nodes).toEqual(exportedValues().filter(name => nodes.includes(name)));
  });

  it('says how every node is made, and shows it', () => {
    for (const node of nodes) {
      const part = partOf(sheet, node);
      expect(part, node).toMatch(new RegExp(`^class ${node}\\b.* \\{ // \\w`, 'm'));
      expect(part, node).toContain('constructor(props: {');
      expect(part, node).toContain(`new ${node}({`);
    }
  });

  it('tells the properties of a node that is generic', () => {
    const diagram = partOf(sheet, 'Diagram');
    expect(diagram).toContain('nodes: DiagramNodeSettings[]');
    expect(diagram).toMatch(/interface DiagramNodeSettings \{[^}]*\bicon\?: IconName/);
  });

  it('gives a node only the properties that it takes', () => {
    expect(partOf(sheet, 'Plot')).toContain('y?: Range');
    expect(partOf(sheet, 'Plot')).not.toContain('y: Range');
    expect(partOf(sheet, 'PlaneTransform')).not.toMatch(/^ +[xy]\??: Range/m);
  });

  it('marks animations, and nothing else, with a star', () => {
    expect(sheet).toContain('*show(...nodes: AnyNode[])');
    expect(sheet).toContain('*rotateBy(degrees: number');
    expect(sheet).toMatch(/^ {2}placeIn</m);
    expect(sheet).toMatch(/^ {2}polygon\(/m);
    expect(sheet).not.toContain(': ThreadGenerator //');
  });

  it('writes defaults and computed types out', () => {
    expect(sheet).toContain('seconds = 1)');
    expect(sheet).not.toMatch(/[A-Z]_SECONDS/);
    expect(partOf(sheet, 'CodeBlock')).toContain("type CodeLanguage = 'bash' | 'c' | ");
  });

  it('keeps to itself what is the engine’s own business', () => {
    expect(sheet).not.toMatch(/import\(|\btypeof\b|SignalValue|@internal|\bprivate\b/);
    expect(sheet).not.toMatch(
      /^ {2}\*?(?:enter|leave|fit|draw|readingText|localBox|labelSpot|strokes|adopt|lead)[(<]/m,
    );
  });

  it('explains every type of its own that it names', () => {
    const explained = new Set(
      [...sheet.matchAll(/(?:class|interface|type) (\w+)/g)].map(([, name]) => name),
    );
    const named = [...sheet.matchAll(/\b(\w+(?:Options|Settings|Direction|Shape|Source))\b/g)];
    expect(named.map(([, name]) => name).filter(name => !explained.has(name))).toEqual([]);
  });

  it('stays small, and smaller still for a section', () => {
    expect(sheet.length).toBeLessThan(39_000);
    for (const one of nodes) {
      for (const other of nodes) {
        const selected = selectFromSheet(sheet, [one, other]);
        expect(selected.length, `${one} and ${other}`).toBeLessThan(21_000);
      }
    }
  });

  it('has examples that compile and break no rule', () => {
    const scenes = nodes.map(node => {
      const example = /\/\/ Example:\n([\s\S]*?)\n```/.exec(partOf(sheet, node))?.[1] ?? '';
      // A picture would have to lie beside the scene.
      const body = example.replace(/^import (\w+) from .*$/m, "const $1 = 'leaf.png';");
      const text = [
        `import {${node}, lecture} from 'lectern';`,
        "export default lecture({title: 'T', lines: ['One']}, function* (stage) {",
        `yield* stage.beat(1, function* () {\n${body}\n});`,
        '});',
      ].join('\n');
      return {file: path.join(root, `scenes-generated/sheet/scenes/${node}.tsx`), text};
    });
    const found = new Diagnostician().diagnose(scenes);
    expect(found.map(({file, code, message}) => `${file}: ${code} ${message}`)).toEqual([]);
  });
});

describe('the part of the sheet for a section', () => {
  const sheet = [
    '## Scene and stage\n\ncommon',
    '## Base\n\nclass Base {}',
    '## Middle\n\nclass Middle extends Base {}',
    '## Top\n\nclass Top {\n  part(): Middle\n}',
    '## Other\n\nclass Other {}',
  ].join('\n\n');

  it('holds what its nodes hand out, and what that is derived from', () => {
    const selected = selectFromSheet(sheet, ['Top']);
    expect([...selected.matchAll(/^## (.+)$/gm)].map(([, name]) => name)).toEqual([
      'Scene and stage',
      'Base',
      'Middle',
      'Top',
    ]);
  });

  it('names what it leaves out', () => {
    expect(selectFromSheet(sheet, ['Base'])).toContain('Middle, Top, Other');
  });
});
