/** Checks what the blocks of a picture may say by their order: what the first must, and what only it can. */
import {blockOf} from '../../../schema/block-words.ts';
import type {PictureStep} from '../../../schema/pictures.ts';
import type {LectureProblems} from '../lecture-problems.ts';
import type {SourceMap, StoryPath} from '../source-map.ts';

/** What only the first block of a picture can say. */
const BEGIN_ONLY: Partial<Record<PictureStep['kind'], readonly string[]>> = {
  cells: ['values', 'indices'],
  chart: ['unit', 'max'],
  code: ['language'],
  diagram: ['reveal'],
  geometry: ['x', 'y'],
  numberline: ['range', 'step'],
  plot: ['x', 'y', 'xLabel', 'yLabel', 'numbers', 'grid', 'xUnit'],
  table: ['head', 'matrix', 'align', 'reveal'],
  transform: ['extent'],
};

/** Judges the blocks of one section by those before them. */
export class BlockOrder {
  /** The first block of each picture. */
  private readonly firsts = new Map<string, PictureStep>();

  public constructor(
    private readonly map: SourceMap,
    private readonly problems: LectureProblems,
  ) {}

  /**
   * Judges the next block.
   *
   * @returns whether it belongs to its picture; not where it is of another kind.
   */
  public next(step: PictureStep, path: StoryPath): boolean {
    const first = this.firsts.get(step.id);
    if (first === undefined) {
      this.beginning(step, path);
      this.firsts.set(step.id, step);
    } else if (first.kind !== step.kind) {
      this.problems.add(
        `“#${step.id}” is ${blockOf(first.kind, 'a')} already, so it cannot be ${blockOf(step.kind, 'a')}.`,
        this.map.placeOf(path),
        'Give this picture another name.',
      );
      return false;
    } else if (step.kind === 'icon') {
      this.problems.add(
        'An icon cannot be continued.',
        this.map.placeOf(path),
        'Give this one another #name.',
      );
    } else this.continuing(step, first, path);
    return true;
  }

  /** What a picture cannot begin without. */
  private beginning(step: PictureStep, path: StoryPath): void {
    const missing = missingIn(step);
    if (missing === undefined) return;
    const other = [...this.firsts.values()].find(({kind}) => kind === step.kind);
    this.problems.add(
      `This ${blockOf(step.kind)} begins with nothing to show.`,
      this.map.placeOf(path),
      other === undefined
        ? `Begin it with ${missing}.`
        : `To continue an earlier one, write its name: ${step.kind} #${other.id}.`,
    );
  }

  /** What a later block says that nothing would come of. */
  private continuing(step: PictureStep, first: PictureStep, path: StoryPath): void {
    const before = new Map<string, unknown>(Object.entries(first.content));
    for (const [key, value] of Object.entries(step.content)) {
      const isLate = BEGIN_ONLY[step.kind]?.includes(key) === true && value !== undefined;
      if (!isLate || JSON.stringify(value) === JSON.stringify(before.get(key))) continue;
      this.problems.add(
        `“${key}” stays as the first block of “#${step.id}” says it.`,
        this.map.placeOfKey([...path, 'content', key]),
        `Write it there, or begin another ${blockOf(step.kind)} with a #name of its own.`,
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
}

/** What a first block lacks, as it could be written; undefined where it has it. */
function missingIn({kind, content}: PictureStep): string | undefined {
  switch (kind) {
    case 'cells':
      return 'values' in content ? undefined : 'values: [3, 8, 12]';
    case 'chart':
      return 'bars' in content ? undefined : 'bars: {one: 1, two: 2}';
    case 'diagram':
      return isFilled(content, 'nodes') || isFilled(content, 'edges')
        ? undefined
        : 'nodes: {one: One, two: Two}';
    case 'table':
      return 'rows' in content || 'matrix' in content ? undefined : 'rows: [[1, 2], [3, 4]]';
    case 'code':
      return 'code' in content ? undefined : 'the code';
    default:
      return undefined;
  }
}

/** Whether a block has a list that is not empty. */
function isFilled(content: object, key: string): boolean {
  const value: unknown = new Map<string, unknown>(Object.entries(content)).get(key);
  return Array.isArray(value) && value.length > 0;
}
