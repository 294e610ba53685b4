/** Runs the command line as a user does: as a process of its own. */
import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const LECTERN = fileURLToPath(new URL('../../cli/lectern.mjs', import.meta.url));

/** How a command ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as JSON; throws if it is none. */
  readonly json: () => unknown;
}

/** A command that runs. */
export interface RunningCommand {
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;
  /** Waits until a stream has said something. */
  says(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray>;
}

/** Options of {@link startLectern}. */
export interface RunOptions {
  /** The current folder of the command. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a command. */
export function startLectern(args: readonly string[], {cwd, env}: RunOptions): RunningCommand {
  const child = spawn(process.execPath, [LECTERN, ...args], {
    cwd,
    env: {...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = {stdout: '', stderr: ''};
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      const json = (): unknown => JSON.parse(output.stdout);
      resolve({code, ...output, json});
    });
  });
  return {
    process: child,
    outcome,
    async says(stream, pattern) {
      for (;;) {
        const match = pattern.exec(output[stream]);
        if (match) return match;
        if (child.exitCode !== null) {
          throw new Error(`It ended without saying ${pattern.source}:\n${output.stderr}`);
        }
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    },
  };
}

/** Runs a command to its end. */
export function runLectern(args: readonly string[], options: RunOptions): Promise<Outcome> {
  return startLectern(args, options).outcome;
}

/** Ids of the processes that a process has started, and of those that they have. */
export function descendantsOf(processId: number): number[] {
  const table = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,stat='], {encoding: 'utf8'})
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .map(([pid, parent, state]) => ({
      pid: Number(pid),
      parent: Number(parent),
      state: state ?? '',
    }));
  const children = table
    .filter(entry => entry.parent === processId && !entry.state.startsWith('Z'))
    .map(({pid}) => pid);
  return [...children, ...children.flatMap(descendantsOf)];
}

/** Whether a process still runs. */
export function isAlive(processId: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(processId)], {encoding: 'utf8'});
    return !state.trim().startsWith('Z');
  } catch {
    return false;
  }
}
