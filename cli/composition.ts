/** What the agents did and what it cost, told to people and machines. */
import {MAKING_ROLES, type MakingRole} from '../agents/model/model.ts';
import type {Spending} from '../agents/model/budget.ts';
import {tokensOf} from '../agents/model/usage.ts';
import type {CommandSession} from './command-session.ts';
import {count, formatDuration} from './format.ts';
import type {Composition} from './run/compose.ts';

/** Tokens and cost so far, such as `12,345 tokens, $0.031`. */
export function describeSpending({usage, cost}: Spending): string {
  const tokens = `${tokensOf(usage).toLocaleString('en')} tokens`;
  return cost === undefined ? tokens : `${tokens}, ${dollars(cost)}`;
}

/** What the agents did, in lines. */
export function describeComposition(composition: Composition, {colors}: CommandSession): string {
  const facts = factsOf(composition);
  const {team, limit, seconds} = composition;
  const fixes = [
    ...Object.entries(facts.fixed).map(([fix, times]) => `${fix} ${times}x`),
    ...Object.entries(facts.fixes).map(([code, times]) => `${code} by the model ${times}x`),
  ];
  const rounds = Object.entries(facts.rounds).map(
    ([outcome, times]) => `${times} ${outcome.replaceAll('-', ' ')}`,
  );
  const rows: [string, string][] = [
    [
      'scenes',
      `${facts.firstTry} of ${facts.sections} right at once, ${facts.mended} mended, ${facts.leftToAuthor} left to the offline author`,
    ],
    ...(fixes.length === 0 ? [] : [['mended', fixes.join(', ')] satisfies [string, string]]),
    ['critic', rounds.length === 0 ? 'did not look' : rounds.join(', ')],
    ...MAKING_ROLES.map((role): [string, string] => [role, roleText(role, composition)]),
    ['in all', describeSpending(team.budget.total)],
    [
      'time',
      `plan ${formatDuration(seconds.plan)}, write ${formatDuration(seconds.write)}, look ${formatDuration(seconds.review)}`,
    ],
    ...(limit === undefined ? [] : [['budget', `${limit}: reached`] satisfies [string, string]]),
  ];
  return rows.map(([name, text]) => `  ${colors.dim(name.padEnd(8))} ${text}`).join('\n');
}

/** The same in the document of `--json`. */
export function compositionData(composition: Composition): Record<string, unknown> {
  const {team, limit, seconds, composed} = composition;
  const spending = ({usage, cost, replies}: Spending) => ({...usage, cost: cost ?? null, replies});
  return {
    ...factsOf(composition),
    reviews: composed.reviews,
    spending: {
      ...Object.fromEntries(MAKING_ROLES.map(role => [role, spending(team.budget.of(role))])),
      total: spending(team.budget.total),
    },
    seconds,
    budgetReached: limit ?? null,
  };
}

function factsOf({composed}: Composition) {
  const scenes = [...composed.scenes.values()];
  return {
    sections: scenes.length,
    firstTry: scenes.filter(({firstTry, origin}) => firstTry && origin === 'coder').length,
    mended: scenes.filter(({firstTry, origin}) => !firstTry && origin === 'coder').length,
    leftToAuthor: scenes.filter(({origin}) => origin === 'author').length,
    fixed: counted(scenes.flatMap(({fixed}) => fixed.map(({fix}) => fix))),
    fixes: counted(scenes.flatMap(({mended}) => mended)),
    rounds: counted(composed.reviews.flatMap(({rounds}) => rounds)),
  };
}

function roleText(role: MakingRole, {team}: Composition): string {
  const spending = team.budget.of(role);
  return `${describeSpending(spending)}, ${count(spending.replies, 'reply', 'replies')}`;
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function dollars(cost: number): string {
  return `$${cost < 0.01 ? cost.toFixed(4) : cost.toFixed(2)}`;
}
