/** Checks what the blocks of a picture say of one another: whether the names, rows and positions they use exist. */
import {
  type ElementKind,
  type ElementMove,
  type PictureElement,
  elementKind,
} from '../../schema/elements.ts';
import {readNumeral} from '../../schema/numerals.ts';
import type {ContentOf, PictureStep} from '../../schema/pictures.ts';
import type {Section, Storyboard} from '../../schema/storyboard.ts';
import {type DrawnCurve, kindOfCurve} from './curve.ts';
import {decimalSignOf} from '../../schema/numerals.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {DiagramStory} from './pictures/diagram-story.ts';
import type {DrawingContent} from './pictures/drawing.ts';
import {nearestOf} from './schema-problems.ts';
import type {SourceMap, StoryPath} from './source-map.ts';

/** What only the first block of a picture can say. */
const BEGIN_ONLY: Partial<Record<PictureStep['kind'], readonly string[]>> = {
  cells: ['values', 'indices'],
  chart: ['unit', 'max'],
  code: ['language'],
  diagram: ['direction', 'reveal'],
  geometry: ['x', 'y'],
  numberline: ['range', 'step'],
  plot: ['x', 'y', 'xLabel', 'yLabel', 'numbers', 'grid', 'xUnit'],
  table: ['head', 'matrix', 'align', 'reveal'],
  transform: ['extent'],
};

/** Notes names that nothing has, numbers beyond what is there, and blocks that lack what they begin with. */
export function checkNames(
  storyboard: Storyboard,
  map: SourceMap,
  problems: LectureProblems,
): void {
  storyboard.sections.forEach((section, index) =>
    new SectionCheck(decimalSignOf(storyboard.language) === ',', map, problems).run(section, [
      'sections',
      index,
    ]),
  );
}

/** What an element turned out to be. */
type DrawnKind = ElementKind | DrawnCurve;

/** What is known of a picture after some of its blocks. */
interface PictureState {
  readonly kind: PictureStep['kind'];
  readonly elements: Map<string, DrawnKind>;
  /** Bars, nodes or pointers. */
  readonly names: Set<string>;
  readonly diagram: DiagramStory;
  /** Cells of an array, lines of code, rows of a table. */
  count: number;
  columns: number;
  /** The greatest value that a chart has room for. */
  most: number;
  /** What its first block says. */
  readonly first: PictureStep;
}

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
  interval: [],
  jump: [],
  secant: ['from', 'to'],
  square: [],
  step: [],
  tangent: ['to'],
  'vertical line': ['to', 'curve', 'parameters'],
  vertical: ['to'],
};
const SHAPE_MOVES: readonly (keyof ElementMove)[] = ['to', 'by', 'turn', 'about', 'points'];

class SectionCheck {
  private readonly states = new Map<string, PictureState>();

  public constructor(
    private readonly decimalComma: boolean,
    private readonly map: SourceMap,
    private readonly problems: LectureProblems,
  ) {}

  public run(section: Section, path: StoryPath): void {
    section.beats.forEach((beat, beatIndex) => {
      beat.pictures.forEach((step, index) => {
        if (!this.problems.canJudge(section.id, step.id)) return;
        this.step(step, [...path, 'beats', beatIndex, 'pictures', index]);
      });
    });
  }

  private step(step: PictureStep, path: StoryPath): void {
    const known = this.states.get(step.id);
    if (known !== undefined && known.kind !== step.kind) {
      this.problems.add(
        `“#${step.id}” is a ${known.kind} already, so it cannot be a ${step.kind}.`,
        this.map.placeOf(path),
        'Give this picture another name.',
      );
      return;
    }
    const state = known ?? {
      kind: step.kind,
      elements: new Map<string, DrawnKind>(),
      names: new Set<string>(),
      diagram: new DiagramStory(),
      count: 0,
      columns: 0,
      most: Infinity,
      first: step,
    };
    const at = [...path, 'content'];
    if (known === undefined) {
      this.states.set(step.id, state);
      this.beginning(step, path);
    } else if (step.kind === 'icon') {
      this.problems.add(
        'An icon cannot be continued.',
        this.map.placeOf(path),
        'Give this one another #name.',
      );
    } else this.continuing(step, state, path);
    switch (step.kind) {
      case 'plot':
      case 'geometry':
      case 'transform':
      case 'numberline':
        this.drawing(step.content, state, at);
        break;
      case 'chart':
        this.chart(step.content, state, at, known === undefined);
        break;
      case 'diagram':
        this.diagram(step.content, state, at);
        break;
      case 'table':
        this.table(step.content, state, at);
        break;
      case 'cells':
        this.cells(step.content, state, at);
        break;
      case 'code':
        state.count = step.content.code?.split('\n').length ?? state.count;
        this.range(step.content.highlight, 1, state.count, 'line', at);
        for (const part of step.content.walk ?? []) {
          if (part !== 'all') this.range(part, 1, state.count, 'line', at);
        }
        break;
      default:
    }
  }

