/** What is given twice on the command line is kept, or told. */
import {Command} from 'commander';
import {describe, expect, it} from 'vitest';
import {parseSeconds} from '../../../cli/arguments.ts';
import {noteRepeatedOptions} from '../../../cli/repeated-options.ts';

function notesOf(...args: string[]): readonly string[] {
  const notes: string[] = [];
  const command = new Command('render')
    .option('-o, --output <file>', 'where to')
    .option('--at <seconds>', 'when', parseSeconds)
    .option('--json', 'as JSON');
  noteRepeatedOptions(command, text => notes.push(text));
  command.parse(args, {from: 'user'});
  return notes;
}

describe('an option that is given twice', () => {
  it('is told of, with the value that counts', () => {
    expect(notesOf('-o', 'a.mp4', '--output', 'b.mp4')).toEqual([
      '--output is given twice: b.mp4 counts, a.mp4 does not.',
    ]);
  });

  it('is passed over where nothing is lost', () => {
    expect(notesOf('--at', '1', '--at', '2', '--json', '--json')).toEqual([]);
    expect(notesOf('-o', 'a.mp4', '-o', 'a.mp4')).toEqual([]);
  });
});
