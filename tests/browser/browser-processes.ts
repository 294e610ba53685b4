/** The browsers that a test has started. */
import {execFileSync} from 'node:child_process';

/** The browsers that this process has started, by process id. */
export function browserProcesses(): number[] {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], {
    encoding: 'utf8',
  });
  return children
    .split('\n')
    .filter(line => line.includes('--headless'))
    .map(line => Number.parseInt(line, 10))
    .sort();
}
