/** Turns what the renderer tells into progress. */
import type {RenderEvent} from '../../renderer/node/index.ts';
import type {CommandSession} from '../command-session.ts';
import {formatDuration} from '../format.ts';
import {type Progress, createProgress} from './progress.ts';

/**
 * Shows the progress of some work, and its warnings when it is over.
 *
 * @param work - Gets a listener for the renderer, and the display for what goes before.
 */
export async function withProgress<TResult>(
  session: CommandSession,
  work: (onEvent: (event: RenderEvent) => void, progress: Progress) => Promise<TResult>,
): Promise<TResult> {
  const progress = createProgress(session);
  const warnings: string[] = [];
  let wentWell = false;
  try {
    const result = await work(followRendering(progress, warnings), progress);
    wentWell = true;
    return result;
  } finally {
    await progress.end(wentWell);
    for (const warning of warnings) session.warn(warning);
  }
}

function followRendering(progress: Progress, warnings: string[]): (event: RenderEvent) => void {
  return event => {
    switch (event.kind) {
      case 'plan':
        progress.begin(event.sections.map(({section}) => section));
        break;
      case 'frames':
        progress.advance(event.section, 'render', event.share);
        break;
      case 'measuring':
        progress.advance(event.section, 'measure', event.share);
        break;
      case 'section': {
        const {section, durationSeconds, reused} = event.section;
        const kept = reused ? ', kept from before' : '';
        progress.finish(section, `${formatDuration(durationSeconds)} of video${kept}`);
        break;
      }
      case 'joining':
        progress.announce('Joining the sections');
        break;
      case 'warning':
        warnings.push(event.message);
        break;
    }
  };
}
