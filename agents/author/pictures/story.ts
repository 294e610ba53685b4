/** A picture over a section: what every kind of picture is written from. */
import type {ContentOf, PictureKind} from '../../../schema/pictures.ts';
import type {Storyboard} from '../../../schema/storyboard.ts';
import type {Area, SizeWish} from '../stage-plan.ts';
import type {Moment, SceneScript} from '../scene-script.ts';

/** One picture, and what the beats say of it. */
export interface PictureStory<TKind extends PictureKind = PictureKind> {
  readonly id: string;
  readonly kind: TKind;
  readonly area: Area;
  /** What each block says, in order; the first one begins the picture. */
  readonly steps: readonly {readonly moment: Moment; readonly content: ContentOf<TKind>}[];
  /** Colours of parts of formulas in the whole lecture. */
  readonly colors: Storyboard['colors'];
  /** The accent of its section. */
  readonly accent: string;
  /** Whether numbers in expressions are written with a decimal comma. */
  readonly decimalComma: boolean;
}

/** How one kind of picture becomes code. */
export interface PictureWriter<TKind extends PictureKind> {
  /** How much room it would like. */
  wish(steps: PictureStory<TKind>['steps']): SizeWish;
  /**
   * Writes its declarations and what the beats play.
   *
   * @returns The variable that the picture stands under.
   */
  write(story: PictureStory<TKind>, script: SceneScript): string;
}

/** The code that places a node: `stage.placeIn(…, 'A1', 'C3')`. */
export function placed(node: string, [from, to]: Area): string {
  return from === to
    ? `stage.place(${node}, '${from}')`
    : `stage.placeIn(${node}, '${from}', '${to}')`;
}

/** What all blocks of a picture say, in order. */
export function everyContent<TKind extends PictureKind>({
  steps,
}: PictureStory<TKind>): readonly ContentOf<TKind>[] {
  return steps.map(step => step.content);
}
