/** A section's pictures before they are encoded: what quality is measured against. */
import path from 'node:path';
import {buffer} from 'node:stream/consumers';
import {Uploads} from '../../renderer/node/uploads.ts';
import type {FrameSize} from '../../renderer/protocol.ts';
import {runInPage} from '../../tests/browser/code-page.ts';
import {launchBrowser} from '../../tests/browser/launch-browser.ts';

/**
 * Plays a section and hands over each picture that differs from the one before, as I420 in limited
 * range.
 *
 * @param take - Gets them in order, with the number of the frame at which each appears.
 * @returns How many frames the section has.
 */
export async function playLossless(
  lectureDir: string,
  section: string,
  size: FrameSize,
  framesPerSecond: number,
  take: (yuv: Buffer, frame: number) => void,
): Promise<number> {
  const session = await launchBrowser();
  const uploads = new Uploads();
  try {
    return await uploads.receive(
      // Its place is the number of the frame.
      [async (body, frame) => take(await buffer(body), frame)],
      ([uploadPath]) =>
        runInPage<number>({
          browser: session.browser,
          lectureDir,
          source: pageSource(lectureDir, {section, size, framesPerSecond, uploadPath}),
          uploads,
          longestSeconds: 600,
        }),
    );
  } finally {
    await session.close();
  }
}

function pageSource(lectureDir: string, request: object): string {
  return `\
import project from ${JSON.stringify(`/@fs${path.join(lectureDir, 'project.ts')}`)};
import {PictureConverter, fetchConverterCode} from '/renderer/page/encoder/picture-converter.ts';
import {PictureMemory} from '/renderer/page/encoder/picture-memory.ts';
import {Picture} from '/renderer/page/picture.ts';
import {SectionPlayer} from '/renderer/page/section-player.ts';
const request = ${JSON.stringify(request)};
const {widthPx, heightPx} = request.size;
export default async () => {
  const memory = new PictureMemory(request.size, 1);
  const converter = await PictureConverter.start(memory, await fetchConverterCode());
  const picture = new Picture(request.size, '#000000');
  const player = new SectionPlayer(project, request, picture.scale);
  const yuv = new Uint8Array(widthPx * heightPx * 1.5);
  for await (const {frame, area: drawn} of player.drawChanges(picture.context)) {
    const part = picture.compose(drawn);
    const isFirst = frame === 0;
    const area = await memory.read(picture.canvas, 0, isFirst ? memory.whole : part);
    converter.convert({slot: 0, area, isFirst});
    if (!converter.isChanged(0)) continue;
    const {y, u, v, stride} = memory.planesAt(memory.slot(0).planes);
    let at = 0;
    for (const [plane, share] of [[y, 1], [u, 2], [v, 2]]) {
      for (let row = 0; row < heightPx / share; row++, at += widthPx / share) {
        yuv.set(plane.subarray((row * stride) / share, (row * stride + widthPx) / share), at);
      }
    }
    const {ok} = await fetch(request.uploadPath + '?position=' + frame, {method: 'POST', body: yuv});
    if (!ok) throw new Error('A picture was not taken.');
  }
  const {frames} = player.told;
  player.dispose();
  return frames;
};
`;
}
