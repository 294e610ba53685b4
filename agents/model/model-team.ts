/** The models of a run, each behind its journal, all behind one budget: three that make a lecture, or any by their names. */
import {Budget, type BudgetLimits, type Spending} from './budget.ts';
import type {MakingRole, Model, ModelRequest} from './model.ts';
import type {ModelError} from './model-error.ts';
import {OpenAIModel} from './openai-model.ts';
import {ReplyStore} from './reply-store.ts';
import type {ModelServer, ModelSettings} from './settings.ts';
import {JournalledModel, ReplayedModel} from './stored-models.ts';
import type {Price} from './usage.ts';

/** How a run asks its models. */
export interface TeamOptions {
  /** Folder of the journal. */
  readonly journalDir: string;
  /** Folder that all replies are copied to. */
  readonly recordDir?: string | undefined;
  readonly limits?: BudgetLimits;
  readonly price?: Price | undefined;
  readonly onSpent?: (total: Spending) => void;
  readonly onRetry?: (error: ModelError, pauseMs: number) => void;
  /** See {@link OpenAIModel}. */
  readonly stallSeconds?: number | undefined;
}

/** Models by their names, with one budget. */
export interface ModelCast {
  readonly modelNamed: (name: string) => Model;
  readonly budget: Budget;
}

/** The models that make a lecture. */
export interface ModelTeam {
  readonly models: Readonly<Record<MakingRole, Model>>;
  readonly budget: Budget;
}

/** Models behind a server; everything that they say is kept. */
export function createCast(server: ModelServer, options: TeamOptions): ModelCast {
  const {journalDir, recordDir, onRetry, stallSeconds} = options;
  const journal = new ReplyStore(journalDir);
  const copies = recordDir === undefined ? [] : [new ReplyStore(recordDir)];
  return castOf(options, model => {
    const client = new OpenAIModel({
      apiKey: server.apiKey,
      baseUrl: server.baseUrl,
      model,
      ...(stallSeconds === undefined ? {} : {stallSeconds}),
      ...(onRetry === undefined ? {} : {onRetry}),
    });
    return new JournalledModel(client, model, journal, copies);
  });
}

/** The models that make a lecture, each by its role. */
export function createTeam(settings: ModelSettings, options: TeamOptions): ModelTeam {
  return teamOf(createCast(settings, options), settings.models);
}

/** How a recording is played. */
export interface ReplayTeamOptions extends Pick<TeamOptions, 'limits' | 'price' | 'onSpent'> {
  /** Folder of the recording. */
  readonly recording: string;
  readonly strict: boolean;
  /** Told of each reply whose request was another one when it was recorded. */
  readonly onChanged: (request: ModelRequest, recordedPrompt: string) => void;
}

/** Models that say again what they said when it was recorded; their names do not matter. */
export function replayCast(options: ReplayTeamOptions): ModelCast {
  const recording = new ReplyStore(options.recording);
  return castOf(options, () => new ReplayedModel(recording, options));
}

/** The same, by role. */
export function replayTeam(options: ReplayTeamOptions): ModelTeam {
  return teamOf(replayCast(options), {planner: '', coder: '', critic: ''});
}

function castOf(
  {limits, price, onSpent}: Pick<TeamOptions, 'limits' | 'price' | 'onSpent'>,
  modelOf: (name: string) => Model,
): ModelCast {
  const budget = new Budget(limits, price, onSpent);
  return {budget, modelNamed: name => budget.guard(modelOf(name))};
}

function teamOf(
  {budget, modelNamed}: ModelCast,
  names: Readonly<Record<MakingRole, string>>,
): ModelTeam {
  return {
    budget,
    models: {
      planner: modelNamed(names.planner),
      coder: modelNamed(names.coder),
      critic: modelNamed(names.critic),
    },
  };
}
