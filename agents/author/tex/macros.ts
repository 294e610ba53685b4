/**
 * The macros of a lecture: of its front matter and of `\newcommand` and its kin in formulas. They are replaced by
 * what they stand for, so that a scene holds plain TeX.
 */
import {argumentAt, joined, optionAt, pieceAt, skipSpaces} from './scan-tex.ts';

/** What a macro stands for. */
export interface TexMacro {
  /** TeX with `#1` to `#9` for its arguments. */
  readonly body: string;
  /** How many arguments it takes. */
  readonly parameters: number;
  /** What the first argument is where it is not given in square brackets. */
  readonly optional?: string | undefined;
}

/** Macros by their names, with the backslash. */
export type TexMacros = Map<string, TexMacro>;

/** Formulas longer than this have a macro that calls itself. */
const LONGEST = 20_000;

/** A macro that stands for itself, or a definition that is not understood. */
export class MacroError extends Error {
  public override readonly name = 'MacroError';
}

/** A macro as front matter writes it: how many arguments it takes is seen from its body. */
export function macroOf(body: string, parameters?: number): TexMacro {
  const used = [...body.matchAll(/#([1-9])/g)].map(([, digit]) => Number(digit));
  return {body, parameters: Math.max(parameters ?? 0, 0, ...used)};
}

/**
 * Takes the definitions out of TeX, into the macros.
 *
 * @throws MacroError for a definition that cannot be read.
 */
export function withoutDefinitions(tex: string, macros: TexMacros): string {
  if (
    !/\\(?:(?:new|renew|provide)command|[gex]?def|Declare(?:MathOperator|PairedDelimiter))(?![a-zA-Z])/.test(
      tex,
    )
  )
    return tex;
  let rest = '';
  for (let at = 0; at < tex.length;) {
    const {text, end} = pieceAt(tex, at);
    const definition = DEFINING.test(text) ? definitionAt(tex, at) : undefined;
    if (definition === undefined) {
      rest += text;
      at = end;
    } else {
      const isKnown = text === '\\providecommand' && macros.has(definition.macroName);
      if (!isKnown) macros.set(definition.macroName, definition.macro);
      at = definition.end;
    }
  }
  return rest;
}

/** The definitions in a text that also holds other things; what cannot be read is passed over. */
export function definitionsIn(text: string): TexMacros {
  const macros: TexMacros = new Map();
  for (const {index} of text.matchAll(
    /\\(?:(?:new|renew|provide)command|[gex]?def|Declare(?:MathOperator|PairedDelimiter))(?![a-zA-Z])/g,
  )) {
    try {
      const definition = definitionAt(text, index);
      if (definition !== undefined && !macros.has(definition.macroName)) {
        macros.set(definition.macroName, definition.macro);
      }
    } catch (error) {
      if (!(error instanceof MacroError)) throw error;
    }
  }
  return macros;
}

/** Whether a text says nothing but what commands mean. */
export function isDefinitions(text: string): boolean {
  if (!/^\s*\\/.test(text)) return false;
  try {
    return text.trim() !== '' && withoutDefinitions(text, new Map()).trim() === '';
  } catch (error) {
    if (error instanceof MacroError) return false;
    throw error;
  }
}

const DEFINING =
  /^\\(?:newcommand|renewcommand|providecommand|DeclareMathOperator|DeclarePairedDelimiter|def|gdef|edef|xdef)$/;

function definitionAt(
  tex: string,
  offset: number,
): {macroName: string; macro: TexMacro; end: number} | undefined {
  const command = pieceAt(tex, offset);
  const isStarred = tex.charAt(command.end) === '*';
  const named = argumentAt(tex, command.end + (isStarred ? 1 : 0));
  const macroName = named?.text.trim() ?? '';
  if (named === undefined || !/^\\(?:[a-zA-Z@]+|.)$/su.test(macroName)) {
    throw new MacroError(`\`${command.text}\` names no command such as \\R.`);
  }
  let at = named.end;
  let parameters = 0;
  let optional: string | undefined;
  if (command.text.endsWith('def')) {
    const signature = /^\s*((?:#[1-9])*)\s*(?=\{)/.exec(tex.slice(at));
    if (signature === null) {
      throw new MacroError(`The definition of \`${macroName}\` has signs between its arguments.`);
    }
    parameters = (signature[1] ?? '').length / 2;
    at += signature[0].length;
  } else if (command.text.endsWith('command')) {
    const count = optionAt(tex, at);
    if (count !== undefined) {
      parameters = Number(count.text);
      at = count.end;
      const standard = optionAt(tex, at);
      if (standard !== undefined) ({text: optional, end: at} = standard);
    }
  }
  const body = argumentAt(tex, at);
  if (body === undefined) throw new MacroError(`The definition of \`${macroName}\` has no body.`);
  if (command.text === '\\DeclareMathOperator') {
    const operator = `\\operatorname${isStarred ? '*' : ''}{${body.text}}`;
    return {macroName, macro: {body: operator, parameters: 0}, end: body.end};
  }
  if (command.text === '\\DeclarePairedDelimiter') {
    const closing = argumentAt(tex, body.end);
    const paired = `\\left${body.text} #1 \\right${closing?.text ?? '.'}`;
    return {macroName, macro: {body: paired, parameters: 1}, end: closing?.end ?? body.end};
  }
  return {macroName, macro: {body: body.text, parameters, optional}, end: body.end};
}

/**
 * Replaces macros by what they stand for.
 *
 * @throws MacroError when a macro calls itself or lacks an argument.
 */
export function expandMacros(tex: string, macros: ReadonlyMap<string, TexMacro>): string {
  let rest = tex;
  let done = '';
  let replaced = 0;
  while (rest !== '') {
    const {text, end} = pieceAt(rest, 0);
    const macro = text.startsWith('\\') ? macros.get(text) : undefined;
    if (macro === undefined) {
      done = joined(done, text);
      rest = rest.slice(end);
      continue;
    }
    replaced += 1;
    const {values, behind} = valuesOf(text, macro, rest, end);
    const body = filledIn(macro.body, values);
    // A script takes one piece: x^\R is x^{\mathbb{R}}.
    rest = joined(/[_^]\s*$/.test(done) ? `{${body}}` : body, rest.slice(behind));
    if (replaced > LONGEST / 20 || rest.length > LONGEST) {
      throw new MacroError(`The macro \`${text}\` stands for itself.`);
    }
  }
  return done;
}

function valuesOf(
  name: string,
  {parameters, optional}: TexMacro,
  tex: string,
  offset: number,
): {values: string[]; behind: number} {
  const values: string[] = [];
  let behind = offset;
  if (optional !== undefined) {
    const given = optionAt(tex, behind);
    values.push(given?.text ?? optional);
    behind = given?.end ?? behind;
  } else if (tex.charAt(behind) === '*' && parameters > 0) {
    behind += 1;
  }
  while (values.length < parameters) {
    const argument = argumentAt(tex, behind);
    if (argument === undefined) {
      throw new MacroError(
        `\`${name}\` needs ${parameters} in braces, such as ${name}${'{…}'.repeat(parameters)}.`,
      );
    }
    values.push(argument.text);
    behind = argument.end;
  }
  // As in TeX, a command without arguments takes the spaces behind it.
  if (parameters === 0) behind = skipSpaces(tex, behind);
  return {values, behind};
}

function filledIn(body: string, values: readonly string[]): string {
  return body
    .split(/#([1-9])/)
    .reduce(
      (before, part, index) =>
        joined(before, index % 2 === 1 ? (values[Number(part) - 1] ?? '') : part),
      '',
    );
}
