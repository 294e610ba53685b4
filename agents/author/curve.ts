/** What a `curve` of a lecture draws: the graph of a function, a path of points, or a vertical line. */
import {binary, call} from '../../schema/expression/build.ts';
import {evaluate} from '../../schema/expression/evaluate.ts';
import {ExpressionError} from '../../schema/expression/expression-error.ts';
import {parseExpression} from '../../schema/expression/parse.ts';
import type {Notation, Reading, ReadingNote} from '../../schema/expression/reading.ts';
import {type Expression, allPartsOf, isConstant} from '../../schema/expression/tree.ts';

/** What a lecture says of a curve. */
export interface CurveText {
  readonly curve: string;
  /** A range of x, or a condition such as `x > 0`. */
  readonly domain?: readonly [number, number] | string | undefined;
  readonly parameters?: Readonly<Record<string, string | readonly [string, string]>> | undefined;
}

/** How the curves of a picture are written. */
export interface CurveSurroundings {
  /** Names of the curves that are functions. */
  readonly curves: ReadonlySet<string>;
  readonly decimalComma: boolean;
}

/** A curve that was read. */
export type Curve =
  | {
      readonly form: 'function';
      readonly of: Expression;
      readonly variable: string | undefined;
      /** Where it is drawn; everywhere unless given. */
      readonly domain: readonly [number, number] | undefined;
      /** Places on x at which it may begin, end or jump. */
      readonly breaks: readonly number[];
      readonly notes: readonly ReadingNote[];
    }
  | {
      readonly form: 'path';
      readonly x: Expression;
      readonly y: Expression;
      readonly variable: string;
      readonly between: readonly [Expression, Expression];
      readonly notes: readonly ReadingNote[];
    }
  | {readonly form: 'vertical'; readonly at: Expression; readonly notes: readonly ReadingNote[]};

/**
 * Reads a curve.
 *
 * @throws ExpressionError with the reason and what to do.
 */
export function readCurve(text: CurveText, surroundings: CurveSurroundings): Curve {
  const {curve} = text;
  const ranges = new Map<string, readonly [Expression, Expression]>();
  const parameters = new Map<string, Expression>();
  for (const [name, value] of Object.entries(text.parameters ?? {})) {
    if (typeof value === 'string') parameters.set(name, constant(value, surroundings));
    else ranges.set(name, [constant(value[0], surroundings), constant(value[1], surroundings)]);
  }
  const reading = parseExpression(curve, {...surroundings, parameters});
  checkParameters(text, reading);
  const {subject, variable, values, notes} = reading;
  const [first, second] = values;
  if (first === undefined) throw new ExpressionError(curve, 'it is empty.');
  if (values.length > 2) {
    throw new ExpressionError(
      curve,
      `it is a list of ${values.length} values, and none says where it holds.`,
      'Write pieces as {x^2 if x < 0, x otherwise}, and a path as [cos t, sin t].',
    );
  }
  const isPolar = subject === 'r' && variable !== 'x';
  if (second !== undefined || isPolar) {
    const name = variable ?? [...ranges.keys()][0] ?? 't';
    const [x, y] =
      second === undefined ? polar(first, {kind: 'variable', name}) : ([first, second] as const);
    const given = ranges.get(name) ?? domainOf(text);
    const between = given ?? (isPolar ? FULL_TURN : undefined);
    if (between === undefined) {
      throw new ExpressionError(
        curve,
        `it is a path, and nothing says from where to where ${name} runs.`,
        `Add the range, as in {curve: ${curve}, ${name}: [0, 2pi]}.`,
      );
    }
    return {form: 'path', x, y, variable: name, between, notes};
  }
  if (subject === 'x' && variable !== 'x') {
    if (!isConstant(first) || !Number.isFinite(evaluate(first))) {
      throw new ExpressionError(
        curve,
        'its x is no number, so it is no vertical line.',
        `Write it as a path: {curve: [${curve.replace(/^[^=]*=\s*/, '')}, ${variable ?? 'y'}], ${variable ?? 'y'}: [-2, 2]}.`,
      );
    }
    return {form: 'vertical', at: first, notes};
  }
  if (isConstant(first) && !Number.isFinite(evaluate(first))) {
    throw new ExpressionError(
      curve,
      'it has no value anywhere.',
      'Write a number that exists, or a function of x.',
    );
  }
  return withDomain(text, first, reading, surroundings, ranges);
}

/** What a curve says after a move, which gives it another expression or other values of its letters. */
export function movedCurve(
  {curve, domain, parameters}: CurveText,
  move: Pick<Partial<CurveText>, 'curve' | 'parameters'>,
): CurveText {
  return {
    curve: move.curve ?? curve,
    domain,
    parameters: move.curve === undefined ? {...parameters, ...move.parameters} : move.parameters,
  };
}

/** What a curve turned out to be; only a `curve` is a function that others can follow. */
export type DrawnCurve = 'curve' | 'path' | 'vertical line';

/** What a curve is; one that cannot be read is taken for a function. */
export function kindOfCurve(text: CurveText, surroundings: CurveSurroundings): DrawnCurve {
  try {
    const {form} = readCurve(text, surroundings);
    return form === 'function' ? 'curve' : form === 'vertical' ? 'vertical line' : form;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return 'curve';
  }
}

