/** Font files that turn out to be needed only while a scene plays. */
import {withinLimit} from '../../engine/waits.ts';

/**
 * Waits for fonts that are being loaded. A text that was put together while the scene played can
 * need a file that its source did not show: then all was measured with another face.
 *
 * @returns Whether there were any.
 */
export async function lateFonts(): Promise<boolean> {
  if (document.fonts.status !== 'loading') return false;
  await withinLimit(document.fonts.ready.then(), () => `The font ${loadingFonts()}`);
  return true;
}

function loadingFonts(): string {
  const loading = [...document.fonts].filter(({status}) => status === 'loading');
  return [...new Set(loading.map(({family}) => family))].join(', ');
}
