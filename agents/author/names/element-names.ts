/** The elements of one drawing by their names: which there are, what refers to them, what a move can do with them. */
import {anElement, capitalised} from '../../../schema/block-words.ts';
import {
  type ElementKind,
  type ElementMove,
  type PictureElement,
  elementKind,
} from '../../../schema/elements.ts';
import {type DrawnCurve, kindOfCurve} from '../curve.ts';
import type {DrawingContent} from '../pictures/drawing.ts';
import {type Ends, endsAfter, endsOf} from '../pictures/moved-ends.ts';
import type {StoryPath} from '../source-map.ts';
import type {SaidNames} from './said-names.ts';

/** What an element turned out to be. */
type DrawnKind = ElementKind | DrawnCurve;

/** Properties of elements that name another element, with the kinds it may be of. */
const REFERENCES: Readonly<Record<string, readonly ElementKind[]>> = {
  above: ['curve'],
  area: ['curve'],
  on: ['curve'],
  secant: ['curve'],
  step: ['secant'],
  tangent: ['curve'],
};

/** What the elements of a kind can do in a move, where it is not what all shapes can do. */
const MOVES: Partial<Record<DrawnKind, readonly (keyof ElementMove)[]>> = {
  area: ['from', 'to'],
  circle: ['to', 'by', 'turn', 'about', 'radius'],
  curve: ['curve', 'parameters'],
  path: ['curve', 'parameters'],
  horizontal: ['to'],
  interval: ['from', 'to', 'interval'],
  jump: ['from', 'to'],
  secant: ['from', 'to'],
  square: [],
  step: [],
  tangent: ['to'],
  'vertical line': ['to', 'curve', 'parameters'],
  vertical: ['to'],
};
const AT_NUMBERS: ReadonlySet<DrawnKind> = new Set<DrawnKind>([
  'tangent',
  'vertical',
  'vertical line',
  'horizontal',
]);
const SHAPE_MOVES: readonly (keyof ElementMove)[] = ['to', 'by', 'turn', 'about', 'points'];

/** The elements of a plot, a figure, a plane or a number line, block by block. */
export class ElementNames {
  private readonly elements = new Map<string, DrawnKind>();
  /** Those that lie at one number, on a curve, a line or an axis. */
  private readonly atNumbers = new Set<string>();
  /** Where the ends are of those that have two. */
  private readonly ends = new Map<string, Ends>();

  /** @param isNumberLine - Whether points of one number lie on the picture itself. */
  public constructor(
    private readonly said: SaidNames,
    private readonly decimalComma: boolean,
    private readonly isNumberLine: boolean,
  ) {}

  /** Judges the next block. */
  public next(content: DrawingContent, at: StoryPath): void {
    const {map, problems} = this.said;
    (content.hide ?? []).forEach((name, index) => this.kindOf(name, [...at, 'hide', index]));
    for (const [name, element] of content.draw ?? []) {
      const path = [...at, 'draw', name];
      if (this.elements.has(name)) {
        problems.add(
          `There is a “${name}” in this picture already.`,
          map.placeOfKey(path),
          'Give the new one another name, or change the old one with “move:”.',
        );
      }
      this.references(element, path);
      this.elements.set(name, this.drawnAs(element));
      const {point} = 'point' in element ? element : {};
      const isAtNumber = typeof point === 'number' || AT_NUMBERS.has(this.drawnAs(element));
      if (isAtNumber) this.atNumbers.add(name);
      const ends = endsOf(element);
      if (ends !== undefined) this.ends.set(name, ends);
    }
    (content.move ?? []).forEach((together, index) => {
      for (const [name, move] of together) this.move(name, move, [...at, 'move', index, name]);
    });
    (content.emphasise ?? []).forEach((name, index) =>
      this.kindOf(name, [...at, 'emphasise', index]),
    );
  }

