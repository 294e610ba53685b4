/**
 * Calls that models make up, and what says the same with what there is: `$0` is the thing
 * itself, `$1` … its arguments, `$n` counts the calls of that name on the same thing from 2.
 * What an idiom comes to is tried out like any other change.
 */
export interface Idiom {
  readonly method: string;
  /** How many arguments the call has. */
  readonly takes: number;
  readonly says: string;
}

/** The idioms, of one method the likeliest first. */
export const IDIOMS: readonly Idiom[] = [
  // Tables and arrays.
  {method: 'setCell', takes: 3, says: '$0.cell($1, $2).become($3)'},
  {method: 'setCell', takes: 4, says: '$0.cell($1, $2).become($3)'},
  {method: 'setValue', takes: 3, says: '$0.cell($1, $2).become($3)'},
  {method: 'setText', takes: 3, says: '$0.cell($1, $2).become($3)'},
  {method: 'setEntry', takes: 3, says: '$0.entry($1, $2).become($3)'},
  {method: 'highlightCell', takes: 2, says: '$0.highlight($0.cell($1, $2))'},
  {method: 'highlightCell', takes: 3, says: '$0.highlight($0.cell($1, $2), $3)'},
  {method: 'highlightCell', takes: 1, says: '$0.highlight($1)'},
  {method: 'highlightRow', takes: 1, says: '$0.row($1).highlight()'},
  {method: 'highlightRow', takes: 2, says: '$0.row($1).highlight($2)'},
  {method: 'highlightColumn', takes: 1, says: '$0.column($1).highlight()'},
  {method: 'highlightColumn', takes: 2, says: '$0.column($1).highlight($2)'},
  {method: 'highlight', takes: 1, says: '$0.row($1).highlight()'},
  {method: 'highlight', takes: 2, says: '$0.row($1).highlight($2)'},
  {method: 'highlight', takes: 3, says: '$0.cell($1, $2).highlight($3)'},
  {method: 'dimRow', takes: 1, says: '$0.row($1).dim()'},
  {method: 'dimColumn', takes: 1, says: '$0.column($1).dim()'},
  {method: 'showRow', takes: 1, says: 'stage.show($0.row($1))'},
  {method: 'revealRow', takes: 1, says: 'stage.show($0.row($1))'},
  {method: 'showColumn', takes: 1, says: 'stage.show($0.column($1))'},
  {method: 'showCell', takes: 2, says: 'stage.show($0.cell($1, $2))'},
  // Diagrams.
  {method: 'highlightEdge', takes: 2, says: 'stage.emphasise($0.edge($1, $2))'},
  {method: 'highlightEdge', takes: 3, says: 'stage.emphasise($0.edge($1, $2))'},
  {method: 'highlight', takes: 2, says: 'stage.emphasise($0.edge($1, $2))'},
  {method: 'highlight', takes: 3, says: 'stage.emphasise($0.edge($1, $2))'},
  {method: 'highlightNode', takes: 1, says: '$0.node($1).highlight()'},
  {method: 'highlightNode', takes: 2, says: '$0.node($1).highlight($2)'},
  {method: 'highlightPath', takes: 1, says: '$0.walk($1)'},
  {method: 'highlightPath', takes: 2, says: '$0.walk($1, $2)'},
  {method: 'showNode', takes: 1, says: 'stage.show($0.node($1))'},
  {method: 'showEdge', takes: 2, says: 'stage.show($0.edge($1, $2))'},
  {method: 'revealNode', takes: 1, says: 'stage.show($0.node($1))'},
  {method: 'revealEdge', takes: 2, says: 'stage.show($0.edge($1, $2))'},
  // Charts.
  {method: 'highlightBar', takes: 1, says: '$0.highlight($1)'},
  {method: 'highlightBar', takes: 2, says: '$0.highlight($1)'},
  {method: 'showBar', takes: 1, says: 'stage.show($0.bar($1))'},
  {method: 'setValue', takes: 2, says: '$0.bar($1).changeTo($2, 1)'},
  {method: 'setBar', takes: 2, says: '$0.bar($1).changeTo($2, 1)'},
  {method: 'changeBar', takes: 2, says: '$0.bar($1).changeTo($2, 1)'},
  // Derivations and code.
  {method: 'next', takes: 0, says: 'stage.show($0.step($n))'},
  {method: 'nextStep', takes: 0, says: 'stage.show($0.step($n))'},
  {method: 'showNext', takes: 0, says: 'stage.show($0.step($n))'},
  {method: 'advance', takes: 0, says: 'stage.show($0.step($n))'},
  {method: 'showStep', takes: 1, says: 'stage.show($0.step($1))'},
  {method: 'reveal', takes: 1, says: 'stage.show($0.step($1))'},
  {method: 'revealStep', takes: 1, says: 'stage.show($0.step($1))'},
  {method: 'goTo', takes: 1, says: 'stage.show($0.step($1))'},
  {method: 'highlightLine', takes: 1, says: '$0.highlight($1)'},
  {method: 'highlightLines', takes: 2, says: '$0.highlight([$1, $2])'},
  // Formulas.
  {method: 'highlightPart', takes: 1, says: '$0.highlight($1)'},
  {method: 'highlightPart', takes: 2, says: '$0.highlight($1, $2)'},
  {method: 'colorPart', takes: 2, says: '$0.recolor($1, $2)'},
  {method: 'showPart', takes: 1, says: 'stage.show($0.part($1))'},
  {method: 'indicate', takes: 1, says: 'stage.emphasise($0.part($1))'},
  {method: 'box', takes: 0, says: 'stage.emphasise($0)'},
  {method: 'box', takes: 1, says: 'stage.emphasise($0)'},
  // Figures and plots.
  {method: 'label', takes: 2, says: '$0.words($1, $2)'},
  {method: 'label', takes: 3, says: '$0.words($1, $2, $3)'},
  {method: 'text', takes: 2, says: '$0.words($2, $1)'},
  {method: 'text', takes: 3, says: '$0.words($2, $1, $3)'},
  {method: 'words', takes: 2, says: '$0.words($2, $1)'},
  {method: 'words', takes: 3, says: '$0.words($2, $1, $3)'},
  {method: 'text', takes: 2, says: '$0.words($1, $2)'},
  {method: 'rightAngle', takes: 3, says: '$0.angle($2, $1, $3, {right: true})'},
  {method: 'rightAngle', takes: 4, says: '$0.angle($2, $1, $3, $4)'},
  {method: 'guide', takes: 1, says: '$0.verticalLine($1)'},
  {method: 'vline', takes: 1, says: '$0.verticalLine($1)'},
  {method: 'hline', takes: 1, says: '$0.horizontalLine($1)'},
  {method: 'vector', takes: 2, says: '$0.arrow($1, $2)'},
  {method: 'vector', takes: 3, says: '$0.arrow($1, $2, $3)'},
  {method: 'vector', takes: 2, says: '$0.arrow([0, 0], $1, $2)'},
  {method: 'vector', takes: 1, says: '$0.arrow([0, 0], $1)'},
  {method: 'arrow', takes: 2, says: '$0.jump($1, $2)'},
  {method: 'arrow', takes: 3, says: '$0.jump($1, $2, $3)'},
  {method: 'mark', takes: 2, says: '$0.point($1, {label: $2})'},
  {method: 'pointer', takes: 2, says: '$0.point($2, {label: $1})'},
  {method: 'pointer', takes: 3, says: '$0.point($2, {label: $1, ...$3})'},
  {method: 'dot', takes: 1, says: '$0.point($1)'},
  {method: 'dot', takes: 2, says: '$0.point($1, $2)'},
  // The stage.
  {method: 'fadeTo', takes: 1, says: '$0.opacity($1, 0.6)'},
  {method: 'fadeTo', takes: 2, says: '$0.opacity($1, $2)'},
  {method: 'setOpacity', takes: 1, says: '$0.opacity($1, 0.6)'},
  {method: 'scaleTo', takes: 1, says: '$0.scale($1, 0.6)'},
  {method: 'scaleTo', takes: 2, says: '$0.scale($1, $2)'},
];
