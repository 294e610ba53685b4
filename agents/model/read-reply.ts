/** Reads what models send: JSON among other words, code between fences. Pure. */
import {jsonrepair} from 'jsonrepair';
import {z} from 'zod';
import type {ReplyShape} from './model.ts';
import {UnreadableReply} from './unreadable-reply.ts';

const FENCE = /```[ \t]*([\w-]*)[^\n]*\n([\s\S]*?)(?:\n[ \t]*```|$)/g;

/** The shape of a reply, from its schema. */
export function shapeOf(name: string, schema: z.ZodType): ReplyShape {
  const jsonSchema = z.toJSONSchema(schema, {io: 'input'});
  delete jsonSchema.$schema;
  return {name, jsonSchema: withoutLengths(jsonSchema)};
}

/** Strict structured output knows no lengths of strings; they are checked when the reply is read. */
function withoutLengths(schema: object): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'minLength' || key === 'maxLength' ? undefined : value,
    ),
  ) as Record<string, unknown>;
}

/**
 * Reads a JSON document: alone, between fences, or among prose; with the small
 * mistakes that models make (trailing commas, single quotes, comments).
 *
 * @throws UnreadableReply when there is none, or it has another shape.
 */
export function readJson<TSchema extends z.ZodType>(
  text: string,
  schema: TSchema,
): z.infer<TSchema> {
  const candidates = candidatesOf(text);
  let complaint = 'It holds no JSON document.';
  for (const candidate of candidates) {
    const value = parsed(candidate);
    if (typeof value !== 'object' || value === null) continue;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    complaint = z.prettifyError(result.error);
  }
  throw new UnreadableReply(complaint);
}

/**
 * Reads the code of a file: the longest block between fences, or all of the reply
 * when it has no fences and looks like code.
 *
 * @throws UnreadableReply when there is no code.
 */
export function readCode(text: string): string {
  const blocks = [...text.matchAll(FENCE)].map(([, , body = '']) => body);
  const longest = blocks.sort((a, b) => b.length - a.length)[0] ?? text;
  const code = longest.replaceAll('\r\n', '\n').trim();
  if (!/^(?:import|export|\/\/|\/\*)/m.test(code)) {
    throw new UnreadableReply('It holds no code between ```tsx fences.');
  }
  return `${code}\n`;
}

/**
 * Reads several files: every block between fences.
 *
 * @throws UnreadableReply when there is none.
 */
export function readFiles(text: string): string[] {
  const blocks = [...text.matchAll(FENCE)].map(([, , body = '']) => body);
  const files = blocks.map(block => block.replaceAll('\r\n', '\n').trim());
  const found = files.filter(file => file !== '').map(file => `${file}\n`);
  if (found.length === 0) throw new UnreadableReply('It holds no code between ```tsx fences.');
  return found;
}

/**
 * Reads a part of a file: the longest block between fences.
 *
 * @throws UnreadableReply when there is none.
 */
export function readPart(text: string): string {
  const blocks = [...text.matchAll(FENCE)].map(([, , body = '']) => body);
  const [longest] = blocks.sort((a, b) => b.length - a.length);
  if (longest === undefined || longest.trim() === '') {
    throw new UnreadableReply('It holds no code between ```tsx fences.');
  }
  return longest.replaceAll('\r\n', '\n').trim();
}

/** Pieces of a reply that may be the document, the most likely first. */
function candidatesOf(text: string): string[] {
  const fenced = [...text.matchAll(FENCE)].map(([, , body = '']) => body);
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  const among = start >= 0 && end > start ? [text.slice(start, end + 1)] : [];
  return [text, ...fenced, ...among].map(candidate => candidate.trim());
}

function parsed(text: string): unknown {
  if (!/^[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(jsonrepair(text));
    } catch {
      return undefined;
    }
  }
}
