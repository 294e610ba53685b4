import {describe, expect, it} from 'vitest';
import {Budget} from '../../../agents/model/budget.ts';
import {type Model, type ModelRequest, textMessage} from '../../../agents/model/model.ts';

const question: ModelRequest = {
  step: {role: 'planner', task: 'outline', attempt: 1},
  prompt: 'planner@1',
  messages: [textMessage('user', 'Plan.')],
};

const model: Model = {
  ask: () =>
    Promise.resolve({
      text: 'ok',
      model: 'nobody-knows-this-model',
      finish: 'stop',
      usage: {inputTokens: 1000, outputTokens: 500},
    }),
};

describe('a budget', () => {
  it('counts tokens and cost by role', async () => {
    const budget = new Budget({}, {input: 2, output: 10});
    const guarded = budget.guard(model);
    await guarded.ask(question);
    await guarded.ask({
      ...question,
      step: {role: 'coder', section: '01-a', task: 'scene', attempt: 1},
    });
    expect(budget.of('planner')).toEqual({
      usage: {inputTokens: 1000, outputTokens: 500},
      cost: 0.007,
      replies: 1,
    });
    expect(budget.total.usage).toEqual({inputTokens: 2000, outputTokens: 1000});
    expect(budget.entries.map(({step}) => step.role)).toEqual(['planner', 'coder']);
  });

  it.each([
    ['tokens', {maxTokens: 2500}, '2500 tokens'],
    ['money', {maxCost: 0.01}, '$0.01'],
  ])('lets nobody ask any more when the %s are spent', async (_, limits, words) => {
    const budget = new Budget(limits, {input: 2, output: 10});
    const guarded = budget.guard(model);
    await guarded.ask(question);
    await guarded.ask(question).catch(() => undefined);
    await expect(guarded.ask(question)).rejects.toMatchObject({failure: 'budget'});
    expect(budget.reached).toBe(words);
  });

  it('ends a question that takes longer than there is time', async () => {
    const budget = new Budget({maxMinutes: 0.002});
    const slow: Model = {
      ask: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('aborted')), {once: true});
        }),
    };
    await expect(budget.guard(slow).ask(question)).rejects.toMatchObject({failure: 'budget'});
    expect(budget.reached).toBe('0.002 minutes');
  });

  it('cannot be kept in money where nobody knows the price', async () => {
    const guarded = new Budget({maxCost: 1}).guard(model);
    await guarded.ask(question);
    await expect(guarded.ask(question)).rejects.toThrow('--max-cost cannot be kept');
  });
});
