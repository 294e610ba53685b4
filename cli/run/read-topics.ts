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
 * @throws LecternError `topics-missing` when there is no such file, `topics-unreadable` when it holds none.
 */
export async function readTopics(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new LecternError({
      code: 'topics-missing',
      message: `${file} cannot be read.`,
      remedy: 'Name a file with a topic on each line, or with a JSON list of them.',
      cause,
    });
  });
  let topics;
  try {
    topics = parseTopics(text);
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
