/** How a model is told of mistakes, in a whole scene and in a part of one. */
import type {Diagnostic} from '../../schema/diagnostic.ts';
import type {ScopeRequest} from '../fix/refine-scene.ts';
import {type Message, textMessage} from '../model/model.ts';
import type {Prompt} from '../model/prompt.ts';
import {fenced} from './brief.ts';

/** A mistake as the Coder is told of it. */
export type SceneMistake = Pick<
  Diagnostic,
  'code' | 'line' | 'column' | 'message' | 'remedy' | 'severity'
>;

/** The mistakes, a line each. */
export function mistakesText(mistakes: readonly SceneMistake[]): string {
  return mistakes
    .map(({line, column, message, remedy}) => {
      const advice = remedy === undefined ? '' : ` ${remedy}`;
      return `- line ${line}, column ${column}: ${message}${advice}`;
    })
    .join('\n');
}

/** The messages that ask for a part of a scene to be mended. */
export function refineMessages(prompt: Prompt, {text, mistakes, names}: ScopeRequest): Message[] {
  return [
    textMessage('system', prompt.fill('refine-system', {})),
    textMessage(
      'user',
      prompt.fill('refine', {
        code: fenced(text),
        mistakes: mistakesText(mistakes),
        names: names.length === 0 ? '' : fenced(names.join('\n')),
      }),
    ),
  ];
}
