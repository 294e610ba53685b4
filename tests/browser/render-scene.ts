/** Renders the source of a scene in the shared browser, for tests that look at what the engine draws. */
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {PNG} from 'pngjs';
import type {BeatTimes, LayoutProblem} from '../../schema/section-record.ts';
import {pageBundle} from '../../renderer/node/vite/page-bundle.ts';
import {createLectureServer} from '../../renderer/node/vite/lecture-server.ts';
import {connectBrowser, openPage, thrownBy, whenTrue} from './pages.ts';

/** What came of a scene. */
export interface RenderedScene {
  /** The pictures that were asked for, in order. */
  readonly stills: readonly PNG[];
  readonly durationSeconds: number;
  readonly beats: readonly BeatTimes[];
  readonly problems: readonly LayoutProblem[];
  /** Messages of warnings and errors that Motion Canvas logged, and of what was thrown. */
  readonly errors: readonly string[];
}

/** Options of {@link renderScene}. */
export interface RenderSceneOptions {
  /** Times of the stills in seconds; the settled moment of each beat unless given. */
  readonly at?: readonly number[];
  readonly theme?: 'dark' | 'light' | 'contrast';
  readonly language?: string;
  /** Width of the stills in px; 960 unless given. */
  readonly widthPx?: number;
  /** Files beside the scene, by name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

interface PageResult extends Omit<RenderedScene, 'stills'> {
  readonly stills: readonly string[];
}

/** Renders one scene, given as the text of its file. */
export async function renderScene(
  source: string,
  options: RenderSceneOptions = {},
): Promise<RenderedScene> {
  const root = path.resolve(import.meta.dirname, '../../.cache');
  await mkdir(root, {recursive: true});
  const folder = await mkdtemp(path.join(root, 'scene-test-'));
  const browser = await connectBrowser();
  const files = {'scene.tsx': source, ...options.files};
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, name), content);
  }
  const server = await createLectureServer({
    lectureDir: folder,
    mode: 'render',
    bundle: await pageBundle(),
    plugins: [scenePagePlugin(path.join(folder, 'scene.tsx'), options)],
  });
  const page = await openPage(browser);
  try {
    const failure = thrownBy(page);
    await page.goto(`${server.origin}/scene-page`);
    await Promise.race([whenTrue(page, 'window.rendered !== undefined'), failure]);
    const result = (await page.evaluate('window.rendered')) as PageResult;
    return {
      ...result,
      stills: result.stills.map(url =>
        PNG.sync.read(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
      ),
    };
  } finally {
    await page.close();
    await server.close();
    await browser.disconnect();
    await rm(folder, {recursive: true, force: true});
  }
}

/** The colour of a still at a point given in px at 1080p, as `#rrggbb`. */
export function pixelAt(still: PNG, x: number, y: number): string {
  const scale = still.width / 1920;
  const offset = 4 * (Math.round(y * scale) * still.width + Math.round(x * scale));
  return `#${still.data.subarray(offset, offset + 3).toString('hex')}`;
}

function scenePagePlugin(scene: string, options: RenderSceneOptions) {
  const pageModule = '\0scene-page';
  return {
    name: 'test:scene-page',
    configureServer(vite: {middlewares: {use(path: string, handler: unknown): unknown}}) {
      vite.middlewares.use(
        '/scene-page',
        (
          _: unknown,
          response: {setHeader(name: string, value: string): void; end(text: string): void},
        ) => {
          response.setHeader('content-type', 'text/html');
          response.end(
            '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/@id/__x00__scene-page"></script>',
          );
        },
      );
    },
    resolveId(id: string) {
      return id === pageModule ? pageModule : undefined;
    },
    load(id: string) {
      return id === pageModule ? pageSource(scene, options) : undefined;
    },
  };
}

function pageSource(scene: string, options: RenderSceneOptions): string {
  const {at, theme = 'dark', language = 'en', widthPx = 960} = options;
  return `\
import scene from ${JSON.stringify(`/@fs${scene}?scene`)};
import {Logger, PlaybackManager, PlaybackState, PlaybackStatus, SharedWebGLContext, Stage, ValueDispatcher, Vector2} from '@motion-canvas/core';
import {lectureRecordOf} from ${JSON.stringify(`/@fs${path.resolve(import.meta.dirname, '../../engine/report/lecture-record.ts')}`)};

class NoTimeEvents {
  events = new ValueDispatcher([]);
  get onChanged() { return this.events.subscribable; }
  set() {}
  register() { return 0; }
}

const logger = new Logger();
const errors = [];
logger.onLogged.subscribe(({level, message, remarks}) => {
  if (level === 'error' || level === 'warn') errors.push(remarks ? message + ' ' + remarks : message);
});
const playback = new PlaybackManager();
const size = new Vector2(1920, 1080);
const resolutionScale = ${widthPx} / 1920;
const running = new scene.klass({
  ...scene, meta: scene.meta.clone(), logger, playback: new PlaybackStatus(playback), size, resolutionScale,
  timeEventsClass: NoTimeEvents, sharedWebGLContext: new SharedWebGLContext(logger), experimentalFeatures: false,
});
playback.setup([running]);
playback.fps = 30;
playback.state = PlaybackState.Rendering;
running.variables.updateSignals({lectern: {title: 'Test', language: ${JSON.stringify(language)}, theme: ${JSON.stringify(theme)}, sections: [scene.name]}});
const stage = new Stage();
stage.configure({size, resolutionScale, colorSpace: 'srgb', background: null});
const stills = [];
document.fonts.addEventListener('loading', event => errors.push('A font was loaded after the scene had begun.'));
let record;
try {
  await playback.recalculate();
  record = structuredClone(lectureRecordOf(running));
  const times = ${at === undefined ? '(record?.beats ?? []).map(beat => beat.settledSeconds)' : JSON.stringify(at)};
  await playback.reset();
  for (const time of times) {
    await playback.seek(Math.min(Math.round(time * 30), playback.duration - 1));
    await stage.render(playback.currentScene, playback.previousScene);
    stills.push(stage.finalBuffer.toDataURL('image/png'));
  }
} catch (error) {
  errors.push(error.message);
}
await new Promise(resolve => setTimeout(resolve));
window.rendered = {stills, errors, durationSeconds: playback.duration / 30, beats: record?.beats ?? [], problems: record?.problems ?? []};
`;
}
