/** Models that answer from kept replies: what was asked once is never paid for again. */
import type {Model, ModelReply, ModelRequest} from './model.ts';
import {describeStep} from './model.ts';
import {ModelError} from './model-error.ts';
import {type ReplyStore, questionHash} from './reply-store.ts';

/** Asks another model only what its journal has no answer to, and keeps every reply. */
export class JournalledModel implements Model {
  /**
   * @param name - Name of the model that is asked.
   * @param copies - Further places that each reply is kept in, as of a recording.
   */
  public constructor(
    private readonly inner: Model,
    private readonly name: string,
    private readonly journal: ReplyStore,
    private readonly copies: readonly ReplyStore[] = [],
  ) {}

  public async ask(request: ModelRequest, signal?: AbortSignal): Promise<ModelReply> {
    const kept = await this.journal.find(request, this.name);
    const reply = kept?.reply ?? (await this.inner.ask(request, signal));
    const stores = kept === undefined ? [this.journal, ...this.copies] : this.copies;
    for (const store of stores) await store.save(request, this.name, reply);
    return reply;
  }
}

/** How a replay deals with requests that have changed since. */
export interface ReplayOptions {
  /** Refuse replies whose request was another one. */
  readonly strict: boolean;
  /** Told once for each such reply. */
  readonly onChanged: (request: ModelRequest, recordedPrompt: string) => void;
}

/** Answers from a recording alone, by step. */
export class ReplayedModel implements Model {
  public constructor(
    private readonly recording: ReplyStore,
    private readonly options: ReplayOptions,
  ) {}

  public async ask(request: ModelRequest): Promise<ModelReply> {
    const stored = await this.recording.findStep(request.step);
    const step = describeStep(request.step);
    if (stored === undefined) {
      throw new ModelError('not-recorded', {
        message: `The recording has no reply to the step “${step}”.`,
        remedy: 'Record the topic again with --record.',
      });
    }
    if (stored.question !== questionHash(request)) {
      if (this.options.strict) {
        throw new ModelError('not-recorded', {
          message: `The request of the step “${step}” has changed since it was recorded (with ${stored.prompt}).`,
          remedy: 'Record the topic again with --record, or replay without --strict.',
        });
      }
      this.options.onChanged(request, stored.prompt);
    }
    return stored.reply;
  }
}