  /** What a later block says that nothing would come of. */
  private continuing(step: PictureStep, {first}: PictureState, path: StoryPath): void {
    const before = new Map<string, unknown>(Object.entries(first.content));
    for (const [key, value] of Object.entries(step.content)) {
      const isLate = BEGIN_ONLY[step.kind]?.includes(key) === true && value !== undefined;
      if (!isLate || JSON.stringify(value) === JSON.stringify(before.get(key))) continue;
      this.problems.add(
        `“${key}” stays as the first block of “#${step.id}” says it.`,
        this.map.placeOfKey([...path, 'content', key]),
        `Write it there, or begin another ${step.kind} with a #name of its own.`,
      );
    }
    if (step.kind === 'chart') {
      for (const [label, {color}] of step.content.bars ?? []) {
        if (color === undefined) continue;
        this.problems.add(
          'A bar keeps the colour that it had at first.',
          this.map.placeOf([...path, 'content', 'bars', label, 'color']),
          `Write it in the first block of “#${step.id}”; “highlight: ${label}” draws attention to it.`,
        );
      }
    }
  }

  /** What a picture cannot begin without. */
  private beginning(step: PictureStep, path: StoryPath): void {
    const {content} = step;
    const missing =
      (step.kind === 'cells' && !('values' in content) && 'values: [3, 8, 12]') ||
      (step.kind === 'chart' && !('bars' in content) && 'bars: {one: 1, two: 2}') ||
      (step.kind === 'diagram' &&
        !('nodes' in content) &&
        !('edges' in content) &&
        'nodes: {one: One, two: Two}') ||
      (step.kind === 'table' &&
        !('rows' in content) &&
        !('matrix' in content) &&
        'rows: [[1, 2], [3, 4]]') ||
      (step.kind === 'code' && !('code' in content) && 'the code') ||
      undefined;
    if (missing === undefined) return;
    const others = [...this.states].filter(([id, {kind}]) => id !== step.id && kind === step.kind);
    const [other] = others;
    this.problems.add(
      `This ${step.kind} begins with nothing to show.`,
      this.map.placeOf(path),
      other === undefined
        ? `Begin it with ${missing}.`
        : `To continue an earlier one, write its name: ${step.kind} #${other[0]}.`,
    );
  }

  private drawing(content: DrawingContent, state: PictureState, at: StoryPath): void {
    (content.hide ?? []).forEach((name, index) =>
      this.element(name, state, [...at, 'hide', index]),
    );
    for (const [name, element] of content.draw ?? []) {
      const path = [...at, 'draw', name];
      if (state.elements.has(name)) {
        this.problems.add(
          `There is a “${name}” in this picture already.`,
          this.map.placeOfKey(path),
          'Give the new one another name, or change the old one with “move:”.',
        );
      }
      this.references(element, state, path);
      state.elements.set(name, this.kindOf(element, state));
    }
    (content.move ?? []).forEach((together, index) => {
      for (const [name, move] of together) {
        this.move(name, move, state, [...at, 'move', index, name]);
      }
    });
    (content.emphasise ?? []).forEach((name, index) =>
      this.element(name, state, [...at, 'emphasise', index]),
    );
  }

  /** A curve may be a vertical line, or a path that has no values. */
  private kindOf(element: PictureElement, {elements}: PictureState): DrawnKind {
    if (!('curve' in element)) return elementKind(element);
    const functions = [...elements].filter(([, kind]) => kind === 'curve');
    return kindOfCurve(element, {
      curves: new Set(functions.map(([name]) => name)),
      decimalComma: this.decimalComma,
    });
  }

