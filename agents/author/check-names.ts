/** Checks what the blocks of a picture say of one another: whether the names, rows and positions they use exist. */
import {decimalSignOf} from '../../schema/numerals.ts';
import type {PictureStep} from '../../schema/pictures.ts';
import type {Section, Storyboard} from '../../schema/storyboard.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {BarNames} from './names/bar-names.ts';
import {BlockOrder} from './names/block-order.ts';
import {ArrayCells, CodeLines, TableRows} from './names/counted-parts.ts';
import {ElementNames} from './names/element-names.ts';
import {NodeNames} from './names/node-names.ts';
import {SaidNames} from './names/said-names.ts';
import type {SourceMap, StoryPath} from './source-map.ts';

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

/** What is known of the pictures of one kind, each by its id. */
class PerPicture<TKnown> {
  private readonly pictures = new Map<string, TKnown>();

  public constructor(private readonly begin: () => TKnown) {}

  public of(id: string): TKnown {
    const known = this.pictures.get(id) ?? this.begin();
    this.pictures.set(id, known);
    return known;
  }
}

class SectionCheck {
  private readonly order: BlockOrder;
  private readonly bars: PerPicture<BarNames>;
  private readonly cells: PerPicture<ArrayCells>;
  private readonly elements: PerPicture<ElementNames>;
  private readonly lines: PerPicture<CodeLines>;
  private readonly nodes: PerPicture<NodeNames>;
  private readonly numbers: PerPicture<ElementNames>;
  private readonly rows: PerPicture<TableRows>;

  public constructor(
    decimalComma: boolean,
    map: SourceMap,
    private readonly problems: LectureProblems,
  ) {
    const said = new SaidNames(map, problems);
    this.order = new BlockOrder(map, problems);
    this.bars = new PerPicture(() => new BarNames(said));
    this.cells = new PerPicture(() => new ArrayCells(said));
    this.elements = new PerPicture(() => new ElementNames(said, decimalComma, false));
    this.lines = new PerPicture(() => new CodeLines(said));
    this.nodes = new PerPicture(() => new NodeNames(said));
    this.numbers = new PerPicture(() => new ElementNames(said, decimalComma, true));
    this.rows = new PerPicture(() => new TableRows(said));
  }

  public run(section: Section, path: StoryPath): void {
    section.beats.forEach((beat, beatIndex) => {
      beat.pictures.forEach((step, index) => {
        if (!this.problems.canJudge(section.id, step.id)) return;
        const at = [...path, 'beats', beatIndex, 'pictures', index];
        if (this.order.next(step, at)) this.names(step, [...at, 'content']);
      });
    });
  }

  private names(step: PictureStep, at: StoryPath): void {
    switch (step.kind) {
      case 'plot':
      case 'geometry':
      case 'transform':
        this.elements.of(step.id).next(step.content, at);
        break;
      case 'numberline':
        this.numbers.of(step.id).next(step.content, at);
        break;
      case 'chart':
        this.bars.of(step.id).next(step.content, at);
        break;
      case 'diagram':
        this.nodes.of(step.id).next(step.content, at);
        break;
      case 'table':
        this.rows.of(step.id).next(step.content, at);
        break;
      case 'cells':
        this.cells.of(step.id).next(step.content, at);
        break;
      case 'code':
        this.lines.of(step.id).next(step.content, at);
        break;
      default:
    }
  }
}
