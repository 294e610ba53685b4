/** Reads spoiled lecture files one after the other, each within its time: `npm run fuzz -- --seed N --count N`. */
import {type ChildProcess, fork} from 'node:child_process';
import {mkdir, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';

import {mutate, numbersFrom} from './mutate.ts';

const root = path.resolve(import.meta.dirname, '../..');
const {values} = parseArgs({
  options: {
    seed: {type: 'string', default: '1'},
    count: {type: 'string', default: '1000'},
    'time-limit-ms': {type: 'string', default: '10000'},
  },
});
const [firstSeed, count, limitMs] = [values.seed, values.count, values['time-limit-ms']].map(
  Number,
);
if (![firstSeed, count, limitMs].every(Number.isSafeInteger)) {
  throw new RangeError('--seed, --count and --time-limit-ms are whole numbers.');
}

const corpus: {name: string; text: string}[] = [];
for (const folder of ['lectures', 'tests/fixtures/lectures']) {
  for (const name of (await readdir(path.join(root, folder))).sort()) {
    if (!name.endsWith('.md')) continue;
    const text = await readFile(path.join(root, folder, name), 'utf8');
    corpus.push({name, text});
    const cells = text.split('\n\n').map(source => ({cell_type: 'markdown', metadata: {}, source}));
    const notebook = {cells, metadata: {}, nbformat: 4, nbformat_minor: 5};
    corpus.push({name: name.replace(/\.md$/, '.ipynb'), text: JSON.stringify(notebook, null, 1)});
  }
}
const {readLecture} = await import('../../agents/author/index.ts');
const storyboard = await readLecture(path.join(root, 'lectures/pythagoras.md'));
corpus.push({name: 'storyboard.json', text: JSON.stringify(storyboard, null, 2)});

const out = path.join(tmpdir(), 'lectern-fuzz');
await mkdir(out, {recursive: true});

let worker = startWorker();
let found = 0;
for (let seed = firstSeed ?? 1; seed < (firstSeed ?? 1) + (count ?? 0); seed += 1) {
  const next = numbersFrom(seed);
  const chosen = corpus[Math.floor(next() * corpus.length)];
  if (chosen === undefined) break;
  const file = path.join(out, `${seed}-${chosen.name}`);
  const started = performance.now();
  await writeFile(file, mutate(chosen.text, next));
  const trouble = await troubleWith(file);
  if (trouble === '') {
    await rm(file);
    continue;
  }
  found += 1;
  const ms = Math.round(performance.now() - started);
  process.stdout.write(`seed ${seed}, ${ms} ms, ${file}\n${trouble}\n\n`);
}
worker.kill();
process.stdout.write(`${count} files, ${found} with trouble.\n`);
process.exitCode = found === 0 ? 0 : 1;

function startWorker(): ChildProcess {
  return fork(path.join(import.meta.dirname, 'reading-worker.ts'), {execArgv: ['--import', 'tsx']});
}

/** What went wrong with a file; a worker that hangs or ends is replaced. */
async function troubleWith(file: string): Promise<string> {
  const reader = worker;
  let timer: NodeJS.Timeout | undefined;
  const trouble = await new Promise<string>(resolve => {
    timer = setTimeout(() => {
      resolve(`It hangs: not read within ${limitMs} ms.`);
    }, limitMs);
    reader.once('message', message => {
      resolve(message as string);
    });
    reader.once('exit', (code, signal) => {
      resolve(`The reader crashed: ${signal ?? code ?? ''}`);
    });
    reader.send(file);
  });
  clearTimeout(timer);
  reader.removeAllListeners();
  if (/^(?:It hangs|The reader crashed)/.test(trouble)) {
    reader.kill('SIGKILL');
    worker = startWorker();
  }
  return trouble;
}
