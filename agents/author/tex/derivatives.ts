/** Derivatives as the packages physics, derivative and diffcoeff write them: `\dv{f}{x}`, `\pdv[2]{f}{x}`, `\dv{x}`. */
import {argumentAt, optionAt, pieceAt} from './scan-tex.ts';

const SIGNS: Readonly<Record<string, string>> = {
  '\\derivative': '\\mathrm{d}',
  '\\diff': '\\mathrm{d}',
  '\\dv': '\\mathrm{d}',
  '\\fdv': '\\delta',
  '\\odv': '\\mathrm{d}',
  '\\partialderivative': '\\partial',
  '\\pdv': '\\partial',
  '\\diffp': '\\partial',
};

/** Replaces derivatives by fractions. */
export function expandDerivatives(tex: string): string {
  if (!/\\(?:[pof]?dv|(?:partial)?derivative|diffp?)(?![a-zA-Z])/.test(tex)) return tex;
  let result = '';
  for (let at = 0; at < tex.length;) {
    const {text, end} = pieceAt(tex, at);
    const sign = SIGNS[text];
    const replaced = sign === undefined ? undefined : derivativeAt(sign, tex, end);
    result += replaced?.text ?? text;
    at = replaced?.end ?? end;
  }
  return result;
}

function derivativeAt(
  sign: string,
  tex: string,
  offset: number,
): {text: string; end: number} | undefined {
  const order = optionAt(tex, offset);
  const first = argumentAt(tex, order?.end ?? offset);
  if (first === undefined) return undefined;
  const hasSecond = /^\s*\{/.test(tex.slice(first.end));
  const second = hasSecond ? argumentAt(tex, first.end) : undefined;
  const third =
    second !== undefined && tex.startsWith('{', second.end)
      ? argumentAt(tex, second.end)
      : undefined;
  const power = order === undefined ? '' : `^{${order.text}}`;
  const spaced = /^\\[a-z]+$/.test(sign) ? `${sign} ` : sign;
  const text =
    second === undefined
      ? `\\frac{${sign}${power}}{${spaced}${first.text}${power}}`
      : third !== undefined && sign === '\\partial'
        ? `\\frac{${sign}^2 ${first.text}}{${spaced}${second.text}\\,${spaced}${third.text}}`
        : `\\frac{${power === '' ? spaced : `${sign}${power}`}${first.text}}{${spaced}${second.text}${power}}`;
  return {
    text: expandDerivatives(text),
    end: (third !== undefined && sign === '\\partial' ? third : (second ?? first)).end,
  };
}
