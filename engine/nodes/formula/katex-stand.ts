/**
 * The hidden place in the page where KaTeX lays formulas out, far larger than
 * they are shown, so that the browser's rounding does not matter.
 */
import katexStyles from 'katex/dist/katex.min.css?inline';
import 'katex/contrib/mhchem';
import katex from 'katex';
import {LecternError} from '../../../schema/errors.ts';
import {WORDS_FONT} from '../../fonts.ts';
import './katex-fonts.ts';

/** Px to an em on the stand. */
export const STAND_EM = 1000;

/** Malformed TeX, in KaTeX's own words. */
export class TexError extends LecternError {
  /** The TeX as it was written. */
  public readonly tex: string;
  /** Where KaTeX stopped, from 0; undefined where it does not say. */
  public readonly position: number | undefined;

  public constructor(tex: string, reason: string, position?: number) {
    const place = position === undefined ? '' : ` (at “${tex.slice(position, position + 12)}”)`;
    super({
      code: 'malformed-formula',
      message: `The formula “${tex}” is no TeX that KaTeX understands: ${reason}${position === tex.length ? ' (at its end)' : place}`,
      remedy: 'Mend the TeX; what KaTeX knows is listed on katex.org/docs/supported.html.',
    });
    this.name = 'TexError';
    this.tex = tex;
    this.position = position;
  }
}

const place = buildStand();

/**
 * Why KaTeX cannot read some TeX; undefined when it can.
 *
 * @param display - Reads it as a formula of its own, not one in a line of text.
 */
export function texFailure(
  tex: string,
  display: boolean,
): {readonly reason: string; readonly stoppedAt: number | undefined} | undefined {
  const refused: string[] = [];
  try {
    katex.renderToString(tex, {
      ...settings(display),
      trust: context => {
        if (!isDrawn(context)) refused.push(context.command);
        return isDrawn(context);
      },
    });
    const [command] = refused;
    if (command === undefined) return undefined;
    const reason = `${command} reaches outside of the formula and is not drawn`;
    return {reason, stoppedAt: tex.indexOf(command)};
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    const {rawMessage, message, position} = error;
    return {
      reason: rawMessage === '' ? message : rawMessage,
      stoppedAt: Number.isInteger(position) ? position : undefined,
    };
  }
}

/**
 * Lets KaTeX lay TeX out and hands on what came of it, which is taken away afterwards.
 *
 * @param tex - TeX that KaTeX can read.
 * @param display - Lays it out as a formula of its own, not one in a line of text.
 */
export function onStand<TResult>(
  tex: string,
  display: boolean,
  read: (formula: Element) => TResult,
): TResult {
  try {
    katex.render(withoutNumbers(tex), place, settings(display));
    return read(place.querySelector('.katex-html') ?? place);
  } finally {
    place.replaceChildren();
  }
}

function settings(displayMode: boolean): katex.KatexOptions {
  return {
    displayMode,
    output: 'html',
    strict: 'ignore',
    throwOnError: true,
    trust: isDrawn,
  };
}

function isDrawn({command}: {readonly command: string}): boolean {
  return command === '\\htmlData';
}

/** Equations are not numbered: a number says nothing in a frame; `\tag` gives one that does. */
function withoutNumbers(tex: string): string {
  return tex.replaceAll(/(\\(?:begin|end)\{(?:equation|align|gather|alignat))\}/g, '$1*}');
}

function buildStand(): HTMLElement {
  const host = document.createElement('div');
  host.style.cssText =
    'position:fixed;left:0;top:0;width:0;height:0;overflow:hidden;visibility:hidden;pointer-events:none';
  const shadow = host.attachShadow({mode: 'open'});
  const styles = document.createElement('style');
  // Faces are not looked up in a shadow root; letters that KaTeX's fonts lack are set as words are.
  const katexRules = katexStyles
    .replaceAll(/@font-face\s*\{[^}]*\}/g, '')
    .replaceAll(/(font-family:\s*KaTeX_\w+)/g, `$1,${WORDS_FONT}`);
  styles.textContent = `${katexRules}
    .stand { position: absolute; width: max-content; direction: ltr; white-space: nowrap; color: #000; }
    .katex-display { margin: 0; }
    .katex { font: normal ${STAND_EM}px/1.2 KaTeX_Main,${WORDS_FONT} !important; }
    .katex-display > .katex > .katex-html > .katex-tag { position: static; margin-left: 2em; }`;
  const stand = document.createElement('div');
  stand.className = 'stand';
  shadow.append(styles, stand);
  document.body.append(host);
  return stand;
}
