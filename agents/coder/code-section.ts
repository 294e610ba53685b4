/**
 * The Coder: one section of a plan becomes one scene. What comes back is checked,
 * mended, at last written anew; a section that no model can write is left to the
 * offline author, so that a lecture always comes out.
 */
import {formatScene} from '../author/write-scene.ts';
import type {AppliedFix} from '../fix/mend-scene.ts';
import type {ScopeRequest} from '../fix/refine-scene.ts';
import {type Answer, ask} from '../model/ask.ts';
import {type Message, type Model, textMessage, withUserText} from '../model/model.ts';
import {type ModelError, isModelFailure} from '../model/model-error.ts';
import {type Prompt, loadPrompt} from '../model/prompt.ts';
import {readCode, readPart} from '../model/read-reply.ts';
import {type SceneBrief, briefMessages, fenced} from './brief.ts';
import {type SceneMistake, mistakesText, refineMessages} from './mistakes.ts';

/** A scene after mending without a model. */
export interface MendedDraft {
  readonly text: string;
  /** What was changed. */
  readonly applied: readonly AppliedFix[];
  /** What is still wrong. */
  readonly left: readonly SceneMistake[];
}

/** A scene after a model has mended parts of it. */
export interface RefinedDraft extends MendedDraft {
  /** Codes of the mistakes that the model mended. */
  readonly mended: readonly string[];
}

/** What the Coder works with, besides the brief. */
export interface CoderTools {
  readonly model: Model;
  /** Has the parts of a scene mended that have mistakes, the smallest first; `rewrite` asks the model. */
  readonly refine: (
    draft: {readonly text: string; readonly mistakes: readonly SceneMistake[]},
    rewrite: (request: ScopeRequest) => Promise<string | undefined>,
  ) => Promise<RefinedDraft>;
  /** Mends a scene as far as that goes without a model, and says what is left. */
  readonly mend: (text: string) => MendedDraft;
  /** The scene as the offline author writes it. */
  readonly fallBack: () => Promise<string>;
  readonly signal?: AbortSignal | undefined;
}

/** How a scene came about. */
export interface CodedSection {
  readonly text: string;
  readonly origin: 'coder' | 'author';
  /** Whether the first scene that came had no mistake. */
  readonly firstTry: boolean;
  /** Mistakes that were mended without asking the model. */
  readonly fixed: readonly AppliedFix[];
  /** Codes of the mistakes that the model mended, one each time. */
  readonly mended: readonly string[];
  /** Number of the next question of the task `scene`. */
  readonly nextAttempt: number;
  /** How many parts of it the model was asked to mend. */
  readonly parts: number;
  /** Why the offline author had to step in. */
  readonly reason?: string | undefined;
}

/** How often a scene is sent back with its mistakes before it is written anew. */
const MOST_MENDS = 2;

/**
 * Writes the scene of a section.
 *
 * @throws ModelError when no question can be answered any more; the signal's reason.
 */
export async function codeSection(brief: SceneBrief, tools: CoderTools): Promise<CodedSection> {
  const task = new CoderTask(brief, tools);
  return task.run(undefined);
}

/**
 * Takes a scene that came without being asked for by itself, and mends what is wrong with it.
 *
 * @throws ModelError when no question can be answered any more; the signal's reason.
 */
export async function takeDraft(
  brief: SceneBrief,
  code: string,
  tools: CoderTools,
): Promise<CodedSection> {
  const {text, applied, left} = tools.mend(await formatted(code));
  const mistakes = left.filter(({severity}) => severity === 'error');
  const taken: CodedSection = {
    text: applied.length === 0 ? text : await formatted(text),
    origin: 'coder',
    firstTry: mistakes.length === 0 && applied.length === 0,
    fixed: applied,
    mended: [],
    nextAttempt: 1,
    parts: 0,
  };
  return mistakes.length === 0 ? taken : mendSection(brief, taken, mistakes, tools);
}

/**
 * Mends a scene that was written before and has shown mistakes since, as when it is played.
 *
 * @throws ModelError when no question can be answered any more; the signal's reason.
 */
export async function mendSection(
  brief: SceneBrief,
  section: CodedSection,
  mistakes: readonly SceneMistake[],
  tools: CoderTools,
): Promise<CodedSection> {
  const task = new CoderTask(brief, tools, section);
  return task.run({text: section.text, mistakes});
}

/** The whole conversation, from the brief that it begins with. */
type Continuation = (brief: readonly Message[]) => readonly Message[];

interface Draft {
  readonly text: string;
  readonly mistakes: readonly SceneMistake[];
}

/** The work on one scene. */
class CoderTask {
  private readonly prompt: Prompt = loadPrompt('coder');
  private messages: readonly Message[];
  private firstTry: boolean | undefined;
  private attempt = 1;
  /** How many parts were asked for. */
  private parts = 0;
  private fixed: readonly AppliedFix[] = [];
  private mended: readonly string[] = [];
  /** Drafts that were looked at: a model that comes back to one goes round in a circle. */
  private readonly seen = new Set<string>();

  public constructor(
    private readonly brief: SceneBrief,
    private readonly tools: CoderTools,
    before?: CodedSection,
  ) {
    this.messages = briefMessages(this.prompt, brief);
    if (before === undefined) return;
    this.firstTry = false;
    this.attempt = before.nextAttempt;
    this.parts = before.parts;
    this.fixed = before.fixed;
    this.mended = before.mended;
  }

