import {mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {type Model, type ModelRequest, textMessage} from '../../../agents/model/model.ts';
import {ReplyStore} from '../../../agents/model/reply-store.ts';
import {JournalledModel, ReplayedModel} from '../../../agents/model/stored-models.ts';

let folder = '';
let asked = 0;

const echo: Model = {
  ask({messages}) {
    asked += 1;
    const text = messages
      .flatMap(({parts}) => parts.map(part => (part.kind === 'text' ? part.text : '')))
      .join(' ');
    return Promise.resolve({
      text: `Reply to ${text}`,
      model: 'echo',
      finish: 'stop' as const,
      usage: {inputTokens: 10, outputTokens: 5},
    });
  },
};

function question(text: string, attempt = 1): ModelRequest {
  return {
    step: {role: 'coder', section: '01-circles', task: 'scene', attempt},
    prompt: 'coder@1',
    messages: [textMessage('user', text)],
  };
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lectern-journal-'));
  asked = 0;
});

afterEach(() => rm(folder, {recursive: true, force: true}));

describe('the journal', () => {
  it('answers what was asked before, in a later run too', async () => {
    const first = new JournalledModel(echo, 'echo', new ReplyStore(folder));
    const reply = await first.ask(question('circle'));
    const second = new JournalledModel(echo, 'echo', new ReplyStore(folder));
    expect(await second.ask(question('circle'))).toEqual(reply);
    expect(asked).toBe(1);
  });

  it.each<[string, ModelRequest, string]>([
    ['another question', question('square'), 'echo'],
    ['another attempt', question('circle', 2), 'echo'],
    ['another model', question('circle'), 'parrot'],
  ])('asks anew for %s', async (_, request, name) => {
    await new JournalledModel(echo, 'echo', new ReplyStore(folder)).ask(question('circle'));
    await new JournalledModel(echo, name, new ReplyStore(folder)).ask(request);
    expect(asked).toBe(2);
  });

  it('keeps the request with the reply, a picture as its hash', async () => {
    const request: ModelRequest = {
      ...question('look'),
      messages: [
        {
          speaker: 'user',
          parts: [
            {kind: 'text', text: 'look'},
            {kind: 'image', dataUrl: 'data:image/png;base64,AAAA'},
          ],
        },
      ],
    };
    await new JournalledModel(echo, 'echo', new ReplyStore(folder)).ask(request);
    const [name = ''] = await readdir(folder);
    expect(name).toMatch(/^coder\.01-circles\.scene\.1\.[0-9a-f]{12}\.json$/);
    const text = await readFile(path.join(folder, name), 'utf8');
    expect(text).toContain('Reply to look');
    expect(text).not.toContain('AAAA');
  });

  it('tells of a file that somebody has broken', async () => {
    const model = new JournalledModel(echo, 'echo', new ReplyStore(folder));
    await model.ask(question('circle'));
    const [name = ''] = await readdir(folder);
    await writeFile(path.join(folder, name), '{"step"');
    await expect(model.ask(question('circle'))).rejects.toMatchObject({code: 'reply-unreadable'});
  });
});

describe('a replay', () => {
  const replay = (strict: boolean, changed: string[] = []) =>
    new ReplayedModel(new ReplyStore(folder), {
      strict,
      onChanged: (request, prompt) => changed.push(`${request.prompt} was ${prompt}`),
    });

  beforeEach(async () => {
    await new JournalledModel(echo, 'echo', new ReplyStore(folder)).ask(question('circle'));
    asked = 0;
  });

  it('says again what was said, and asks nobody', async () => {
    expect((await replay(true).ask(question('circle'))).text).toBe('Reply to circle');
    expect(asked).toBe(0);
  });

  it('outlives a reworded prompt, and tells of it', async () => {
    const changed: string[] = [];
    const request = {...question('the circle'), prompt: 'coder@2'};
    expect((await replay(false, changed).ask(request)).text).toBe('Reply to circle');
    expect(changed).toEqual(['coder@2 was coder@1']);
  });

  it('refuses a reworded prompt where it is to be strict', async () => {
    await expect(replay(true).ask(question('the circle'))).rejects.toMatchObject({
      failure: 'not-recorded',
    });
  });

  it('has no reply to a step that was never taken', async () => {
    await expect(replay(false).ask(question('circle', 2))).rejects.toMatchObject({
      failure: 'not-recorded',
    });
  });
});
