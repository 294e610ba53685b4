/** What the agents know of a language model: one question, one whole reply. */
import type {Usage} from './usage.ts';

/** The three agents that make a lecture, in the order in which they work. */
export const MAKING_ROLES = ['planner', 'coder', 'critic'] as const;

/** Those who evaluate one: the examiner writes questions, the pupil answers them, the judge looks. */
export const EVALUATION_ROLES = ['examiner', 'pupil', 'judge'] as const;

/** All who ask a model. */
export const ROLES = [...MAKING_ROLES, ...EVALUATION_ROLES] as const;

/** One of the three agents that make a lecture. */
export type MakingRole = (typeof MAKING_ROLES)[number];

/** Somebody who asks a model. */
export type Role = (typeof ROLES)[number];

/** A part of what is said to a model. */
export type ContentPart =
  | {readonly kind: 'text'; readonly text: string}
  /** A picture as a `data:` URL. */
  | {readonly kind: 'image'; readonly dataUrl: string};

/** One turn of a conversation. */
export interface Message {
  readonly speaker: 'system' | 'user' | 'assistant';
  readonly parts: readonly ContentPart[];
}

/** Which question of a run this is; together the fields name it uniquely. */
export interface Step {
  readonly role: Role;
  /** Name of the section; undefined where the whole lecture is meant. */
  readonly section?: string | undefined;
  /** What is asked for, such as `outline` or `scene`. */
  readonly task: string;
  /** Counts the questions of this task, from 1. */
  readonly attempt: number;
}

/** The shape that a reply has to have. */
export interface ReplyShape {
  /** Name of the shape, of letters, digits and hyphens. */
  readonly name: string;
  /** JSON schema of the reply. */
  readonly jsonSchema: Readonly<Record<string, unknown>>;
}

/** A question to a model. */
export interface ModelRequest {
  readonly step: Step;
  readonly messages: readonly Message[];
  /** Given when the reply is to be JSON. */
  readonly shape?: ReplyShape | undefined;
  /** Which version of which prompt this was made from, such as `coder@3`. */
  readonly prompt: string;
}

/** A reply, whole. */
export interface ModelReply {
  readonly text: string;
  /** Name of the model, as the server told it. */
  readonly model: string;
  /** `length` when the reply was cut off. */
  readonly finish: 'stop' | 'length' | 'refusal';
  readonly usage: Usage;
}

/** Anything that answers. */
export interface Model {
  /**
   * Asks and waits for the whole reply.
   *
   * @throws ModelError when there is no reply.
   */
  ask(request: ModelRequest, signal?: AbortSignal): Promise<ModelReply>;
}

/** A turn that is text alone. */
export function textMessage(speaker: Message['speaker'], text: string): Message {
  return {speaker, parts: [{kind: 'text', text}]};
}

/** A conversation that goes on with these words of the user; two turns of one speaker become one, as some servers want it. */
export function withUserText(messages: readonly Message[], text: string): Message[] {
  const last = messages.at(-1);
  if (last?.speaker !== 'user') return [...messages, textMessage('user', text)];
  return [
    ...messages.slice(0, -1),
    {speaker: 'user', parts: [...last.parts, {kind: 'text', text}]},
  ];
}

/** A step as people read it: `coder · 02-halve-it · scene 1`. */
export function describeStep({role, section, task, attempt}: Step): string {
  return [role, section, `${task} ${attempt}`].filter(part => part !== undefined).join(' · ');
}
