/** `npm run bench:render`: how fast scenes become a video, how good and how large it is. */
import {readFile, readdir, writeFile} from 'node:fs/promises';
import {cpus} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {openBrowser} from '../../renderer/node/index.ts';
import {PagePool} from '../../renderer/node/page-pool.ts';
import {type Figures, rounded, writeFigures} from '../figures.ts';
import {measureQuality} from './quality.ts';
import {type Run, runLectern} from './run-lectern.ts';
import {type Workload, withWorkloads} from './workloads.ts';

const {values: options} = parseArgs({
  options: {
    json: {type: 'string'},
    /** Names of workloads; all unless given. */
    only: {type: 'string', multiple: true},
  },
});

await withWorkloads(async all => {
  const figures: Record<string, number> = {};
  const isWanted = (name: string) => options.only?.includes(name) ?? true;
  await printMachine();
  console.log('\n| Workload | s of video | s | frames/s | times real time | bytes | peak MiB |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const {name, lectureDir} of all.filter(each => isWanted(each.name))) {
    const isDraft = name === 'three-minutes';
    const run = await runLectern(lectureDir, [
      ...['-o', path.join(lectureDir, 'out/video.mp4')],
      ...(isDraft ? ['--quality', 'draft'] : []),
    ]);
    printRun(isDraft ? `${name}, draft` : name, run);
    if (isDraft) figures.draftSeconds = rounded(run.seconds, 2);
    const times = rounded(run.durationSeconds / run.seconds, 2);
    if (name === 'lecture') figures.lectureTimesRealTime = times;
    if (name === 'everything-moving') figures.everythingMovingTimesRealTime = times;
    figures.peakMemoryMiB = Math.max(figures.peakMemoryMiB ?? 0, Math.round(run.peakMiB));
  }
  const lecture = all.find(({name}) => name === 'lecture');
  if (lecture !== undefined && isWanted('lecture')) await measureLecture(lecture, figures);
  console.log('\n| Figure | Value |\n| --- | --- |');
  for (const [name, value] of Object.entries(figures)) console.log(`| \`${name}\` | ${value} |`);
  if (options.json !== undefined) await writeFigures(options.json, figures satisfies Figures);
});

async function measureLecture({lectureDir}: Workload, figures: Record<string, number>) {
  const output = path.join(lectureDir, 'out/video.mp4');
  const scenes = path.join(lectureDir, 'scenes');
  const first = (await readdir(scenes)).filter(name => name.endsWith('.tsx')).sort()[0] ?? '';
  const scene = path.join(scenes, first);
  const source = await readFile(scene, 'utf8');
  await writeFile(scene, source.replace(/title: '([^']*)'/, "title: '$1!'"));
  figures.editToVideoSeconds = rounded((await runLectern(lectureDir, ['-o', output])).seconds, 2);
  await writeFile(scene, source);

  figures.coldStartSeconds = rounded(await coldStart(lectureDir), 2);

  const {ssim, bytes, x264Bytes} = await measureQuality(
    lectureDir,
    path.parse(first).name,
    path.join(lectureDir, 'out/quality.mp4'),
  );
  figures.ssim = rounded(ssim, 5);
  figures.sizeToX264 = rounded(bytes / x264Bytes);
}

/** From nothing to a page that is ready to draw. */
async function coldStart(lectureDir: string): Promise<number> {
  const start = performance.now();
  return PagePool.use({lectureDir}, () => Promise.resolve((performance.now() - start) / 1000));
}

function printRun(name: string, {seconds, durationSeconds, frames, bytes, peakMiB}: Run): void {
  const cells = [
    name,
    durationSeconds.toFixed(1),
    seconds.toFixed(1),
    (frames / seconds).toFixed(0),
    (durationSeconds / seconds).toFixed(2),
    bytes,
    peakMiB.toFixed(0),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

async function printMachine(): Promise<void> {
  const browser = await openBrowser();
  const {version} = browser.installed;
  await browser.close();
  const processors = cpus();
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${version}, ${processors.length} x ${processors[0]?.model ?? 'unknown processor'}`,
  );
}
