/** The rehearsal of sections, as the renderer does it and the agents want to hear of it. */
import {type SharedBrowser, rehearseSections} from '../renderer/node/index.ts';
import type {Rehearsal} from './compose-lecture.ts';

/** Plays sections, by name. */
export async function rehearse(
  lectureDir: string,
  sections: readonly string[],
  browser: SharedBrowser,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Rehearsal>> {
  const played = await rehearseSections({lectureDir, sections, browser, signal});
  return new Map(
    played.map((section): [string, Rehearsal] => {
      if (section.kind === 'played') return [section.section, {kind: 'played'}];
      const {code, message, remedy, where} = section.error;
      const failure = {code, message, remedy, line: where?.line ?? 1, column: where?.column ?? 1};
      return [section.section, {kind: 'failed', failure}];
    }),
  );
}