  private references(element: PictureElement, state: PictureState, path: StoryPath): void {
    for (const [key, name] of Object.entries(element)) {
      const kinds = REFERENCES[key];
      if (kinds === undefined || typeof name !== 'string') continue;
      const kind = this.element(name, state, [...path, key]);
      if (kind !== undefined && !kinds.some(known => known === kind)) {
        this.problems.add(
          `“${name}” is a ${kind}, not a ${kinds.join(' or ')}.`,
          this.map.placeOf([...path, key]),
        );
      }
    }
    if ('point' in element && typeof element.point === 'number') {
      if (element.on === undefined && state.kind !== 'numberline') {
        this.problems.add(
          'A point of one number lies on a curve, which is not named.',
          this.map.placeOf([...path, 'point']),
          'Add “on: curve”, or give it two numbers such as [2, 3].',
        );
      }
    }
  }

  private move(name: string, move: ElementMove, state: PictureState, path: StoryPath): void {
    const kind = this.element(name, state, path, 'key');
    if (kind === undefined) return;
    const known: readonly string[] = [...(MOVES[kind] ?? SHAPE_MOVES), 'color'];
    // Letters of an expression are written beside it, not in a map of their own.
    const writable = known.filter(key => key !== 'parameters').join(', ');
    const keys = Object.keys(move);
    for (const key of keys) {
      if (known.includes(key)) continue;
      this.problems.add(
        `A ${kind} cannot be moved with “${key}”.`,
        this.map.placeOfKey([...path, key]),
        `It knows ${writable}.`,
      );
    }
    if (keys.length === 0) {
      this.problems.add(
        'This move says neither where to nor how.',
        this.map.placeOfKey(path),
        `Write one of ${writable}.`,
      );
    }
  }

  private chart(
    {bars = [], max, highlight}: ContentOf<'chart'>,
    state: PictureState,
    at: StoryPath,
    begins: boolean,
  ): void {
    if (begins) state.most = max ?? state.most;
    for (const [label, {value}] of bars) {
      const size = typeof value === 'number' ? value : (readNumeral(value) ?? 0);
      if (size > state.most) {
        this.problems.add(
          `The bar “${label}” is ${value}, more than the “max: ${state.most}”.`,
          this.map.placeOf([...at, 'bars', label]),
          `Write “max: ${value}” or more, or leave it out.`,
        );
      }
      if (begins) state.names.add(label);
      else this.name(label, 'bar', state, [...at, 'bars', label], 'key');
    }
    if (highlight !== undefined) this.name(highlight, 'bar', state, [...at, 'highlight']);
  }

  private diagram(content: ContentOf<'diagram'>, state: PictureState, at: StoryPath): void {
    for (const problem of state.diagram.next(content).problems) {
      const path = [...at, ...problem.at];
      this.problems.add(problem.message, this.map.placeOfKey(path), problem.remedy);
    }
    for (const id of state.diagram.nodes.keys()) state.names.add(id);
    for (const key of ['reveal', 'show'] as const) {
      (content[key] ?? []).forEach((id, index) =>
        this.name(id, 'node', state, [...at, key, index]),
      );
    }
    (content.walk ?? []).forEach((id, index, way) => {
      const path = [...at, 'walk', index];
      this.name(id, 'node', state, path);
      const before = way[index - 1];
      if (before === undefined || ![id, before].every(name => state.names.has(name))) return;
      if (state.diagram.leads(before, id)) return;
      this.problems.add(
        `No arrow leads from “${before}” to “${id}”.`,
        this.map.placeOf(path),
        `Add it to “edges:” as ${before} -> ${id}.`,
      );
    });
    if (content.highlight !== undefined) {
      this.name(content.highlight, 'node', state, [...at, 'highlight']);
    }
  }

