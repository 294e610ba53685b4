// @ts-check
// Whether the process that left something behind is still at work on it.
import {readFileSync} from 'node:fs';

/**
 * Whether a process runs on this machine; one that has ended and that nobody asked about does not.
 *
 * @param {number} processId
 * @returns {boolean}
 */
export function isRunning(processId) {
  try {
    process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(processId);
}

/**
 * In containers nobody may ever ask: the process keeps its number.
 *
 * @param {number} processId
 */
function isZombie(processId) {
  try {
    const status = readFileSync(`/proc/${processId}/stat`, 'latin1');
    return status.slice(status.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    // Only Linux tells.
    return false;
  }
}
