/** The code of a scene while it is written: imports, declarations, and what each beat plays. */

import {isWholeNumber} from './yaml/yaml-values.ts';

/** Code that is written as it is, among values that are printed. */
export class RawCode {
  public constructor(public readonly code: string) {}
}

const RESERVED = new Set(
  'all break case catch class const continue default delete do else export extends false finally for function if import in instanceof lecture let new null return stage static super switch this throw true try typeof var void while with yield await async enum eval arguments undefined NaN Infinity'.split(
    ' ',
  ),
);

/** When something is played: in which beat, from 1, and after which of its blocks, from 0. */
export interface Moment {
  readonly beat: number;
  readonly block: number;
}

/** The first moment of a section. */
export const OPENING: Moment = {beat: 1, block: 0};

/** Collects the code of one scene. */
export class SceneScript {
  private readonly nodes = new Set<string>();
  private readonly pictures = new Map<string, string>();
  private readonly names = new Set<string>();
  private readonly declarations: string[] = [];
  private readonly beats: {readonly block: number; readonly statement: string}[][];
  private usesAll = false;

  /** @param beats - How many beats the section has. */
  public constructor(beats: number) {
    this.beats = Array.from({length: beats}, () => []);
  }

  /** The name of a class of the engine, which is imported. */
  public engine(name: string): string {
    this.nodes.add(name);
    return name;
  }

  /** Imports a picture file; returns the name that stands for it. */
  public importPicture(path: string, wanted: string): string {
    const known = this.pictures.get(path);
    if (known !== undefined) return known;
    const name = this.variable(wanted);
    this.pictures.set(path, name);
    return name;
  }

  /**
   * A name that is free, from words in any script.
   *
   * @param kind - Goes behind words that are taken, rather than a number.
   */
  public variable(wanted: string, kind = ''): string {
    const base = identifierOf(wanted);
    const longer = identifierOf(`${wanted} ${kind}`);
    let name = this.isFree(base) ? base : longer;
    for (let number = 2; !this.isFree(name); number += 1) name = `${longer}${number}`;
    this.names.add(name);
    return name;
  }

  private isFree(name: string): boolean {
    return !this.names.has(name) && !RESERVED.has(name);
  }

  /** Adds a declaration at the top of the scene. */
  public declare(code: string): void {
    this.declarations.push(code);
  }

  /** Adds statements to a beat; those of one block stay behind those of the blocks before it. */
  public play({beat, block}: Moment, ...statements: readonly string[]): void {
    this.beats[beat - 1]?.push(...statements.map(statement => ({block, statement})));
  }

  /** Adds animations to a beat that run at the same time. */
  public playTogether(moment: Moment, animations: readonly string[]): void {
    const [first] = animations;
    if (first === undefined) return;
    if (animations.length === 1) {
      this.play(moment, `yield* ${first};`);
      return;
    }
    this.usesAll = true;
    this.play(moment, `yield* all(${animations.join(', ')});`);
  }

  /** The whole file, not yet formatted. */
  public text(settings: string): string {
    const imports = [...this.nodes, 'lecture'].sort((a, b) => a.localeCompare(b, 'en'));
    const beats = this.beats.map((played, index) => {
      const statements = played
        .toSorted((a, b) => a.block - b.block)
        .map(({statement}) => statement);
      return `yield* stage.beat(${index + 1}, function* () {\n${statements.join('\n')}\n});`;
    });
    return [
      ...(this.usesAll ? ["import {all} from '@motion-canvas/core';"] : []),
      `import {${imports.join(', ')}} from 'lectern';`,
      ...[...this.pictures].map(([path, name]) => `import ${name} from ${JSON.stringify(path)};`),
      '',
      `export default lecture(${settings}, function* (stage) {`,
      this.declarations.join('\n'),
      '',
      beats.join('\n\n'),
      '});',
      '',
    ].join('\n');
  }
}

/** A value as code; undefined properties are left out. */
export function printed(value: unknown): string {
  if (value instanceof RawCode) return value.code;
  if (typeof value === 'string') return printedText(value);
  if (typeof value === 'number') return printedNumber(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return `{${entries.map(([key, entry]) => `${printedKey(key)}: ${printed(entry)}`).join(', ')}}`;
  }
  return String(value);
}

/** Values by name in their order: an object, or a list of pairs where an object would put whole numbers first. */
export function printedEntries(entries: readonly (readonly [string, unknown])[]): RawCode {
  return new RawCode(
    printed(entries.some(([name]) => isWholeNumber(name)) ? entries : Object.fromEntries(entries)),
  );
}

/** Options as a last argument; nothing where all of them are left out. */
export function optionsArgument(options: Readonly<Record<string, unknown>>): string {
  return Object.values(options).every(value => value === undefined) ? '' : `, ${printed(options)}`;
}

/** A number as a person would write it: `Math.PI / 2`, `2 / 3`. */
function printedNumber(value: number): string {
  const plain = String(value);
  if (plain.length < LONGEST_DECIMAL) return plain;
  for (const divisor of [1, 2, 3, 4, 5, 6, 7, 8, 9, 12]) {
    const divided = divisor === 1 ? '' : ` / ${divisor}`;
    const turns = Math.round((value / Math.PI) * divisor);
    if (turns !== 0 && (turns * Math.PI) / divisor === value) {
      const factor = turns === 1 ? '' : turns === -1 ? '-' : `${turns} * `;
      return `${factor}Math.PI${divided}`;
    }
    const parts = Math.round(value * divisor);
    if (parts !== 0 && parts / divisor === value) return `${parts}${divided}`;
  }
  return plain;
}

/** Longer decimals are no number that somebody chose. */
const LONGEST_DECIMAL = 12;

function printedText(text: string): string {
  return text.includes('\\') && !text.includes('`') && !text.includes('${') && !text.endsWith('\\')
    ? `String.raw\`${text}\``
    : JSON.stringify(text);
}

function printedKey(key: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key)
    ? key
    : printedText(key).startsWith('String')
      ? `[${printedText(key)}]`
      : JSON.stringify(key);
}

function identifierOf(words: string): string {
  const parts = words.split(/[^\p{L}\p{Nd}]+/u).filter(part => part !== '');
  const name = parts
    .map((part, index) =>
      index === 0 ? lowerFirst(part) : part.charAt(0).toUpperCase() + part.slice(1),
    )
    .join('');
  return name === '' || /^\p{Nd}/u.test(name) ? `part${name}` : name;
}

function lowerFirst(word: string): string {
  return /^\p{Lu}+$/u.test(word)
    ? word.toLowerCase()
    : word.charAt(0).toLowerCase() + word.slice(1);
}
