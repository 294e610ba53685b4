/** Who converts a picture, where page and worker both can; it needs no browser. */
import {readFileSync} from 'node:fs';
import {Worker} from 'node:worker_threads';
import {expect, test} from 'vitest';
import {PictureConverter} from '../../../renderer/page/encoder/picture-converter.ts';
import {PictureMemory} from '../../../renderer/page/encoder/picture-memory.ts';

const CODE = readFileSync(new URL('../../../renderer/page/encoder/convert.wasm', import.meta.url));
const SIZE = {widthPx: 64, heightPx: 32};

/** Two converters of one memory with room for two pictures, as page and worker have them. */
async function openTwo() {
  const memory = new PictureMemory(SIZE, 2);
  const page = await PictureConverter.start(memory, CODE);
  const shared = new PictureMemory(SIZE, 2, memory.memory);
  const worker = await PictureConverter.start(shared, CODE);
  /** As if a picture of one shade had just been read. */
  const read = (slot: number, shade: number) => {
    memory.pixels(slot).fill(shade);
    memory.states[slot] = 0;
    return {slot, area: memory.whole, isFirst: false};
  };
  return {memory, page, worker, read};
}

test('a picture is converted once, by whoever comes first', async () => {
  const {memory, page, worker, read} = await openTwo();
  const first = {...read(0, 255), isFirst: true};
  expect(page.isConverted(0)).toBe(false);
  expect(page.convert(first)).toBe(true);
  expect(worker.convert(first)).toBe(false);
  expect(worker.isConverted(0)).toBe(true);
  expect(worker.isChanged(0)).toBe(true);
  const second = read(1, 0);
  expect(worker.convert(second)).toBe(true);
  expect(page.convert(second)).toBe(false);
  expect(worker.isChanged(1)).toBe(true);
  // Each has planes of its own, so the first one is still there.
  const lumaIn = (slot: number) => memory.planesAt(memory.slot(slot).planes).y[0];
  expect([lumaIn(0), lumaIn(1)]).toEqual([235, 16]);
});

test('a picture is compared with the one before, whoever converted that', async () => {
  const {memory, page, worker, read} = await openTwo();
  page.convert({...read(0, 90), isFirst: true});
  const same = read(1, 90);
  expect(worker.convert(same)).toBe(true);
  expect(worker.isConverted(1)).toBe(true);
  expect(worker.isChanged(1)).toBe(false);
  expect(memory.changed(1).some(pairs => pairs !== 0)).toBe(false);
});

test('whoever asks for a picture that another thread is converting waits for it', async () => {
  const {memory, worker, read} = await openTwo();
  read(0, 200);
  const other = new Worker(
    `const {parentPort, workerData: states} = require('node:worker_threads');
     Atomics.store(states, 0, 1);
     parentPort.postMessage('converting');
     setTimeout(() => {
       Atomics.store(states, 0, 2);
       Atomics.notify(states, 0);
     }, 200);`,
    {eval: true, workerData: memory.states},
  );
  try {
    await new Promise(resolve => other.once('message', resolve));
    expect(worker.isConverted(0)).toBe(false);
    expect(worker.isChanged(0)).toBe(true);
    expect(worker.isConverted(0)).toBe(true);
  } finally {
    await other.terminate();
  }
});
