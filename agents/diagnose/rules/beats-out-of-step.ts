/** Lecture lines and beats that do not go together: a line never lit, or beats not in the order of the lines. */
import ts from 'typescript';
import type {Repair} from '../../../schema/diagnostic.ts';
import type {Finding, Rule} from '../rule.ts';
import {calledName, descendants, lectureCall, literalText, propertyValue} from '../syntax.ts';

export const beatsOutOfStep: Rule = {
  code: 'beats-out-of-step',
  remedy: 'Play one beat for each line, in the order of the lines: 1, 2, 3 …',
  *check({sourceFile}) {
    const call = lectureCall(sourceFile);
    if (call === undefined) return;
    const lines = propertyValue(call.settings, 'lines');
    if (lines === undefined || !ts.isArrayLiteralExpression(lines)) return;

    const beats = findBeats(call.run);
    // Numbers that are worked out at run time can be anything.
    if (beats === undefined) return;
    const played = new Set(beats.map(({beat}) => beat));
    for (const [index, line] of lines.elements.entries()) {
      if (!played.has(index + 1)) yield lineWithoutBeat(line, index + 1);
    }

    const seen = new Set<number>();
    const repair = inOrder(beats);
    let last = 0;
    for (const {beat, at} of beats) {
      if (seen.has(beat)) yield {at, message: `Beat ${beat} is played a second time.`};
      else if (beat < last)
        yield {at, message: `Beat ${beat} is played after beat ${last}.`, repair};
      seen.add(beat);
      last = Math.max(last, beat);
    }
  },
};

function lineWithoutBeat(line: ts.Expression, beat: number): Finding {
  const text = literalText(line);
  return {
    at: line,
    message: `Line ${beat}${text === undefined ? '' : ` “${text}”`} has no beat: it never lights up.`,
    remedy: `Add \`yield* stage.beat(${beat}, function* () { … });\`, or leave the line out.`,
  };
}

/** Beats that each are a statement of one block, in the order of their numbers. */
function inOrder(beats: readonly {beat: number; at: ts.Node}[]): Repair | undefined {
  const statements = beats.map(({at}) => ts.findAncestor(at, ts.isExpressionStatement));
  const [first] = statements;
  if (new Set(beats.map(({beat}) => beat)).size < beats.length) return undefined;
  const texts = beats
    .map(({beat}, index) => ({beat, text: statements[index]?.getText() ?? ''}))
    .sort((a, b) => a.beat - b.beat);
  if (statements.some(each => each === undefined || each.parent !== first?.parent))
    return undefined;
  return {
    title: 'beats are played in the order of the lines',
    splices: statements.flatMap((statement, index) =>
      statement === undefined
        ? []
        : [{start: statement.getStart(), end: statement.end, text: texts[index]?.text ?? ''}],
    ),
  };
}

function findBeats(run: ts.Expression): {beat: number; at: ts.Node}[] | undefined {
  const beats: {beat: number; at: ts.Node}[] = [];
  for (const node of descendants(run)) {
    if (!ts.isCallExpression(node) || calledName(node) !== 'beat') continue;
    const [number] = node.arguments;
    if (number === undefined || !ts.isNumericLiteral(number)) return undefined;
    beats.push({beat: Number(number.text), at: number});
  }
  return beats;
}