  /** A curve may be a vertical line, or a path that has no values. */
  private drawnAs(element: PictureElement): DrawnKind {
    if (!('curve' in element)) return elementKind(element);
    const functions = [...this.elements].filter(([, kind]) => kind === 'curve');
    return kindOfCurve(element, {
      curves: new Set(functions.map(([name]) => name)),
      decimalComma: this.decimalComma,
    });
  }

  private references(element: PictureElement, path: StoryPath): void {
    const {map, problems} = this.said;
    for (const [key, name] of Object.entries(element)) {
      const kinds = REFERENCES[key];
      if (kinds === undefined || typeof name !== 'string') continue;
      const kind = this.kindOf(name, [...path, key]);
      if (kind !== undefined && !kinds.some(known => known === kind)) {
        problems.add(
          `“${name}” is ${anElement(kind)}, not ${kinds.map(anElement).join(' or ')}.`,
          map.placeOf([...path, key]),
        );
      }
    }
    if ('point' in element && typeof element.point === 'number') {
      if (element.on === undefined && !this.isNumberLine) {
        problems.add(
          'A point of one number lies on a curve, which is not named.',
          map.placeOf([...path, 'point']),
          'Add “on: curve”, or give it two numbers such as [2, 3].',
        );
      }
    }
  }

  private move(name: string, move: ElementMove, path: StoryPath): void {
    const {map, problems} = this.said;
    const kind = this.kindOf(name, path, 'key');
    if (kind === undefined) return;
    const known: readonly string[] = [...(MOVES[kind] ?? SHAPE_MOVES), 'color'];
    // Letters of an expression are written beside it, not in a map of their own.
    const writable = known.filter(key => key !== 'parameters').join(', ');
    const keys = Object.keys(move);
    for (const key of keys) {
      if (known.includes(key)) continue;
      problems.add(
        `${capitalised(anElement(kind))} cannot be moved with “${key}”.`,
        map.placeOfKey([...path, key]),
        `It knows ${writable}.`,
      );
    }
    if (known.includes('to')) this.moveTo(name, move, path);
    this.moveEnds(name, kind, move, path);
    if (keys.length === 0) {
      problems.add(
        'This move says neither where to nor how.',
        map.placeOfKey(path),
        `Write one of ${writable}.`,
      );
    }
  }

  /** What lies on a curve or a line goes to a number, what lies in the plane to a point. */
  private moveTo(name: string, {to}: ElementMove, path: StoryPath): void {
    if (to === undefined || this.ends.has(name)) return;
    const isAtNumber = this.atNumbers.has(name);
    if ((typeof to === 'number') === isAtNumber) return;
    this.said.problems.add(
      isAtNumber
        ? `“${name}” lies at one number, and cannot be moved to a point.`
        : `“${name}” lies in the plane, and cannot be moved to one number.`,
      this.said.map.placeOf(path),
      `Write where to, as in ${name}: ${isAtNumber ? '2' : '[2, 3]'}.`,
    );
  }

  /** An interval has its smaller end first, wherever it goes. */
  private moveEnds(name: string, kind: DrawnKind, move: ElementMove, path: StoryPath): void {
    const {map, problems} = this.said;
    const ends = this.ends.get(name);
    const next = ends === undefined ? undefined : endsAfter(ends, move);
    if (next === undefined) return;
    if (kind === 'interval' && !(next.from < next.to)) {
      problems.add(
        `“${name}” would go from ${next.from} to ${next.to}: an interval goes from its smaller end to its greater one.`,
        map.placeOfKey(path),
        `Write both ends, as in ${name}: [1, 4].`,
      );
    } else this.ends.set(name, next);
  }

  /** The kind of an element by its name; notes a problem where there is none. */
  private kindOf(
    name: string,
    path: StoryPath,
    place: 'key' | 'value' = 'value',
  ): DrawnKind | undefined {
    return this.said.name(name, 'element', this.elements.keys(), path, place)
      ? this.elements.get(name)
      : undefined;
  }
}
