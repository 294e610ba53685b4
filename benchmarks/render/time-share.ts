/**
 * Where the time of a rendering goes, in the page, its worker and Node: from the samples of their
 * profilers, so that nothing of it has to stand in the renderer.
 */
import {Session} from 'node:inspector/promises';
import {rollup, sum} from 'd3-array';
import type {CDPSession, Protocol} from 'puppeteer';
import {openBrowser} from '../../renderer/node/browser-session.ts';
import {LecturePage} from '../../renderer/node/lecture-page.ts';
import {servePages} from '../../renderer/node/page-server.ts';
import {receiveVideo} from '../../renderer/node/receive-video.ts';

/** Shares of the wall clock, from 0 to 1. They work side by side: each has its own whole. */
export interface TimeShare {
  readonly page: Readonly<
    Record<'step' | 'draw' | 'convert' | 'hand over' | 'wait' | 'other', number>
  >;
  readonly worker: Readonly<Record<'convert' | 'encode' | 'wait' | 'other', number>>;
  readonly node: Readonly<Record<'mux' | 'wait' | 'other', number>>;
}

type Profile = Protocol.Profiler.Profile;

/** A part of the time, and the functions whose samples count for it, with all that they call. */
type Parts<TName extends string> = readonly (readonly [TName, ReadonlySet<string>])[];

const IN_PAGE: Parts<keyof TimeShare['page']> = [
  ['wait', new Set(['(idle)'])],
  // A canvas is drawn when it is read: what was called before only notes what to draw.
  ['draw', new Set(['render', 'compose', 'read'])],
  ['convert', new Set(['convertOne'])],
  ['hand over', new Set(['send', 'take', 'deliverWaiting', 'close'])],
  ['step', new Set(['progress', 'reset'])],
];

const IN_WORKER: Parts<keyof TimeShare['worker']> = [
  ['wait', new Set(['(idle)', '(program)'])],
  ['convert', new Set(['convert'])],
  ['encode', new Set(['write'])],
];

const IN_NODE: Parts<keyof TimeShare['node']> = [
  ['wait', new Set(['(idle)'])],
  ['mux', new Set(['add', 'finalize'])],
];

const SIZE = {widthPx: 1920, heightPx: 1080};
const FRAMES_PER_SECOND = 30;
const SAMPLED_EVERY_US = 500;

/** Renders a section at 1080p30 as `lectern render` does, on a page that is open already. */
export async function measureTimeShare(
  lectureDir: string,
  section: string,
  file: string,
): Promise<TimeShare> {
  const [browser, served] = await Promise.all([openBrowser(), servePages(lectureDir)]);
  try {
    const page = await LecturePage.open(browser, served);
    const [target] = (await browser.browser.pages()).slice(-1);
    const inPage = await target?.createCDPSession();
    if (inPage === undefined) throw new Error('The page cannot be profiled.');
    const inNode = new Session();
    inNode.connect();
    let inWorker: CDPSession | undefined;
    target?.once('workercreated', ({client}) => {
      inWorker = client;
      void startProfiler(client);
    });
    await Promise.all([startProfiler(inPage), startProfiler(inNode)]);
    const options = {size: SIZE, framesPerSecond: FRAMES_PER_SECOND, quality: 'good'} as const;
    await receiveVideo(served.uploads, file, options, uploadPath =>
      page.renderPictures({
        ...options,
        section,
        uploadPath,
        repeatAfterFrames: FRAMES_PER_SECOND,
      }),
    );
    if (inWorker === undefined) throw new Error('The page has no worker.');
    const workerProfile = (await inWorker.send('Profiler.stop')).profile;
    const pageProfile = (await inPage.send('Profiler.stop')).profile;
    const nodeProfile = (await inNode.post('Profiler.stop')).profile;
    inNode.disconnect();
    return {
      page: shareByPart(pageProfile, IN_PAGE),
      worker: shareByPart(workerProfile, IN_WORKER),
      node: shareByPart(nodeProfile, IN_NODE),
    };
  } finally {
    await browser.close();
    await served.close();
  }
}

async function startProfiler(session: CDPSession | Session): Promise<void> {
  const send = (method: 'Profiler.enable' | 'Profiler.start'): Promise<unknown> =>
    session instanceof Session ? session.post(method) : session.send(method);
  await send('Profiler.enable');
  const interval = {interval: SAMPLED_EVERY_US};
  await (session instanceof Session
    ? session.post('Profiler.setSamplingInterval', interval)
    : session.send('Profiler.setSamplingInterval', interval));
  await send('Profiler.start');
}

/** A sample counts for the innermost function that belongs to a part. */
function shareByPart<TName extends string>(
  {nodes, samples = [], timeDeltas = []}: Profile,
  parts: Parts<TName>,
): Record<TName, number> {
  const partOf = new Map<number, TName>();
  const other = 'other' as TName;
  const visit = (id: number, inherited: TName): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const {functionName} = node.callFrame;
    const own = parts.find(([, names]) => names.has(functionName))?.[0] ?? inherited;
    partOf.set(id, own);
    for (const child of node.children ?? []) visit(child, own);
  };
  const byId = new Map(nodes.map(node => [node.id, node]));
  const root = nodes[0];
  if (root !== undefined) visit(root.id, other);
  const timed = samples.map((id, at) => ({
    part: partOf.get(id) ?? other,
    time: timeDeltas[at] ?? 0,
  }));
  const whole = sum(timed, ({time}) => time);
  const shares = rollup(
    timed,
    each => sum(each, ({time}) => time) / whole,
    ({part}) => part,
  );
  return Object.fromEntries(
    [...parts.map(([name]) => name), other].map(name => [name, shares.get(name) ?? 0]),
  ) as Record<TName, number>;
}
