/** Reads spoiled lecture files, each within its time, and makes those with trouble small: `npm run fuzz -- --seed N --count N`. */
import {mkdir, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import fc from 'fast-check';
import {readCorpus} from './corpus.ts';
import {ReaderProcess} from './reader-process.ts';
import {spoiledFiles} from './spoiled-files.ts';

const {values} = parseArgs({
  options: {
    seed: {type: 'string', default: '1'},
    count: {type: 'string', default: '1000'},
    /** How fast-check found a file, to make that one again. */
    path: {type: 'string'},
    /** Of the processor, for one file. */
    'time-limit-ms': {type: 'string', default: '5000'},
  },
});
const [firstSeed = 1, count = 1000, limitMs = 5000] = [
  values.seed,
  values.count,
  values['time-limit-ms'],
].map(Number);
if (![firstSeed, count, limitMs].every(Number.isSafeInteger)) {
  throw new RangeError('--seed, --count and --time-limit-ms are whole numbers.');
}

/** Of one seed come so many files, or one with trouble: then the next seed is at hand. */
const FILES_PER_SEED = 100;
/** Making a file small that hangs may take its time at each step. */
const LONGEST_SEED_MS = 10 * 60_000;

const out = path.join(tmpdir(), 'lectern-fuzz');
await mkdir(out, {recursive: true});
const files = spoiledFiles(await readCorpus());
const reader = await ReaderProcess.open(limitMs);
const seen = new Set<string>();
let [read, seeds] = [0, 0];
try {
  while (read < count) {
    const seed = firstSeed + seeds;
    seeds += 1;
    const runs = Math.min(FILES_PER_SEED, count - read);
    const result = await fc.check(
      fc.asyncProperty(files, async file => {
        const trouble = await reader.troubleWith(file);
        // What was told of already is passed over.
        if (trouble !== '' && !seen.has(kindOf(trouble))) throw new Error(trouble);
      }),
      {
        seed,
        numRuns: runs,
        interruptAfterTimeLimit: LONGEST_SEED_MS,
        ...(values.path === undefined ? {} : {path: values.path}),
      },
    );
    // Those of a path are its end alone.
    read += values.path === undefined ? result.numRuns : count;
    if (!result.failed || result.counterexample === null) continue;
    const [file] = result.counterexample;
    const trouble = result.errorInstance instanceof Error ? result.errorInstance.message : '';
    seen.add(kindOf(trouble));
    const kept = path.join(out, `${seed}-${file.name}`);
    await writeFile(kept, file.text);
    say(`seed ${seed}, after ${result.numRuns} files and ${result.numShrinks} steps: ${kept}`);
    say(JSON.stringify(file.text.slice(0, 400)));
    say(trouble);
    say(`Again: npm run fuzz -- --seed ${seed} --path ${result.counterexamplePath}\n`);
  }
} finally {
  await reader.close();
}
say(`${read} files, ${seen.size} kinds of trouble.`);
process.exitCode = seen.size === 0 ? 0 : 1;

/** What is the same for all files with the same trouble: the message without numbers, and where it was thrown. */
function kindOf(trouble: string): string {
  const [message, place] = trouble.split('\n');
  return `${message?.replace(/\d+/g, 'N').slice(0, 60)} ${place ?? ''}`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
