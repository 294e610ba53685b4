/** KaTeX's reasons in words that help whoever wrote the formula. */

/** What is wrong, and what to do. */
export interface TexMessage {
  readonly message: string;
  readonly remedy: string;
}

const LIST = 'What formulas may hold is listed on katex.org/docs/support_table.html.';

/** What other packages draw is drawn by other blocks. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^(?:tikzpicture|tikz|pspicture|picture)$/, 'Draw it with a geometry, plot or diagram block.'],
  [
    /^(?:tikzcd|xymatrix|xy|forest)$/,
    'Draw it with a diagram block, or use \\begin{CD} … \\end{CD}.',
  ],
  [
    /^(?:prooftree|AxiomC|UnaryInfC|BinaryInfC|infer|inferrule)$/,
    'Write a rule as a fraction: \\frac{A \\quad B}{A \\land B}.',
  ],
  [/^(?:algorithm|algorithmic|algorithm2e|State)$/, 'Write it in a code block.'],
  [/^(?:lstlisting|verbatim|minted)$/, 'Write it in a code block.'],
  [/^(?:tabular|tabularx|longtable|table)$/, 'Write a table block, or use \\begin{array}{cc}.'],
  [/^(?:itemize|enumerate|description)$/, 'Write the items as lines of the lecture.'],
  [/^(?:figure|includegraphics)$/, 'Show an image as Markdown does: ![what it is](file.png).'],
  [/^(?:theorem|proof|lemma|definition|center|document)$/, 'Write words as lines of the lecture.'],
  [
    /^(?:enclose|longdiv|polylongdiv|opdiv)$/,
    'Use \\overline{\\smash{)}845}, or show the steps in a table.',
  ],
  [/^(?:chemfig|schemestart)$/, 'Write formulas of chemistry with \\ce{…}, or show an image.'],
  [/^(?:ref|eqref|cite|autoref|cref|pageref)$/, 'Say what is meant: nothing has a number here.'],
];

const SENTENCES: readonly (readonly [RegExp, (...found: string[]) => TexMessage])[] = [
  [
    /^Undefined control sequence: (\\.+)/s,
    command => {
      const elsewhere = remedyElsewhere(command.slice(1));
      return elsewhere === undefined
        ? {
            message: `The command \`${command}\` is not known.`,
            remedy: `Check its spelling, or define it in the front matter, as in macros: {${command}: …}. ${LIST}`,
          }
        : {message: `\`${command}\` is not for formulas here.`, remedy: elsewhere};
    },
  ],
  [
    /^No such environment: (.+)/s,
    name => ({
      message: `The environment “${name}” is not for formulas here.`,
      remedy:
        remedyElsewhere(name.replace(/\*$/, '')) ??
        'Formulas know aligned, array, cases, CD, gathered, matrix, pmatrix, bmatrix, vmatrix, smallmatrix.',
    }),
  ],
  [
    /^Expected 'EOF', got '&'/,
    () => ({
      message: 'A “&” stands outside of an environment.',
      remedy: 'Put it between \\begin{aligned} and \\end{aligned}, or write \\& for the sign.',
    }),
  ],
  [
    /^Expected 'EOF', got '#'/,
    () => ({message: 'A “#” has no meaning in a formula.', remedy: 'Write \\# for the sign.'}),
  ],
  [
    /^Expected 'EOF', got '\}'/,
    () => ({
      message: 'A “}” has no “{” before it.',
      remedy: 'Take it out, or write \\} for the sign.',
    }),
  ],
  [
    /^Expected '(?:\}|EOF)', got '(?:EOF|end of input)'|^Unexpected end of input in a macro argument, expected '\}'/,
    () => ({message: 'A “{” is not closed.', remedy: 'Add the missing “}”.'}),
  ],
  [
    /^Expected group (?:after|as argument to) '(.+?)'/s,
    command => ({
      message: `Nothing stands behind “${command}”.`,
      remedy: `Write what belongs there in braces: ${command}{…}.`,
    }),
  ],
  [
    /^Double (superscript|subscript)/,
    kind => ({
      message: `Something has two ${kind}s.`,
      remedy:
        kind === 'superscript'
          ? 'Use braces: x^{ab} or {x^a}^b.'
          : 'Use braces: x_{ab} or {x_a}_b.',
    }),
  ],
  [
    /^Can't use function '\$' in math mode/,
    () => ({
      message: 'A “$” stands within a formula.',
      remedy: 'Take it out, or write \\$ for the sign.',
    }),
  ],
  [
    /^(?:Expected|Invalid delimiter|Missing).*'?\\(?:right|left)/s,
    () => ({
      message: 'A \\left has no \\right.',
      remedy: 'Close it with \\right and a bracket; \\right. closes it invisibly.',
    }),
  ],
];

/** What KaTeX's reason means; undefined for reasons that are clear enough, or rare. */
export function messageOf(reason: string): TexMessage | undefined {
  for (const [pattern, say] of SENTENCES) {
    const found = pattern.exec(reason);
    if (found !== null) return say(...found.slice(1));
  }
  return undefined;
}

/** What to use instead of a command or environment of another package; undefined where it is of none known. */
export function remedyElsewhere(name: string): string | undefined {
  return ELSEWHERE.find(([pattern]) => pattern.test(name))?.[1];
}
