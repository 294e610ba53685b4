/** Checks what only other libraries know of: TeX, icons, the files of images. */
import type {PictureStep} from '../../schema/pictures.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import {ICON_REMEDY, problemOfIcon} from '../icon-hints.ts';
import {inlineFormulas, problemsOfTex} from '../tex-problems.ts';
import {lossOfImage, problemOfImage} from './image-files.ts';
import type {LectureProblems} from './lecture-problems.ts';
import type {SourceMap, StoryPath} from './source-map.ts';

const TEX_REMEDY = 'What KaTeX knows is listed on katex.org/docs/supported.html.';

/** Keys whose texts are expressions. */
const EXPRESSIONS: ReadonlySet<string> = new Set(['curve', 'domain', 'parameters']);

/**
 * Notes malformed TeX, unknown icons, missing images.
 *
 * @param sourceDir - The folder that paths of images count from.
 */
export function checkTexts(
  storyboard: Storyboard,
  sourceDir: string,
  map: SourceMap,
  problems: LectureProblems,
): void {
  const check = new TextCheck(sourceDir, map, problems);
  check.words(storyboard.title, ['title']);
  storyboard.sections.forEach((section, sectionIndex) => {
    const at = ['sections', sectionIndex];
    check.words(section.title, [...at, 'title']);
    section.beats.forEach((beat, beatIndex) => {
      const beatPath = [...at, 'beats', beatIndex];
      check.words(beat.line, [...beatPath, 'line']);
      beat.pictures.forEach((step, index) =>
        check.step(step, [...beatPath, 'pictures', index, 'content']),
      );
    });
  });
}

class TextCheck {
  public constructor(
    private readonly sourceDir: string,
    private readonly map: SourceMap,
    private readonly problems: LectureProblems,
  ) {}

  public words(words: string, at: StoryPath): void {
    for (const {tex} of inlineFormulas(words)) this.tex(tex, false, at);
  }

  public step(step: PictureStep, at: StoryPath): void {
    switch (step.kind) {
      case 'formula':
        step.content.steps.forEach((tex, index) => this.tex(tex, true, [...at, 'steps', index]));
        break;
      case 'code':
        break;
      case 'icon':
        this.icon(step.content.name, [...at, 'name']);
        this.words(step.content.label ?? '', [...at, 'label']);
        break;
      case 'image':
        this.image(step.content.source, at);
        break;
      default:
        this.values(step.content, at);
    }
  }

  /** Looks through all strings of a picture: labels with TeX, icons. */
  private values(value: unknown, at: StoryPath): void {
    if (typeof value === 'string') {
      if (at.at(-1) === 'icon') this.icon(value, at);
      else this.words(value, at);
    } else if (isEntries(value, at)) {
      for (const [name, item] of value) {
        this.words(name, [...at, name]);
        this.values(item, [...at, name]);
      }
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => this.values(item, [...at, index]));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (!EXPRESSIONS.has(key)) this.values(item, [...at, key]);
      }
    }
  }

  private tex(tex: string, displayMode: boolean, at: StoryPath): void {
    for (const problem of problemsOfTex(tex, displayMode)) {
      this.problems.add(
        problem.message,
        this.map.placeOf(at, tex, problem.at?.offset ?? 0),
        problem.remedy ?? TEX_REMEDY,
      );
    }
  }

  private icon(name: string, at: StoryPath): void {
    const problem = problemOfIcon(name);
    if (problem === undefined) return;
    this.problems.add(problem, this.map.placeOf(at, name), ICON_REMEDY);
  }

  private image(source: string, at: StoryPath): void {
    const place = this.map.placeOf(at, source);
    const problem = problemOfImage(source, this.sourceDir);
    if (problem !== undefined) {
      this.problems.add(problem.message, place, problem.remedy);
      return;
    }
    const loss = lossOfImage(source, this.sourceDir);
    if (loss !== undefined) this.problems.warn(loss.message, place, loss.remedy);
  }
}

/** Whether a value holds others by name. */
function isEntries(value: unknown, at: StoryPath): value is (readonly [string, unknown])[] {
  const isNamed = at.some(
    (step, index) => NAMED.includes(String(step)) && index >= at.length - (step === 'move' ? 2 : 1),
  );
  return (
    isNamed &&
    Array.isArray(value) &&
    value.every(entry => Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string')
  );
}

/** Keys whose values have names of the lecture's own. */
const NAMED = ['bars', 'draw', 'move', 'nodes', 'pointers', 'set'];
