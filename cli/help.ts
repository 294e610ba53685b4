/** Help texts that all commands share. */

/** The examples below a command's help: a command and what it does, per line. */
export function examples(
  ...lines: readonly (readonly [command: string, effect: string])[]
): string {
  const width = Math.max(...lines.map(([command]) => command.length)) + 3;
  const rows = lines.map(([command, effect]) => `  $ ${command.padEnd(width)}${effect}`.trimEnd());
  return ['', 'Examples:', ...rows].join('\n');
}
