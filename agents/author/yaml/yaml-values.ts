/** The values of a YAML document, with numbers as they were typed and maps in their order. */
import {type Document, type Node, type Pair, isAlias, isMap, isNode, isScalar, isSeq} from 'yaml';
import {measureIn} from '../../../schema/measures.ts';
import {decimalSignOf} from '../../../schema/numerals.ts';
import {WrittenScalar} from '../../../schema/written-scalar.ts';
import {partedBySemicolons} from './semicolons.ts';

/** How a document is parsed whose values are read here: that names stand once is told here too, by what was typed. */
export const YAML_OPTIONS = {prettyErrors: false, uniqueKeys: false} as const;

/** A value of a document, for a schema. */
export interface YamlValue {
  /** Numbers that read otherwise than they are come as {@link WrittenScalar}. */
  readonly written: unknown;
  /** The same as YAML takes it, which a schema can say more about where it is wrong. */
  readonly plain: unknown;
}

/** Takes what YAML reads otherwise than it was meant; the offset counts from the beginning of the document. */
type Tell = (message: string, offset: number, remedy: string) => void;

/** Aliases may stand for aliases of many; more values than this are an accident. */
const MOST_VALUES = 200_000;

/**
 * The value of a document.
 *
 * @param language - BCP 47 tag that numbers are written in.
 * @param tell - Is told of names that stand twice in a map, and of commas inside numbers.
 */
export function valueOfYaml(document: Document.Parsed, language: string, tell: Tell): YamlValue {
  return {
    written: new YamlReader(document, language, tell).read(document.contents),
    plain: new YamlReader(document, undefined, () => undefined).read(document.contents),
  };
}

/** The name that a map gives one of its values, as it was typed. */
export function nameOfKey(key: unknown): string {
  if (!isScalar(key)) return String(key);
  return key.type === 'PLAIN' && typeof key.value !== 'string'
    ? (key.source ?? '')
    : String(key.value);
}

class YamlReader {
  private readonly open = new Set<unknown>();
  /** Keys that are the rest of a number. */
  private readonly rests = new Set<unknown>();
  private count = 0;

  public constructor(
    private readonly document: Document.Parsed,
    private readonly language: string | undefined,
    private readonly tell: Tell,
  ) {}

  public read(node: unknown): unknown {
    this.count += 1;
    if (this.count > MOST_VALUES) return undefined;
    if (isScalar(node)) return this.scalar(node);
    // An anchor may hold its own alias.
    if (this.open.has(node)) return undefined;
    this.open.add(node);
    const value = this.collection(node);
    this.open.delete(node);
    return value;
  }

  private collection(node: unknown): unknown {
    if (isAlias(node)) return this.read(node.resolve(this.document));
    if (isSeq(node)) {
      if (node.flow === true) this.findSplitNumbers(node.items, false);
      return node.items.map(item => this.read(item));
    }
    if (isMap(node)) {
      if (node.flow === true) {
        const parted = partedBySemicolons(node.items);
        if (parted !== undefined) {
          this.tell(
            'Semicolons part nothing between braces: commas do, and decimals have a point.',
            startOf(node),
            `Write {${parted.map(([name, number]) => `${name}: ${number}`).join(', ')}}; numbers are shown with the decimal sign of the language.`,
          );
          return Object.fromEntries(parted.map(([name, number]) => [name, Number(number)]));
        }
        this.findSplitNumbers(
          node.items.flatMap(({key, value}) => [key, ...(isRead(value) ? [value] : [])]),
          true,
        );
      }
      return this.map(node.items);
    }
    return undefined;
  }

  private scalar({value, source, type}: {value: unknown; source?: string; type?: string}): unknown {
    if (this.language === undefined || source === undefined || type !== 'PLAIN') return value;
    if (typeof value === 'number') {
      const scalar = new WrittenScalar(source, value, this.language);
      return String(value) === source && scalar.inWords() === source && Math.abs(value) < 1e4
        ? value
        : scalar;
    }
    if (typeof value === 'string') {
      const isMeasure = measureIn(this.language, value) !== undefined;
      return isMeasure ? new WrittenScalar(source, value, this.language) : value;
    }
    if (value !== null && typeof value !== 'boolean') return value;
    const reads = value === null ? ['', '~'] : [String(value)];
    return reads.includes(source) ? value : new WrittenScalar(source, value, this.language);
  }

  /** Finds numbers with a comma inside, which ends an entry between brackets: `{a: 1,200}`, `[a, 4,19]`. */
  private findSplitNumbers(parts: readonly unknown[], isMap: boolean): void {
    parts.forEach((part, index) => {
      const next = parts[index + 1];
      const [front, back] = [sourceOf(part), sourceOf(next)];
      if (
        !/^[-+]?\d[\d.]*$/.test(front) ||
        !/^\d+$/.test(back) ||
        startOf(next) !== endOf(part) + 1
      )
        return;
      const isDecimal = this.language !== undefined && decimalSignOf(this.language) === ',';
      // What stands as close everywhere is a list of whole numbers.
      const isApart = parts.some((other, place) => {
        const after = parts[place + 1];
        return after !== undefined && startOf(after) > endOf(other) + 1;
      });
      if (!isMap && !(isApart && (isDecimal || /^\d{3}$/.test(back)))) return;
      this.rests.add(next);
      const whole = front.replaceAll('.', '');
      const decimal = `${whole}.${back}`;
      const remedy =
        /^\d{3}$/.test(back) && !front.includes('.')
          ? `Write ${whole}${back}; with a decimal sign, write ${decimal}.`
          : `Write ${decimal}; it is shown with the decimal sign of the language.`;
      this.tell(
        `“${front},${back}” is two values here: a comma ends the first.`,
        startOf(part),
        remedy,
      );
    });
  }

  private map(items: readonly Pair[]): unknown {
    const entries: [string, unknown][] = [];
    const names = new Set<string>();
    for (const {key, value} of items) {
      if (this.rests.has(key)) continue;
      const name = nameOfKey(key);
      if (names.has(name)) {
        this.tell(
          `“${name}” stands twice here.`,
          startOf(key),
          'Give each its own name, or leave one out.',
        );
      } else entries.push([name, this.read(value)]);
      names.add(name);
    }
    // An object would put whole numbers first.
    return entries.some(([name]) => isWholeNumber(name) || name === '__proto__')
      ? entries
      : Object.fromEntries(entries);
  }
}

/** Whether a name is one that objects put before all others. */
export function isWholeNumber(name: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(name);
}

function isRead(value: unknown): value is Node {
  return isNode(value) && !(isScalar(value) && value.source === '');
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function endOf(node: unknown): number {
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

function sourceOf(node: unknown): string {
  return isScalar(node) && node.type === 'PLAIN' ? (node.source ?? '') : '';
}