const pi: Expression = {kind: 'constant', name: 'pi'};
const FULL_TURN: readonly [Expression, Expression] = [
  {kind: 'number', value: 0},
  binary('*', {kind: 'number', value: 2}, pi),
];

function polar(radius: Expression, angle: Expression): readonly [Expression, Expression] {
  return [binary('*', radius, call('cos', angle)), binary('*', radius, call('sin', angle))];
}

/** A value without a variable. */
function constant(text: string, notation: Notation): Expression {
  const {values, subject} = parseExpression(text, {decimalComma: notation.decimalComma ?? false});
  const [value] = values;
  if (value === undefined || values.length > 1 || subject !== undefined || !isConstant(value)) {
    throw new ExpressionError(text, 'it is no number.', 'Give a number such as 3, 1/2 or 2pi.');
  }
  return value;
}

/** A letter whose value is used nowhere is rather a mistake. */
function checkParameters(text: CurveText, {variable, used}: Reading): void {
  for (const [name, value] of Object.entries(text.parameters ?? {})) {
    if (typeof value === 'string' ? used.has(name) : name === variable) continue;
    throw new ExpressionError(
      text.curve,
      typeof value === 'string'
        ? `“${name}: ${value}” stands beside it, and no ${name} is in it.`
        : `“${name}” is given a range, and the variable is ${variable ?? 'x'}.`,
      'Take it out, or use it in the expression.',
    );
  }
}

function withDomain(
  text: CurveText,
  value: Expression,
  {variable, notes}: Reading,
  surroundings: CurveSurroundings,
  ranges: ReadonlyMap<string, readonly [Expression, Expression]>,
): Curve {
  const [range] = ranges.values();
  if (range !== undefined) {
    const domain: readonly [number, number] = [evaluate(range[0]), evaluate(range[1])];
    return {form: 'function', of: value, variable, domain, breaks: breaksOf(value), notes};
  }
  const {domain} = text;
  if (typeof domain !== 'string') {
    return {form: 'function', of: value, variable, domain, breaks: breaksOf(value), notes};
  }
  const condition = conditionOf(domain, variable ?? 'x', surroundings);
  const of: Expression = {kind: 'conditional', condition, value};
  return {
    form: 'function',
    of,
    variable: variable ?? 'x',
    domain: undefined,
    breaks: breaksOf(of),
    notes,
  };
}

function domainOf({domain}: CurveText): readonly [Expression, Expression] | undefined {
  if (domain === undefined || typeof domain === 'string') return undefined;
  return [
    {kind: 'number', value: domain[0]},
    {kind: 'number', value: domain[1]},
  ];
}

/** Where a function is drawn, as a condition: `0 < x <= 2`, `x > 0`, or an interval such as `[0, 2)`. */
function conditionOf(typed: string, variable: string, notation: Notation): Expression {
  const range = /^\s*(\S.*?)\s*(?:\.{2,3}|…|\bto\b)\s*(.*\S)\s*$/.exec(typed);
  const domain = range === null ? typed : `[${range[1] ?? ''}; ${range[2] ?? ''}]`;
  const interval = /^\s*([[\](])\s*([^,;]+)[,;]\s*([^,;]+?)\s*([\])[])\s*$/.exec(domain);
  const [, open, from = '', to = '', close] = interval ?? [];
  const condition =
    interval === null
      ? domain
      : `${from} ${open === '[' ? '<=' : '<'} ${variable} ${close === ']' ? '<=' : '<'} ${to}`;
  try {
    const [tree] = parseExpression(`{1 if ${condition}}`, notation).values;
    if (tree?.kind === 'conditional') return tree.condition;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
  throw new ExpressionError(
    domain,
    'it is no part of the x axis.',
    'Write a range such as [0, 5], or a condition such as 0 < x <= 2.',
  );
}

/** The places at which the conditions of an expression change, where they can be found: sides that differ by a polynomial of degree 2 at most. */
function breaksOf(tree: Expression): readonly number[] {
  const places = new Set<number>();
  for (const part of allPartsOf(tree)) {
    if (part.kind !== 'compare') continue;
    for (const place of zerosOf(part.left, part.right)) places.add(place);
  }
  return [...places].sort((first, second) => first - second);
}

function zerosOf(left: Expression, right: Expression): number[] {
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (side.kind !== 'call' || side.name !== 'abs') continue;
    const [inner] = side.args;
    if (inner === undefined || !isConstant(other)) continue;
    return [...zerosOf(inner, other), ...zerosOf(inner, {kind: 'negative', of: other})];
  }
  const at = (x: number): number => evaluate(left, {variable: x}) - evaluate(right, {variable: x});
  const constantPart = at(0);
  const square = (at(1) + at(-1)) / 2 - constantPart;
  const slope = (at(1) - at(-1)) / 2;
  const isPolynomial = [2, -3, 5].every(
    x => Math.abs(at(x) - (constantPart + slope * x + square * x ** 2)) < 1e-9,
  );
  if (!isPolynomial) return [];
  if (square === 0) return slope === 0 ? [] : [rounded(-constantPart / slope)];
  const discriminant = slope ** 2 - 4 * square * constantPart;
  if (discriminant < 0) return [];
  return [-1, 1].map(sign => rounded((-slope + sign * Math.sqrt(discriminant)) / (2 * square)));
}

function rounded(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}
