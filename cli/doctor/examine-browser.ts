/** Looks at the browser: whether there is one, whether it starts, and what it can encode. */
import {z} from 'zod';
import {type BrowserSession, newOrigin, openBrowser} from '../../renderer/node/index.ts';
import {LecternError} from '../../schema/errors.ts';
import type {Checkup} from './checkup.ts';

/** Configurations as WebCodecs wants them, for 1080p at 30 frames a second. H.264 is encoded by Lectern. */
const CODECS = {
  VP9: 'vp09.00.40.08',
  AV1: 'av01.0.08M.08',
} as const;

type CodecName = keyof typeof CODECS;

/** Examines the browser by opening a page in it. */
export async function examineBrowser(signal: AbortSignal): Promise<Checkup[]> {
  let session: BrowserSession;
  try {
    session = await openBrowser(signal);
  } catch (error) {
    if (!(error instanceof LecternError)) throw error;
    return [
      {name: 'browser', status: 'missing', found: error.message, remedy: error.remedy},
      {name: 'codecs', status: 'missing', found: 'There is no browser to ask.'},
    ];
  }
  try {
    const {version} = session;
    return [
      {
        name: 'browser',
        status: 'ok',
        found: `${version.replace('/', ' ')} (${session.process.program})`,
      },
      judgeCodecs(await encodableCodecs(session)),
    ];
  } finally {
    await session.close();
  }
}

/** What videos can be made with these codecs. */
export function judgeCodecs(codecs: readonly CodecName[]): Checkup {
  if (codecs.length > 0) {
    return {name: 'codecs', status: 'ok', found: ['H.264', ...codecs].join(', ')};
  }
  return {
    name: 'codecs',
    status: 'warning',
    found: 'H.264; the browser encodes neither VP9 nor AV1, so there is no WebM',
    remedy:
      'For WebM, install a browser that does (Debian, Ubuntu: sudo apt-get install chromium; or Google Chrome).',
  };
}

async function encodableCodecs(session: BrowserSession): Promise<CodecName[]> {
  // Pages may encode only where they come from a server that is trusted, as this machine is.
  const origin = newOrigin('doctor');
  session.network.serve(origin, (_url, _request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>Lectern</title>');
  });
  const page = await session.newPage();
  await page.goto(origin);
  const supported = await page.evaluate(`Promise.all(${JSON.stringify(Object.values(CODECS))}.map(
      async codec => {
        if (!('VideoEncoder' in window)) return false;
        const size = {width: 1920, height: 1080, framerate: 30};
        return (await VideoEncoder.isConfigSupported({codec, ...size})).supported === true;
      },
    ))`);
  const answers = z.array(z.boolean()).parse(supported);
  const names: CodecName[] = ['VP9', 'AV1'];
  return names.filter((_, index) => answers[index]);
}
