/** Topics of a file: a line each, a JSON list, or the topics of a file of questions. */
import {readFile} from 'node:fs/promises';
import {z} from 'zod';
import {LecternError} from '../../schema/errors.ts';

const topicsSchema = z.union([
  z.array(z.string().trim().min(1)),
  z.record(z.string(), z.unknown()).transform(byTopic => Object.keys(byTopic)),
]);

/**
 * Reads them, each once.
 *
 * @throws LecternError `topics-unreadable`.
 */
export async function readTopics(file: string): Promise<string[]> {
  let topics;
  try {
    topics = parseTopics(await readFile(file, 'utf8'));
  } catch (cause) {
    throw unreadable(file, cause);
  }
  if (topics.length === 0) throw unreadable(file, undefined);
  return topics;
}

/** Reads the text of such a file; lines that begin with `#` are remarks. */
export function parseTopics(text: string): string[] {
  const topics = /^\s*[[{]/.test(text)
    ? topicsSchema.parse(JSON.parse(text))
    : text
        .split(/\r?\n/)
        .map(line => line.replace(/^\s*[-*]\s+/, '').trim())
        .filter(line => line !== '' && !line.startsWith('#'));
  return [...new Set(topics)];
}

function unreadable(file: string, cause: unknown): LecternError {
  return new LecternError({
    code: 'topics-unreadable',
    message: `${file} holds no topics.`,
    remedy: 'Write a topic on each line, or a JSON list of them.',
    where: {file},
    cause,
  });
}
