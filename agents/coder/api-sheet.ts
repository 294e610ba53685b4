/**
 * The sheet of the engine's API that the Coder works from, taken from the engine's
 * types so that it cannot go stale: `npm run api-sheet` writes it to
 * `agents/prompts/engine-api.md`.
 */
import path from 'node:path';
import ts from 'typescript';
import {DeclarationWriter, propsOf} from './declaration-text.ts';
import {examplesOf, firstSentence} from './doc-comments.ts';
import {COMMON} from './select-from-sheet.ts';
import type {Declared} from './type-text.ts';

/** Names that are explained once for all, in this order. */
const COMMON_TYPES = [
  'TeachingNodeProps',
  'Anchor',
  'Color',
  'ThemeColor',
  'Point',
  'Range',
  'Side',
];

const LEGEND =
  'A star, as in `*show(…)`, marks an animation: `yield*` it. Other methods act at once. ' +
  'Classes without a constructor come from methods; they too are nodes for `stage.show`, ' +
  '`hide`, `emphasise`, `label`. Times are seconds, sizes px at 1080p. ' +
  '`gamma` and `erf` are functions of a number.';

/**
 * Writes the sheet.
 *
 * @param packageRoot - Folder of the Lectern package.
 * @returns Markdown: a part for what every scene needs, then one for each kind of node.
 * @throws Error when the engine's index cannot be read as a module.
 */
export function makeApiSheet(packageRoot: string): string {
  const engine = path.join(packageRoot, 'engine').replaceAll('\\', '/');
  const index = path.join(engine, 'index.ts');
  const program = ts.createProgram([index], compilerOptions(engine));
  return new Sheet(program, `${engine}/`, index).write();
}

function compilerOptions(engine: string): ts.CompilerOptions {
  const file = path.join(engine, 'tsconfig.json');
  const {config} = ts.readConfigFile(file, name => ts.sys.readFile(name)) as {config: unknown};
  return ts.parseJsonConfigFileContent(config, ts.sys, engine).options;
}

/** What one part of the sheet says. */
interface Part {
  readonly text: string;
  /** What it explains, and what the parts that it relies on do. */
  readonly told: ReadonlySet<Declared>;
}

class Sheet {
  private readonly checker: ts.TypeChecker;
  private readonly writer: DeclarationWriter;
  private readonly exported: readonly Declared[];
  /** Nodes that scenes make; each has a part. */
  private readonly nodes: readonly ts.ClassDeclaration[];
  private readonly parts = new Map<Declared, Part>();

  public constructor(
    private readonly program: ts.Program,
    engine: string,
    index: string,
  ) {
    this.checker = program.getTypeChecker();
    this.writer = new DeclarationWriter(this.checker, engine);
    this.exported = this.exportsOf(index)
      .map(symbol => this.writer.declarationOf(symbol))
      .filter(declaration => declaration !== undefined);
    this.nodes = this.exported
      .filter(declaration => ts.isClassDeclaration(declaration))
      .filter(node => propsOf(node) !== undefined && node.name?.text !== 'TeachingNode');
  }

  public write(): string {
    const {text, told} = this.commonPart();
    return [text, ...this.nodes.map(node => this.nodePart(node, told).text)].join('\n\n') + '\n';
  }

  private commonPart(): Part {
    const told = new Set<Declared>(this.nodes);
    const lecture = this.named('lecture');
    const texts = ['lecture', 'Stage', ...COMMON_TYPES].flatMap(name =>
      this.explain(this.named(name), told),
    );
    const others = this.exported
      .filter(declaration => ts.isFunctionDeclaration(declaration) && declaration !== lecture)
      .concat(this.named('TeachingNode'))
      .map(other => `\`${other.name?.text ?? ''}\` (${firstSentence(other)})`);
    const text = [
      `## ${COMMON}`,
      LEGEND,
      fenced([...texts, ...exampleTexts(lecture)]),
      `From '@motion-canvas/core', for animations together or in turn: ${this.flowNames().join(', ')}.`,
      `Not for scenes, though exported: ${others.join(', ')}.`,
    ].join('\n\n');
    return {text, told};
  }

  private nodePart(node: ts.ClassDeclaration, common: ReadonlySet<Declared>): Part {
    const known = this.parts.get(node);
    if (known !== undefined) return known;
    const told = new Set(common);
    // A node that refers to itself, by way of others, does not wait for itself.
    this.parts.set(node, {text: '', told});
    for (const name of this.writer.write(node).names) {
      if (!ts.isClassDeclaration(name) || !this.nodes.includes(name)) continue;
      for (const other of this.nodePart(name, common).told) told.add(other);
    }
    told.delete(node);
    const texts = [...this.explain(node, told), ...exampleTexts(node)];
    const part = {text: `## ${node.name?.text ?? ''}\n\n${fenced(texts)}`, told};
    this.parts.set(node, part);
    return part;
  }

  /** A declaration, then what it names, unless that was told before. */
  private explain(declaration: Declared, told: Set<Declared>): string[] {
    if (told.has(declaration)) return [];
    told.add(declaration);
    const {text, names} = this.writer.write(declaration);
    const later = names.filter(({name}) => !COMMON_TYPES.includes(name?.text ?? ''));
    return [text, ...later.flatMap(other => this.explain(other, told))];
  }

  private named(name: string): Declared {
    const found = this.exported.find(declaration => declaration.name?.text === name);
    if (found === undefined) throw new Error(`engine/index.ts exports no ${name}.`);
    return found;
  }

  private exportsOf(file: string): ts.Symbol[] {
    const source = this.program.getSourceFile(file);
    const module = source === undefined ? undefined : this.checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${file} is no module.`);
    return this.checker.getExportsOfModule(module);
  }

  /** The functions of Motion Canvas that run animations together or in turn. */
  private flowNames(): string[] {
    const files = this.program
      .getSourceFiles()
      .filter(({fileName}) =>
        /@motion-canvas\/core\/lib\/flow\/(?!index)\w+\.d\.ts$/.test(fileName),
      );
    const names = files.flatMap(({fileName}) =>
      this.exportsOf(fileName)
        .filter(({flags}) => flags & ts.SymbolFlags.Function)
        .map(({name}) => name),
    );
    return [...new Set(names)].sort();
  }
}

function exampleTexts(declaration: Declared): string[] {
  return examplesOf(declaration).map(example => `// Example:\n${example}`);
}

function fenced(texts: readonly string[]): string {
  return ['```ts', ...texts, '```'].join('\n');
}
