/** What the compiler says, in Lectern's form, with the hints that its wording lacks. */
import ts from 'typescript';
import type {Diagnostic} from '../../schema/diagnostic.ts';
import {fileNamed} from './compiler-name.ts';
import {sourcePlace} from './source-place.ts';

/** How much of a message is shown: types of the engine can fill a page. */
const LONGEST_MESSAGE = 600;

/** Turns the compiler's diagnostics of a scene into Lectern's. */
export function compilerDiagnostics(
  diagnostics: readonly ts.Diagnostic[],
  sourceFile: ts.SourceFile,
): Diagnostic[] {
  return diagnostics
    .filter(({category}) => category === ts.DiagnosticCategory.Error)
    .map(diagnostic => ({
      code: `ts${diagnostic.code}`,
      severity: 'error',
      origin: 'compiler',
      ...sourcePlace(sourceFile, diagnostic.start ?? 0),
      length: diagnostic.length ?? 0,
      ...wording(fileNamed(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))),
    }));
}

/** The compiler's message, in the words of lectures where scenes often get it wrong. */
function wording(message: string): {message: string; remedy?: string} {
  const anchor = /^Argument of type '"(.*)"' is not assignable to .* '"[A-F][1-6]" \|/.exec(
    message,
  );
  if (anchor) {
    return {
      message: `There is no anchor '${anchor[1] ?? ''}' on the stage.`,
      remedy: "Anchors are a row A to F, from the top, and a column 1 to 6: 'A1' … 'F6'.",
    };
  }
  const beat = /^Argument of type '(\d+)' is not assignable to parameter of type '([\d |]+)'/.exec(
    message,
  );
  if (beat) {
    const lines = Math.max(...(beat[2] ?? '').split('|').map(Number));
    return {
      message: `There is no beat ${beat[1] ?? ''}: this section has ${lines} ${lines === 1 ? 'line' : 'lines'}.`,
      remedy: 'Add the line in the settings of the lecture, or leave the beat out.',
    };
  }
  if (message.length <= LONGEST_MESSAGE) return {message};
  return {message: `${message.slice(0, LONGEST_MESSAGE)}…`};
}
