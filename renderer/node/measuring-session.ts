/** Measures sections of a lecture again and again, also with scenes that are not saved: one browser for all. */
import path from 'node:path';
import type {MeasuredSection} from '../../schema/measured-section.ts';
import type {LecturePage} from './lecture-page.ts';
import {measureOn} from './measure-sections.ts';
import {PagePool, type PagePoolOptions} from './page-pool.ts';
import {pickSections} from './render-options.ts';

const FRAMES_PER_SECOND = 30;

/** How a section is to be measured. */
export interface SectionMeasurement {
  /** Its scene; as it is in its file unless given. */
  readonly text?: string | undefined;
  /** Whether the pictures at rest are kept with the moments; not unless said so. */
  readonly keepsStills?: boolean | undefined;
  /** Whether they have the anchor grid over them, as PNG for a model; otherwise they are plain WebP. */
  readonly drawsGrid?: boolean | undefined;
}

/** A lecture that is held ready to be measured. */
export class MeasuringSession {
  private page: LecturePage | undefined;

  private constructor(
    private readonly pool: PagePool,
    private readonly unsaved: Map<string, string>,
  ) {
    this.page = pool.first;
  }

  /**
   * Runs an action with a lecture that is ready to be measured, and closes all after it.
   *
   * @throws LecternError for what cannot be opened; what the action threw.
   */
  public static use<TResult>(
    options: Pick<PagePoolOptions, 'lectureDir' | 'browser' | 'signal'>,
    action: (session: MeasuringSession) => Promise<TResult>,
  ): Promise<TResult> {
    const unsaved = new Map<string, string>();
    return PagePool.use({...options, unsavedScenes: unsaved}, pool =>
      action(new MeasuringSession(pool, unsaved)),
    );
  }

  /**
   * The names of the sections in order.
   *
   * @param wanted - Names or numbers from 1; all unless given.
   * @throws LecternError `section-missing`, `lecture-empty`.
   */
  public sections(wanted?: readonly string[]): readonly string[] {
    return pickSections(this.pool.first.lecture.sections, wanted);
  }

  /** The file of a section's scene, as the project imports it. */
  public fileOf(section: string): string {
    return this.pool.fileOf(section) ?? path.join(this.pool.lectureDir, 'scenes', `${section}.tsx`);
  }

  /**
   * Measures a section.
   *
   * @throws LecternError `scene-error` when it does not load or play.
   */
  public async measure(
    section: string,
    {text, keepsStills = false, drawsGrid}: SectionMeasurement = {},
  ): Promise<MeasuredSection> {
    await this.take(this.fileOf(section), text);
    this.page ??= await this.pool.openPage();
    return measureOn(this.pool, this.page, {
      section,
      framesPerSecond: FRAMES_PER_SECOND,
      keepsStills,
      drawsGrid,
    });
  }

  /** Lets pages see a scene as it is given; one that has seen another goes. */
  private async take(file: string, text: string | undefined): Promise<void> {
    // What is tried out in another section has nothing to do here, and may not even load.
    const others = [...this.unsaved.keys()].filter(other => other !== file);
    if (others.length === 0 && this.unsaved.get(file) === text) return;
    for (const other of others) this.unsaved.delete(other);
    if (text === undefined) this.unsaved.delete(file);
    else this.unsaved.set(file, text);
    this.pool.readAgain([file, ...others]);
    if (this.page !== this.pool.first) await this.page?.close();
    this.page = undefined;
  }
}
