import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {ask} from '../../../agents/model/ask.ts';
import {
  type Model,
  type ModelReply,
  type ModelRequest,
  textMessage,
} from '../../../agents/model/model.ts';
import {loadPrompt} from '../../../agents/model/prompt.ts';
import {readCode, readJson, shapeOf} from '../../../agents/model/read-reply.ts';

const schema = z.strictObject({title: z.string(), parts: z.array(z.string())});
const GOOD = '{"title": "Circles", "parts": ["one"]}';

function reply(text: string, finish: ModelReply['finish'] = 'stop'): ModelReply {
  return {text, finish, model: 'm', usage: {inputTokens: 1, outputTokens: 1}};
}

/** Says these things one after the other; an unforeseen question is an error. */
function scripted(...replies: ModelReply[]): Model & {readonly requests: ModelRequest[]} {
  const requests: ModelRequest[] = [];
  return {
    requests,
    ask(request) {
      requests.push(request);
      const next = replies[requests.length - 1];
      if (next === undefined) throw new Error('Nobody expected this question.');
      return Promise.resolve(next);
    },
  };
}

function askFor(model: Model) {
  return ask(model, {
    step: {role: 'planner', task: 'outline'},
    prompt: loadPrompt('planner'),
    messages: [textMessage('user', 'Plan.')],
    shape: shapeOf('outline', schema),
    read: text => readJson(text, schema),
  });
}

describe('asking until the reply can be read', () => {
  it.each([
    ['as it should be', GOOD],
    ['between fences', `Here it is:\n\`\`\`json\n${GOOD}\n\`\`\`\nEnjoy!`],
    ['among prose', `Sure! ${GOOD} I hope that helps.`],
    ['with a comma too many', '{"title": "Circles", "parts": ["one",],}'],
    ['with single quotes and comments', "{'title': 'Circles', /* sections */ 'parts': ['one']}"],
  ])('takes JSON %s', async (_, text) => {
    const model = scripted(reply(text));
    expect((await askFor(model)).value).toEqual({title: 'Circles', parts: ['one']});
    expect(model.requests).toHaveLength(1);
  });

  it.each<[string, ModelReply, RegExp]>([
    ['is empty', reply('  '), /empty/],
    ['was cut off', reply('{"title": "Cir', 'length'), /cut off/],
    ['is no JSON', reply('I would rather talk.'), /no JSON/],
    ['has another shape', reply('{"title": 7, "parts": ["one"]}'), /title/],
  ])('says what was wrong with a reply that %s, and asks again', async (_, bad, told) => {
    const model = scripted(bad, reply(GOOD));
    const answer = await askFor(model);
    expect(answer.value.title).toBe('Circles');
    expect(answer.nextAttempt).toBe(3);
    const [first, second] = model.requests;
    expect(first?.step.attempt).toBe(1);
    expect(second?.step.attempt).toBe(2);
    expect(JSON.stringify(second?.messages.at(-1))).toMatch(told);
  });

  it('gives up after three replies that cannot be read', async () => {
    const model = scripted(reply('no'), reply('no'), reply('no'));
    await expect(askFor(model)).rejects.toMatchObject({failure: 'wrong-shape'});
  });

  it('does not argue with a refusal', async () => {
    const model = scripted(reply('I cannot help with that.', 'refusal'));
    await expect(askFor(model)).rejects.toMatchObject({failure: 'refusal'});
    expect(model.requests).toHaveLength(1);
  });
});

describe('code in a reply', () => {
  const code = "import {lecture} from 'lectern';\n\nexport default lecture();";

  it.each([
    ['between fences', `\`\`\`tsx\n${code}\n\`\`\``],
    [
      'after some words',
      `Here is the scene.\n\n\`\`\`typescript\n${code}\n\`\`\`\nIt shows a circle.`,
    ],
    ['without fences', code],
    ['with a fence that never ends', `\`\`\`tsx\n${code}`],
  ])('is found %s', (_, text) => {
    expect(readCode(text)).toBe(`${code}\n`);
  });

  it('is missed where there is none', () => {
    expect(() => readCode('I would rather not.')).toThrow('no code');
  });
});
