/** Mends the corpus: without a model, then with one, and counts what that takes. */
import type {Diagnostician} from '../../agents/diagnose/diagnose.ts';
import type {Diagnostic} from '../../schema/diagnostic.ts';
import {fenced} from '../../agents/coder/brief.ts';
import {mistakesText, refineMessages} from '../../agents/coder/mistakes.ts';
import {type AppliedFix, mendScene} from '../../agents/fix/mend-scene.ts';
import {type ScopeRequest, refineScene} from '../../agents/fix/refine-scene.ts';
import type {Message} from '../../agents/model/model.ts';
import {loadPrompt} from '../../agents/model/prompt.ts';
import {readPart} from '../../agents/model/read-reply.ts';
import {estimateTokens} from '../../agents/model/usage.ts';
import type {CorpusScene} from './corpus.ts';

/** What became of a scene. */
export interface SceneOutcome {
  readonly scene: CorpusScene;
  readonly found: readonly Diagnostic[];
  /** The scene after mending without a model. */
  readonly mendedText: string;
  readonly applied: readonly AppliedFix[];
  readonly leftWithoutModel: readonly Diagnostic[];
  readonly left: readonly Diagnostic[];
  /** Questions to the model. */
  readonly questions: number;
  /** Tokens of those questions and their answers, estimated from their texts. */
  readonly tokens: number;
  /** Tokens of sending the whole file with all its mistakes once, and of the whole file that comes back. */
  readonly wholeFileTokens: number;
  readonly milliseconds: number;
}

/** Answers a question about a part of a scene; undefined when it has no answer. */
export type Answerer = (
  scene: CorpusScene,
  request: ScopeRequest,
  messages: readonly Message[],
) => Promise<string | undefined>;

/** Mends one scene as far as that goes. */
export async function mendCorpusScene(
  scene: CorpusScene,
  diagnostician: Diagnostician,
  answer: Answerer,
): Promise<SceneOutcome> {
  const found = diagnostician.diagnose([scene]);
  const started = performance.now();
  const mended = mendScene(scene, diagnostician);
  const milliseconds = performance.now() - started;
  const prompt = loadPrompt('coder');
  let questions = 0;
  let tokens = 0;
  const refined = await refineScene(mended.text, mended.left, {
    file: scene.file,
    diagnostician,
    rules: [],
    async rewrite(request) {
      const messages = refineMessages(prompt, request);
      const reply = await answer(scene, request, messages);
      questions++;
      tokens += tokensOf(messages) + estimateTokens(reply ?? '');
      return reply === undefined ? undefined : readPart(reply);
    },
  });
  const wholeFile = [
    prompt.fill('refine-system', {}),
    fenced(scene.text),
    prompt.fill('mend', {mistakes: mistakesText(found)}),
    fenced(refined.text),
  ];
  return {
    scene,
    found,
    mendedText: mended.text,
    applied: mended.applied,
    leftWithoutModel: mended.left,
    left: refined.left,
    questions,
    tokens,
    wholeFileTokens: estimateTokens(wholeFile.join('\n')),
    milliseconds,
  };
}

function tokensOf(messages: readonly Message[]): number {
  return messages
    .flatMap(({parts}) => parts)
    .reduce((sum, part) => sum + (part.kind === 'text' ? estimateTokens(part.text) : 0), 0);
}
