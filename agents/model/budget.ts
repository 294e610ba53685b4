/** What a lecture may cost, and what it has cost so far, role by role. */
import type {Model, ModelReply, ModelRequest, Role, Step} from './model.ts';
import {ROLES} from './model.ts';
import {ModelError} from './model-error.ts';
import {
  NO_USAGE,
  type Price,
  type Usage,
  addUsage,
  costOf,
  estimateTokens,
  tokensOf,
} from './usage.ts';

/** Limits of one lecture. What is kept in the journal counts too, time only from the start of a run. */
export interface BudgetLimits {
  readonly maxTokens?: number | undefined;
  /** US dollars. */
  readonly maxCost?: number | undefined;
  readonly maxMinutes?: number | undefined;
}

/** What was spent. */
export interface Spending {
  readonly usage: Usage;
  /** US dollars; undefined when the price of a model is unknown. */
  readonly cost: number | undefined;
  readonly replies: number;
}

/** One reply, as it stands in the account. */
export interface Entry {
  readonly step: Step;
  /** Version of the prompt. */
  readonly prompt: string;
  readonly model: string;
  readonly usage: Usage;
  /** US dollars; null when the price is unknown. */
  readonly cost: number | null;
}

/** The account of one lecture. */
export class Budget {
  private readonly account: Entry[] = [];
  private readonly spendings = new Map<Role, Spending>();
  private readonly startedAt = performance.now();
  /** Tokens of questions that have no reply yet, as estimated. */
  private expected = 0;
  private limit: string | undefined;

  /** @param onSpent - Told after each reply. */
  public constructor(
    private readonly limits: BudgetLimits = {},
    private readonly price?: Price,
    private readonly onSpent: (total: Spending) => void = () => undefined,
  ) {}

  /** Which limit was reached, in words; undefined while there is none. */
  public get reached(): string | undefined {
    return this.limit;
  }

  /** All replies, in the order of their steps. */
  public get entries(): Entry[] {
    const key = ({step}: Entry): string =>
      [
        ROLES.indexOf(step.role),
        step.section ?? '',
        step.task,
        String(step.attempt).padStart(3, '0'),
      ].join(' ');
    return [...this.account].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  /** What one role has spent. */
  public of(role: Role): Spending {
    return this.spendings.get(role) ?? {usage: NO_USAGE, cost: 0, replies: 0};
  }

  /** What all have spent together. */
  public get total(): Spending {
    return [...this.spendings.values()].reduce<Spending>(
      (sum, one) => ({
        usage: addUsage(sum.usage, one.usage),
        cost: sum.cost === undefined || one.cost === undefined ? undefined : sum.cost + one.cost,
        replies: sum.replies + one.replies,
      }),
      {usage: NO_USAGE, cost: 0, replies: 0},
    );
  }

  /**
   * A model that asks only while there is something left.
   *
   * @returns A model that throws a ModelError with failure `budget` when a limit is reached.
   */
  public guard(model: Model): Model {
    return {ask: (request, signal) => this.ask(model, request, signal)};
  }

  private async ask(
    model: Model,
    request: ModelRequest,
    signal?: AbortSignal,
  ): Promise<ModelReply> {
    const expected = estimateTokens(
      request.messages
        .flatMap(({parts}) => parts.map(part => (part.kind === 'text' ? part.text : '')))
        .join('\n'),
    );
    this.admit(expected);
    this.expected += expected;
    const deadline = this.deadline();
    const signals = [signal, deadline].filter(one => one !== undefined);
    try {
      const reply = await model.ask(request, AbortSignal.any(signals));
      this.record(request, reply);
      return reply;
    } catch (error) {
      if (deadline?.aborted === true && signal?.aborted !== true) this.stop(this.minutesWords());
      throw error;
    } finally {
      this.expected -= expected;
    }
  }

  private admit(expected: number): void {
    const {maxTokens, maxCost} = this.limits;
    const {usage, cost} = this.total;
    if (this.limit !== undefined) this.stop(this.limit);
    if (maxTokens !== undefined && tokensOf(usage) + this.expected + expected > maxTokens) {
      this.stop(`${maxTokens} tokens`);
    }
    if (maxCost !== undefined) {
      if (cost === undefined) {
        throw new ModelError('budget', {
          message: 'Nobody here knows what this model costs, so --max-cost cannot be kept.',
          remedy: 'Name its price with --price <input>/<output>, in dollars a million tokens.',
        });
      }
      if (cost >= maxCost) this.stop(`$${maxCost}`);
    }
    if (this.remainingMs() <= 0) this.stop(this.minutesWords());
  }

  private record({step, prompt}: ModelRequest, {usage, model}: ModelReply): void {
    const {role} = step;
    const before = this.of(role);
    const cost = costOf(usage, model, this.price);
    this.account.push({step, prompt, model, usage, cost: cost ?? null});
    this.spendings.set(role, {
      usage: addUsage(before.usage, usage),
      cost: before.cost === undefined || cost === undefined ? undefined : before.cost + cost,
      replies: before.replies + 1,
    });
    this.onSpent(this.total);
  }

  private remainingMs(): number {
    const {maxMinutes} = this.limits;
    if (maxMinutes === undefined) return Infinity;
    return maxMinutes * 60_000 - (performance.now() - this.startedAt);
  }

  private deadline(): AbortSignal | undefined {
    const remaining = this.remainingMs();
    return Number.isFinite(remaining)
      ? AbortSignal.timeout(Math.max(0, Math.ceil(remaining)))
      : undefined;
  }

  private minutesWords(): string {
    return `${this.limits.maxMinutes ?? 0} minutes`;
  }

  private stop(limit: string): never {
    this.limit = limit;
    throw new ModelError('budget', {message: `The budget of ${limit} is reached.`});
  }
}
