/** The three models of a run, each behind its journal and one budget. */
import {Budget, type BudgetLimits, type Spending} from './budget.ts';
import type {Model, ModelRequest, Role} from './model.ts';
import type {ModelError} from './model-error.ts';
import {OpenAIModel} from './openai-model.ts';
import {ReplyStore} from './reply-store.ts';
import type {ModelSettings} from './settings.ts';
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

/** The models of a run. */
export interface ModelTeam {
  readonly models: Readonly<Record<Role, Model>>;
  readonly budget: Budget;
}

/** Models behind a server; everything that they say is kept. */
export function createTeam(settings: ModelSettings, options: TeamOptions): ModelTeam {
  const {journalDir, recordDir, onRetry, stallSeconds} = options;
  const journal = new ReplyStore(journalDir);
  const copies = recordDir === undefined ? [] : [new ReplyStore(recordDir)];
  return team(options, role => {
    const model = settings.models[role];
    const server = new OpenAIModel({
      apiKey: settings.apiKey,
      baseUrl: settings.baseUrl,
      model,
      ...(stallSeconds === undefined ? {} : {stallSeconds}),
      ...(onRetry === undefined ? {} : {onRetry}),
    });
    return new JournalledModel(server, model, journal, copies);
  });
}

/** How a recording is played. */
export interface ReplayTeamOptions extends Pick<TeamOptions, 'limits' | 'price' | 'onSpent'> {
  /** Folder of the recording. */
  readonly recording: string;
  readonly strict: boolean;
  /** Told of each reply whose request was another one when it was recorded. */
  readonly onChanged: (request: ModelRequest, recordedPrompt: string) => void;
}

/** Models that say again what they said when it was recorded. */
export function replayTeam(options: ReplayTeamOptions): ModelTeam {
  const recording = new ReplyStore(options.recording);
  return team(options, () => new ReplayedModel(recording, options));
}

function team(
  {limits, price, onSpent}: Pick<TeamOptions, 'limits' | 'price' | 'onSpent'>,
  modelOf: (role: Role) => Model,
): ModelTeam {
  const budget = new Budget(limits, price, onSpent);
  return {
    budget,
    models: {
      planner: budget.guard(modelOf('planner')),
      coder: budget.guard(modelOf('coder')),
      critic: budget.guard(modelOf('critic')),
    },
  };
}