  public async run(given: Draft | undefined): Promise<CodedSection> {
    try {
      let draft = await this.mend(given ?? (await this.write(brief => brief)));
      if (draft.mistakes.length > 0) {
        const rewrite = this.prompt.fill('rewrite', {mistakes: mistakesText(draft.mistakes)});
        draft = await this.mend(await this.write(brief => withUserText(brief, rewrite)), 1);
      }
      if (draft.mistakes.length === 0) return this.coded(draft.text, 'coder');
      return await this.fallBack(`mistakes that stayed: ${mistakesText(draft.mistakes)}`);
    } catch (error) {
      if (!isModelFailure(error) || error.isHopeless) throw error;
      return this.fallBack(reasonOf(error));
    }
  }

  private async mend(first: Draft, times = MOST_MENDS): Promise<Draft> {
    if (this.isKnown(first)) return first;
    let draft = await this.refine(first);
    for (let round = 0; round < times && draft.mistakes.length > 0; round++) {
      const {text, mistakes} = draft;
      const next = await this.write(brief => [
        ...brief,
        textMessage('assistant', fenced(text)),
        textMessage('user', this.prompt.fill('mend', {mistakes: mistakesText(mistakes)})),
      ]);
      if (this.isKnown(next)) break;
      const gone = draft.mistakes.filter(
        ({code}) => !next.mistakes.some(mistake => mistake.code === code),
      );
      this.mended = [...this.mended, ...gone.map(({code}) => code)];
      // What has become worse is no better ground for the next try.
      if (next.mistakes.length <= draft.mistakes.length) draft = next;
    }
    return draft;
  }

  /** Whether a draft with mistakes has been there before. */
  private isKnown({text, mistakes}: Draft): boolean {
    if (mistakes.length === 0) return false;
    const known = this.seen.has(text);
    this.seen.add(text);
    return known;
  }

  /** Asks for parts before it asks for the whole: that costs a fraction. */
  private async refine(draft: Draft): Promise<Draft> {
    if (draft.mistakes.length === 0) return draft;
    const refined = await this.tools.refine(draft, request => this.rewritePart(request));
    this.fixed = [...this.fixed, ...refined.applied];
    this.mended = [...this.mended, ...refined.mended];
    return {
      text: refined.text === draft.text ? draft.text : await formatted(refined.text),
      mistakes: refined.left.filter(({severity}) => severity === 'error'),
    };
  }

  private async rewritePart(request: ScopeRequest): Promise<string | undefined> {
    const {model, signal} = this.tools;
    try {
      const {value} = await ask(
        model,
        {
          step: {
            role: 'coder',
            section: this.brief.section.name,
            task: `refine-${++this.parts}`,
          },
          prompt: this.prompt,
          messages: refineMessages(this.prompt, request),
          read: readPart,
        },
        signal,
      );
      return value;
    } catch (error) {
      if (!isModelFailure(error) || error.isHopeless) throw error;
      return undefined;
    }
  }

  private async write(goOn: Continuation): Promise<Draft> {
    const {value, nextAttempt} = await this.askFor(goOn);
    this.attempt = nextAttempt;
    const draft = this.tools.mend(await formatted(value));
    const mistakes = draft.left.filter(({severity}) => severity === 'error');
    this.fixed = [...this.fixed, ...draft.applied];
    this.firstTry ??= mistakes.length === 0 && draft.applied.length === 0;
    return {text: draft.applied.length === 0 ? draft.text : await formatted(draft.text), mistakes};
  }

  private async askFor(goOn: Continuation): Promise<Answer<string>> {
    const {model, signal} = this.tools;
    const question = {
      step: {role: 'coder' as const, section: this.brief.section.name, task: 'scene'},
      prompt: this.prompt,
      read: readCode,
    };
    try {
      const messages = goOn(this.messages);
      return await ask(model, {...question, messages, firstAttempt: this.attempt}, signal);
    } catch (error) {
      // Worked scenes are the one thing that a scene can be written without.
      if (!isModelFailure(error, 'context-overflow') || this.brief.examples.length === 0)
        throw error;
      this.messages = briefMessages(this.prompt, {...this.brief, examples: []});
      const messages = goOn(this.messages);
      return ask(model, {...question, messages, firstAttempt: this.attempt + 1}, signal);
    }
  }

  private async fallBack(reason: string): Promise<CodedSection> {
    this.firstTry ??= false;
    return {...this.coded(await this.tools.fallBack(), 'author'), reason};
  }

  private coded(text: string, origin: CodedSection['origin']): CodedSection {
    const {firstTry = false, fixed, mended, attempt, parts} = this;
    return {text, origin, firstTry, fixed, mended, nextAttempt: attempt, parts};
  }
}

function reasonOf({message}: ModelError): string {
  return message.replace(/\.$/, '');
}

/** Code that cannot be parsed stays as it came: the compiler says what is wrong with it. */
async function formatted(code: string): Promise<string> {
  try {
    return await formatScene(code);
  } catch (error) {
    if (error instanceof SyntaxError) return code;
    throw error;
  }
}
