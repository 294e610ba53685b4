/** Diagnostics in lines for people. */
import type {Diagnostic} from '../schema/diagnostic.ts';
import {codeFrame} from './code-frame.ts';
import type {Colors} from './command-session.ts';
import {printPlace} from './failure.ts';

/** All of them, each with its place, message, code frame and remedy. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], colors: Colors): string {
  return diagnostics.map(diagnostic => printDiagnostic(diagnostic, colors)).join('\n\n');
}

function printDiagnostic(diagnostic: Diagnostic, colors: Colors): string {
  const {code, severity, message, remedy, length} = diagnostic;
  const kind = severity === 'error' ? colors.red(severity) : colors.yellow(severity);
  const lines = [
    `${colors.cyan(printPlace(diagnostic))} ${kind} ${colors.dim(code)}`,
    `  ${colors.bold(message.replaceAll('\n', '\n  '))}`,
  ];
  const frame = codeFrame(diagnostic, colors, length);
  if (frame !== undefined) lines.push('', frame, '');
  if (remedy !== undefined) lines.push(`  ${remedy}`);
  return lines.join('\n');
}
