/** TeX with a sign too few or too many: the fewest that let KaTeX read it. */
import ts from 'typescript';
import {writtenText} from '../../diagnose/written-text.ts';
import {inlineFormulas, problemsOfTex} from '../../tex-problems.ts';
import type {Fix} from '../fix.ts';

/** Signs that may be missing. */
const SIGNS = ['}', '{}', '{', '\\right.'];
/** The most signs that are put in or taken out. */
const MOST = 3;
/** How many formulas are followed further at a time. */
const BEAM = 8;

export const texSigns: Fix = {
  code: 'tex-signs',
  mends: ['malformed-formula'],
  *propose({node}) {
    const isPart = ts.isTaggedTemplateExpression(node.parent);
    const written = writtenText(isPart ? node.parent : node);
    if (written === undefined) return;
    const isRaw = ts.isTaggedTemplateExpression(written.node);
    const pieces = [
      {tex: written.text, offset: 0, displayMode: true},
      ...[...inlineFormulas(written.text)].map(piece => ({...piece, displayMode: false})),
    ];
    for (const {tex, offset, displayMode} of pieces) {
      const mended = withFewestSigns(tex, displayMode);
      if (mended === undefined) continue;
      const {start, length} = written.spanOf(offset, tex.length);
      const text = isRaw ? mended : mended.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
      yield {
        title: 'signs of TeX that were missing or too much',
        splices: [{start, end: start + length, text}],
      };
    }
  },
};

/** A formula that can be read, with the fewest signs changed; undefined when none is found. */
function withFewestSigns(tex: string, displayMode: boolean): string | undefined {
  let beam = [{tex, place: placeOfProblem(tex, displayMode)}];
  if (beam[0]?.place === undefined) return undefined;
  for (let count = 0; count < MOST; count++) {
    const next = beam.flatMap(state =>
      neighbours(state.tex, state.place ?? 0).map(changed => ({
        tex: changed,
        place: placeOfProblem(changed, displayMode),
      })),
    );
    const readable = next.find(({place}) => place === undefined);
    if (readable !== undefined) return readable.tex;
    beam = next.sort((a, b) => (b.place ?? 0) - (a.place ?? 0)).slice(0, BEAM);
  }
  return undefined;
}

/** Where reading stops; undefined when it does not. */
function placeOfProblem(tex: string, displayMode: boolean): number | undefined {
  const [problem] = problemsOfTex(tex, displayMode);
  return problem === undefined ? undefined : (problem.at?.offset ?? tex.length);
}

/** Formulas with one sign changed: where reading stops, at the end, at a brace before. */
function neighbours(tex: string, at: number): string[] {
  const changed = (start: number, end: number, text: string): string =>
    tex.slice(0, start) + text + tex.slice(end);
  const dangling = /[_^]\{?\s*$/.exec(tex);
  const braces = [...tex.slice(0, at).matchAll(/[{}]/g)].map(({index}) => index).slice(-3);
  return [
    ...(dangling === null ? [] : [tex.slice(0, dangling.index)]),
    ...(/[}&]/.test(tex[at] ?? '') ? [changed(at, at + 1, '')] : []),
    ...SIGNS.map(sign => changed(tex.length, tex.length, sign)),
    ...SIGNS.map(sign => changed(at, at, sign)),
    ...(tex[at] === '{' ? [changed(at, at + 1, '')] : []),
    ...braces.map(place => changed(place, place + 1, '')),
  ];
}