  private table(content: ContentOf<'table'>, state: PictureState, at: StoryPath): void {
    const rows = content.matrix ?? content.rows;
    if (rows !== undefined) {
      // Rows of a later block come to those that are there.
      state.count += rows.length;
      const [columns, whose] = columnsOf(rows, content.head, state.columns);
      state.columns = columns;
      rows.forEach((row, index) => {
        if (row.length === columns) return;
        this.problems.add(
          `This row has ${row.length} ${row.length === 1 ? 'cell' : 'cells'}, ${whose} ${columns}.`,
          this.map.placeOf([...at, content.matrix === undefined ? 'rows' : 'matrix', index]),
          row.length < columns
            ? "Write '' for a cell that is empty."
            : 'A comma begins the next cell: put a text with a comma between quotes, such as "1,200".',
        );
      });
    }
    (content.show ?? []).forEach((row, index) =>
      this.range(row, 1, state.count, 'row', [...at, 'show', index]),
    );
    (content.highlight ?? []).forEach(({row, column, cell}, index) => {
      const path = [...at, 'highlight', index];
      this.range(row ?? cell?.[0], 1, state.count, 'row', path);
      this.range(column ?? cell?.[1], 1, state.columns, 'column', path);
    });
  }

  private cells(content: ContentOf<'cells'>, state: PictureState, at: StoryPath): void {
    state.count = content.values?.length ?? state.count;
    const last = state.count - 1;
    for (const [name, {at: cell}] of content.pointers ?? []) {
      this.range(cell, 0, last, 'cell', [...at, 'pointers', name]);
    }
    (content.highlight ?? []).forEach((mark, index) =>
      this.range(mark.at, 0, last, 'cell', [...at, 'highlight', index]),
    );
    this.range(content.dim, 0, last, 'cell', [...at, 'dim']);
    if (content.restore !== true) this.range(content.restore, 0, last, 'cell', [...at, 'restore']);
    for (const cell of content.swap ?? []) this.range(cell, 0, last, 'cell', [...at, 'swap']);
    for (const [cell] of content.set ?? []) {
      this.range(Number(cell), 0, last, 'cell', [...at, 'set', cell]);
    }
  }

  /** The kind of an element by its name; notes a problem where there is none. */
  private element(
    name: string,
    state: PictureState,
    path: StoryPath,
    place: 'key' | 'value' = 'value',
  ): DrawnKind | undefined {
    const kind = state.elements.get(name);
    if (kind === undefined) this.unknown(name, 'element', [...state.elements.keys()], path, place);
    return kind;
  }

  private name(
    name: string,
    what: string,
    state: PictureState,
    path: StoryPath,
    place: 'key' | 'value' = 'value',
  ): void {
    if (!state.names.has(name)) this.unknown(name, what, [...state.names], path, place);
  }

  private unknown(
    name: string,
    what: string,
    known: readonly string[],
    path: StoryPath,
    place: 'key' | 'value',
  ): void {
    this.problems.add(
      `There is no ${what} “${name}” in this picture.`,
      place === 'key' ? this.map.placeOfKey(path) : this.map.placeOf(path),
      known.length === 0
        ? 'A block continues a picture when both have the same #name.'
        : nearestOf(name, known),
    );
  }

  private range(
    at: number | readonly [number, number] | undefined,
    first: number,
    last: number,
    what: string,
    path: StoryPath,
  ): void {
    // That a picture begins with nothing is told by itself.
    if (at === undefined || last < first) return;
    const [from, to] = typeof at === 'number' ? [at, at] : at;
    const wrong = [from, to].find(value => !(value >= first && value <= last));
    if (wrong !== undefined) {
      this.problems.add(
        `There is no ${what} ${wrong}.`,
        this.map.placeOf(path),
        `They count from ${first} to ${last}.`,
      );
    } else if (from > to) {
      this.problems.add(
        `The range from ${from} to ${to} is empty.`,
        this.map.placeOf(path),
        `Write it as [${to}, ${from}].`,
      );
    }
  }
}

/** How many columns a table has, and what says so: its head, the rows that are there, or most of its rows. */
function columnsOf(
  rows: readonly (readonly unknown[])[],
  head: readonly unknown[] | undefined,
  already: number,
): readonly [number, string] {
  if (head !== undefined) return [head.length, 'the head has'];
  if (already > 0) return [already, 'those before have'];
  const countOf = (length: number): number => rows.filter(row => row.length === length).length;
  const lengths = rows.map(row => row.length).sort((a, b) => countOf(b) - countOf(a) || b - a);
  return [lengths[0] ?? 0, rows.length === 2 ? 'the other has' : 'most have'];
}
