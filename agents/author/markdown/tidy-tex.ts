/** TeX as people copy it from papers and notebooks, in the form that KaTeX draws without numbers and labels. Pure. */

/** Environments that KaTeX numbers, does not know, or allows only in display mode, and what they are here. */
const ENVIRONMENTS: Readonly<Record<string, string>> = {
  align: 'aligned',
  'align*': 'aligned',
  alignat: 'alignedat',
  'alignat*': 'alignedat',
  flalign: 'aligned',
  'flalign*': 'aligned',
  gather: 'gathered',
  'gather*': 'gathered',
  multline: 'gathered',
  'multline*': 'gathered',
  split: 'aligned',
};

/** One formula on one line, as a step of a formula block is. */
export function tidyTex(tex: string): string {
  return withoutComments(tex)
    .replace(/^\s*\{[\d|,\s-]*(?:all)?[\d|,\s-]*\}\s*\n/, '')
    .replace(/\\label\{[^}]*\}|\\(?:nonumber|notag)\b/g, '')
    .replace(/\\(begin|end)\{equation\*?\}/g, '')
    .replace(/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}')
    .replace(/\\end\{eqnarray\*?\}/g, '\\end{array}')
    .replace(/\\(begin|end)\{([a-z]+\*?)\}/g, (all, side: string, name: string) => {
      const other = ENVIRONMENTS[name];
      return other === undefined ? all : `\\${side}{${other}}`;
    })
    .replace(/\\text(?:rm|bf|it|sf|tt)?\{[^{}$]*\$[^{}]*\}/g, text =>
      text.replace(/(?<!\\)\$((?:\\.|[^$\\])+)\$/g, '\\($1\\)'),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** A percent sign begins a comment in TeX, but nobody writes one behind a number or within a line. */
function withoutComments(tex: string): string {
  const lines = tex.split('\n');
  return lines
    .map(line =>
      line.replace(/(?<!\\)((?:\\\\)*)%(.*)$/, (all, slashes: string, rest: string, at: number) =>
        lines.length > 1 && /(?:^|\s)$/.test(line.slice(0, at))
          ? slashes
          : `${slashes}\\%${rest.replace(/(?<!\\)%/g, '\\%')}`,
      ),
    )
    .join('\n');
}
