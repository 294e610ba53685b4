/** Kills Lectern at random instants and proves that nothing is lost: `npm run stress -- --seed N --count N`. */
import {rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {Stress} from './disturbed-run.ts';
import {type Instant, describeInstant, drawKill} from './draw-kill.ts';
import {canSeeProcesses} from './remains.ts';
import {WAYS} from './ways.ts';

const {values} = parseArgs({
  options: {
    seed: {type: 'string', default: '1'},
    count: {type: 'string', default: '100'},
    /** Only this one. */
    way: {type: 'string'},
    /** At this instant, instead of a drawn one. */
    'at-ms': {type: 'string'},
    /** Likewise, at this deed. */
    'at-write': {type: 'string'},
  },
});
const [seed = 1, count = 1] = [values.seed, values.count].map(Number);
const [atMs, atWrite] = [values['at-ms'], values['at-write']].map(value =>
  value === undefined ? undefined : Number(value),
);
if (![seed, count, atMs ?? 0, atWrite ?? 0].every(Number.isSafeInteger)) {
  throw new RangeError('--seed, --count, --at-ms and --at-write are whole numbers.');
}
const ways = WAYS.filter(({name}) => values.way === undefined || values.way === name);
if (ways.length === 0) {
  throw new RangeError(`--way is one of ${WAYS.map(({name}) => name).join(', ')}.`);
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
say(`Seeds ${seed} to ${seed + count - 1}: a way and an instant each.`);
if (!canSeeProcesses) say('Processes that stay behind are not looked for on this system.');
const stress = await Stress.open();
let bad = 0;
let longestOutlivingMs = 0;
try {
  for (let current = seed; current < seed + count; current += 1) {
    const {choice: way, instantIn} = drawKill(current, ways);
    const extent = await stress.extentOf(way);
    const instant = namedInstant() ?? instantIn(extent);
    const kept = path.join(tmpdir(), `lectern-stress-seed-${current}`);
    await rm(kept, {recursive: true, force: true});
    const {broken, wasThrough, outlivedMs} = await stress.disturb(way, instant, kept);
    longestOutlivingMs = Math.max(longestOutlivingMs, outlivedMs);
    const when = describeInstant(instant, extent) + (wasThrough ? ' (it was through)' : '');
    say(`seed ${current}: ${way.name} killed ${when}: ${broken.length === 0 ? 'ok' : 'BROKEN'}`);
    if (broken.length === 0) continue;
    bad += 1;
    for (const words of broken) say(`  ${words}`);
    const again =
      instant.kind === 'time' ? `--at-ms ${instant.atMs}` : `--at-write ${instant.index}`;
    say(`  Kept in ${kept}; again:`);
    say(`  npm run stress -- --seed ${current} --count 1 --way ${way.name} ${again}`);
  }
} finally {
  await stress.close();
}
say(
  `${count} kills, ${bad} with something broken; processes outlived them by ${Math.round(longestOutlivingMs)} ms at the most.`,
);
process.exitCode = bad === 0 ? 0 : 1;

function namedInstant(): Instant | undefined {
  if (atMs !== undefined) return {kind: 'time', atMs};
  return atWrite === undefined ? undefined : {kind: 'write', index: atWrite};
}
