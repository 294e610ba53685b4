/** The rehearsal of sections, as the renderer does it and the agents want to hear of it. */
import {rehearseSections} from '../renderer/node/index.ts';
import type {Rehearsal} from './compose-lecture.ts';
import {overlapsIn} from './overlaps.ts';

/** Plays sections, by name. */
export async function rehearse(
  lectureDir: string,
  sections: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Rehearsal>> {
  const played = await rehearseSections({lectureDir, sections, signal});
  return new Map(
    played.map((section): [string, Rehearsal] => {
      if (section.kind === 'failed') {
        const {code, message, remedy, where} = section.error;
        const failure = {code, message, remedy, line: where?.line ?? 1, column: where?.column ?? 1};
        return [section.section, {kind: 'failed', failure}];
      }
      return [
        section.section,
        {
          kind: 'played',
          layout: section.layout,
          stills: section.stills.map(png => `data:image/png;base64,${png.toString('base64')}`),
          problems: [
            ...section.problems.map(({message}) => message),
            ...overlapsIn(section.layout),
          ],
        },
      ];
    }),
  );
}
