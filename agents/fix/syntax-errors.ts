/** What the compiler has against the syntax of a text by itself, without the program around it: a millisecond each. */
import ts from 'typescript';

/** A mistake of syntax. */
export interface SyntaxError {
  /** In UTF-16 units from 0. */
  readonly start: number;
  readonly length: number;
  /** Number of the compiler's message, such as 1005. */
  readonly code: number;
  readonly message: string;
}

const OPTIONS: ts.CompilerOptions = {
  noLib: true,
  noResolve: true,
  jsx: ts.JsxEmit.Preserve,
  target: ts.ScriptTarget.ESNext,
};

const FILE = 'scene.tsx';

/** Finds the mistakes, in the order of the text. */
export function syntaxErrorsIn(text: string): SyntaxError[] {
  const sourceFile = ts.createSourceFile(
    FILE,
    text,
    ts.ScriptTarget.ESNext,
    false,
    ts.ScriptKind.TSX,
  );
  const host: ts.CompilerHost = {
    getSourceFile: name => (name === FILE ? sourceFile : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: name => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: name => name === FILE,
    readFile: () => undefined,
  };
  return ts
    .createProgram({rootNames: [FILE], options: OPTIONS, host})
    .getSyntacticDiagnostics(sourceFile)
    .map(({start, length, code, messageText}) => ({
      start,
      length,
      code,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
}
