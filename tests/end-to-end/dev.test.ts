import {existsSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import path from 'node:path';
import type {Page} from 'puppeteer';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type LaunchedBrowser, launchBrowser} from '../browser/launch-browser.ts';
import {sceneText, writeLecture} from './lecture-files.ts';
import {type RunningCommand, descendantsOf, isAlive, startLectern} from './lectern.ts';

/** The editor of a lecture, open in a real browser that reaches no other machine. */
interface OpenEditor {
  readonly page: Page;
  readonly command: RunningCommand;
  /** Errors in the console, failed requests, requests to elsewhere. */
  readonly complaints: string[];
  /** How often the page was loaded. */
  readonly loads: () => number;
}

let launched: LaunchedBrowser;
beforeAll(async () => {
  launched = await launchBrowser();
});
afterAll(() => launched.close());

async function openEditor(lecture: string): Promise<OpenEditor> {
  const command = startLectern(['dev', lecture], {cwd: lecture});
  const [url = ''] = await command.says('stdout', /http:\/\/127\.0\.0\.1:\d+\//);
  const page = await launched.browser.newPage();
  await page.setViewport({width: 1600, height: 1000});
  const complaints: string[] = [];
  let loads = 0;
  page.on('console', message => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('requestfailed', request => complaints.push(`failed: ${request.url()}`));
  page.on('request', request => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(url)) {
      complaints.push(`elsewhere: ${request.url()}`);
    }
  });
  page.on('framenavigated', () => loads++);
  await page.goto(url);
  await page.waitForSelector('[title^="Play ["]');
  await page.waitForSelector('[class*="_labelClip_"]');
  return {page, command, complaints, loads: () => loads};
}

/** The preview as a data URL: of the canvas itself, so that the rest of the page does not matter. */
function picture(page: Page): Promise<unknown> {
  return page.evaluate("document.querySelector('canvas').toDataURL()");
}

async function stop(command: RunningCommand): Promise<void> {
  command.process.kill('SIGINT');
  await command.outcome;
}

/** Waits until the playhead has come to a frame. */
async function playTo(page: Page, frame: number): Promise<void> {
  const current = `document.querySelector('[title="Current frame"]').textContent.replace(/\\D/g, '')`;
  await page.waitForFunction(`Number(${current}) >= ${frame}`);
}

describe('lectern dev', () => {
  it('opens, plays, and takes over edits without a reload, an error, or a network', async () => {
    const lecture = await writeLecture({'01-first': sceneText()});
    const {page, command, complaints, loads} = await openEditor(lecture);

    const start = await picture(page);
    await page.click('[title^="Play ["]');
    await playTo(page, 100);
    await page.click('[title^="Pause ["]');
    const before = await picture(page);
    expect(before).not.toBe(start);

    await writeFile(path.join(lecture, 'scenes/01-first.tsx'), sceneText('Three words'));
    await expect.poll(() => picture(page), {timeout: 10_000}).not.toBe(before);
    await writeFile(path.join(lecture, 'scenes/01-first.tsx'), sceneText());
    await expect.poll(() => picture(page), {timeout: 10_000}).toBe(before);

    expect(complaints).toEqual([]);
    expect(loads()).toBe(1);
    await page.close();
    await stop(command);
  });

  it('shows a mistake over the page and in the terminal as it is saved, until it is mended', async () => {
    const lecture = await writeLecture({'01-first': sceneText()});
    const {page, command} = await openEditor(lecture);
    const scene = path.join(lecture, 'scenes/01-first.tsx');
    const sound = await readFile(scene, 'utf8');

    await writeFile(scene, sound.replace('yield* stage.show', 'stage.show'));
    await page.waitForSelector('vite-error-overlay');
    const shown = await page.evaluate(
      "document.querySelector('vite-error-overlay').shadowRoot.textContent",
    );
    expect(shown).toContain('yield*');
    expect(shown).toContain('01-first.tsx');
    await command.says('stderr', /unplayed-animation/);

    await writeFile(scene, sound);
    await page.waitForSelector('vite-error-overlay', {hidden: true});
    await command.says('stderr', /no mistakes any more/);
    await stop(command);
    await page.close();
  });

  it('keeps a beat that was dragged, and writes nothing before', async () => {
    const lecture = await writeLecture({'01-first': sceneText()});
    const meta = path.join(lecture, 'scenes/01-first.meta');
    const {page, command} = await openEditor(lecture);
    expect(existsSync(meta)).toBe(false);

    const beat = await page.waitForSelector('[class*="_labelClip_"]');
    const box = await beat?.boundingBox();
    if (!box) throw new Error('The first beat is not on the time line.');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, {steps: 5});
    await page.mouse.up();
    await expect.poll(() => existsSync(meta), {timeout: 5_000}).toBe(true);

    const saved: unknown = JSON.parse(await readFile(meta, 'utf8'));
    expect(saved).toMatchObject({timeEvents: [{name: 'beat 1'}]});
    await page.close();
    await stop(command);
  });

  it('takes another port when its own is in use, and says so when one was asked for', async () => {
    const lecture = await writeLecture({'01-first': sceneText()});
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const refused = await startLectern(['dev', lecture, '--port', port], {cwd: lecture}).outcome;
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`Port ${port} is in use already.`);
    taken.close();

    const first = startLectern(['dev', lecture], {cwd: lecture});
    const [firstUrl] = await first.says('stdout', /http:\S+/);
    const second = startLectern(['dev', lecture], {cwd: lecture});
    const [secondUrl] = await second.says('stdout', /http:\S+/);
    expect(secondUrl).not.toBe(firstUrl);
    await stop(first);
    await stop(second);
  });

  it('ends on Ctrl-C with exit code 0 and nothing left running', async () => {
    const lecture = await writeLecture({'01-first': sceneText()});
    const command = startLectern(['dev', lecture], {cwd: lecture});
    await command.says('stdout', /http:\S+/);
    const started = descendantsOf(command.process.pid ?? 0);
    command.process.kill('SIGINT');
    expect((await command.outcome).code).toBe(0);
    await expect.poll(() => started.filter(isAlive)).toEqual([]);
  });
});
