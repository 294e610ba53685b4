/** Font files that turn out to be needed only while a scene plays. */
import {WaitError, withinLimit} from '../../engine/waits.ts';
import {tellOfWait} from './life-signs.ts';
import type {Complaint} from './section-error.ts';

/**
 * Waits for fonts that are being loaded. A text that was put together while the scene played can
 * need a file that its source did not show: then all was measured with another face.
 *
 * @param tell - Makes an error of what is waited for in vain.
 * @returns Whether there were any.
 */
export async function lateFonts(tell: (complaint: Complaint) => Error): Promise<boolean> {
  if (document.fonts.status !== 'loading') return false;
  const loaded = document.fonts.ready.then();
  const name = () => `The font ${loadingFonts()}`;
  await withinLimit(loaded, name, undefined, tellOfWait).catch((error: unknown) => {
    if (!(error instanceof WaitError)) throw error;
    throw tell({
      message: error.message,
      remarks: 'See whether its file can be read at all, or use a font that Lectern brings along.',
    });
  });
  return true;
}

function loadingFonts(): string {
  const loading = [...document.fonts].filter(({status}) => status === 'loading');
  return [...new Set(loading.map(({family}) => family))].join(', ');
}
