import {describe, expect, it} from 'vitest';
import {folderForTest} from '../temporary-folder.ts';
import {runLectern} from './lectern.ts';

const COMMANDS = ['make', 'render', 'dev', 'check', 'new', 'doctor', 'evaluate', 'quiz'];

describe('the command line', () => {
  it.each(COMMANDS)('explains %s, with an example', async command => {
    const {code, stdout, stderr} = await runLectern([command, '--help'], {
      cwd: folderForTest(),
    });
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: lectern ${command}`);
    expect(stdout).toContain(`$ lectern ${command}`);
    expect(stderr).toBe('');
  });

  it.each([
    [['mak'], 'Did you mean make?'],
    [['make', 'x.md', '--resolutoin', '720p'], 'Did you mean --resolution?'],
    [['make', 'x.md', '--resolution', 'big'], '720p, 1080p, 1440p, 2160p, or WIDTHxHEIGHT'],
    [['make', 'x.md', '--fps', '0'], 'whole number from 1 to 120'],
    [['render', '.', '--format', 'avi'], 'mp4, webm, gif, png'],
    [['render'], "missing required argument 'lecture-dir'"],
    [['check', 'a', 'b'], 'too many arguments'],
    [[], 'Usage: lectern'],
  ])('refuses %j with exit code 2 and says what would be right', async (args, hint) => {
    const {code, stdout, stderr} = await runLectern(args, {cwd: folderForTest()});
    expect(code).toBe(2);
    expect(stderr).toContain(hint);
    expect(stdout).toBe('');
  });

  it('tells machines of a mistake in the arguments', async () => {
    const {code, json} = await runLectern(['render', '--json'], {cwd: folderForTest()});
    expect(code).toBe(2);
    expect(json()).toEqual({
      ok: false,
      command: 'render',
      error: {
        code: 'usage-missing-argument',
        message: "missing required argument 'lecture-dir'",
      },
    });
  });

  it('says what is wrong without a stack trace, and with one if asked', async () => {
    const cwd = folderForTest();
    const plain = await runLectern(['check', 'nowhere'], {cwd});
    expect(plain).toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'error: There is no nowhere.\n  Name a folder that `lectern make` has written, such as scenes-generated/pythagoras.\n',
    });
    const debug = await runLectern(['check', 'nowhere', '--debug'], {cwd});
    expect(debug.stderr).toMatch(/There is no nowhere\.\n[^]*\n\s+at /);
  });

  it('colours only where colour is wanted', async () => {
    const cwd = folderForTest();
    const escape = String.fromCharCode(27);
    expect((await runLectern(['check', 'nowhere'], {cwd})).stderr).not.toContain(escape);
    // Libraries take a build server for a terminal in colour.
    const onServer = await runLectern(['check', 'nowhere'], {cwd, env: {CI: 'true'}});
    expect(onServer.stderr).not.toContain(escape);
    const forced = await runLectern(['check', 'nowhere'], {cwd, env: {FORCE_COLOR: '1'}});
    expect(forced.stderr).toContain(escape);
    const refused = await runLectern(['check', 'nowhere'], {
      cwd,
      env: {FORCE_COLOR: '1', NO_COLOR: '1'},
    });
    expect(refused.stderr).not.toContain(escape);
  });
});
