import fc from 'fast-check';
import {expect, it} from 'vitest';
import {readCorpus} from '../fuzz/corpus.ts';
import {ReaderProcess} from '../fuzz/reader-process.ts';
import {spoiledFiles} from '../fuzz/spoiled-files.ts';

/** Of the processor, for one file. */
const LONGEST_MS = 5000;

it(
  'a spoiled lecture file is read, or refused with a reason, and soon',
  {timeout: 120_000},
  async () => {
    // As users run it: Vitest takes the development builds of packages, which assert more.
    const reader = await ReaderProcess.open(LONGEST_MS);
    try {
      const read = fc.asyncProperty(spoiledFiles(await readCorpus()), async file => {
        expect(await reader.troubleWith(file)).toBe('');
      });
      await fc.assert(read, {seed: 20_261_201, numRuns: 300});
    } finally {
      await reader.close();
    }
  },
);

it('a spoiled file that makes trouble is made small', async () => {
  const files = spoiledFiles(await readCorpus());
  const {counterexample} = fc.check(
    fc.property(files, ({text}) => !/[\ufdd0\ufdd1\uffff\ufeff]/.test(text)),
    {seed: 1, numRuns: 2000},
  );
  const [{text}] = counterexample ?? [{text: 'nothing was found'}];
  expect(text).toMatch(/[\ufdd0\ufdd1\uffff\ufeff]/);
  expect(text.length).toBeLessThan(40);
});
