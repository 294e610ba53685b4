/** Where in a file something starts, as people count. */
import type ts from 'typescript';
import type {Diagnostic} from '../../schema/diagnostic.ts';
import {fileNamed} from './compiler-name.ts';

/** The place of a character, given in UTF-16 units from 0. */
export function sourcePlace(
  sourceFile: ts.SourceFile,
  start: number,
): Pick<Diagnostic, 'file' | 'line' | 'column' | 'start'> {
  const {line, character} = sourceFile.getLineAndCharacterOfPosition(start);
  return {
    file: fileNamed(sourceFile.fileName),
    line: line + 1,
    column: character + 1,
    start,
  };
}
