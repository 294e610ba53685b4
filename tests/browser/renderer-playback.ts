/** Plays finished files as a viewer's browser would, to see what a viewer sees. */
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import path from 'node:path';
import {z} from 'zod';
import {connectBrowser, openPage} from './pages.ts';

/** A place on a picture: shares of its width and height. */
export type PictureSpot = readonly [x: number, y: number];

const MEDIABUNNY = path.resolve('node_modules/mediabunny/dist/bundles/mediabunny.mjs');
const coloursSchema = z.array(z.array(z.number()));
const animationSchema = z.object({frames: z.number(), durationSeconds: z.number()});

const PLAYER = `<!doctype html><link rel="icon" href="data:,"><script>
  // A <video> announces a seek before it has the picture; a decoder hands over the picture itself.
  async function coloursAt(seconds, spots) {
    const {ALL_FORMATS, BlobSource, Input, VideoSampleSink} = await import('/mediabunny.mjs');
    const source = new BlobSource(await (await fetch('/file')).blob());
    const track = await new Input({source, formats: ALL_FORMATS}).getPrimaryVideoTrack();
    const sample = await new VideoSampleSink(track).getSample(seconds);
    const frame = sample.toVideoFrame();
    sample.close();
    return decodedColours(frame, spots);
  }
  // Drawing the video on a canvas would show blue a little too weak: Chrome's own conversion is not exact.
  async function decodedColours(frame, spots) {
    const {format, codedWidth, visibleRect} = frame;
    const planes = new Uint8Array(frame.allocationSize({rect: visibleRect}));
    const [yPlane, uPlane, vPlane] = await frame.copyTo(planes, {rect: visibleRect});
    const {matrix, fullRange} = frame.colorSpace;
    frame.close();
    if (format !== 'I420' || matrix !== 'bt709' || fullRange) throw new Error(format + matrix + fullRange);
    return spots.map(([shareX, shareY]) => {
      const x = Math.floor(shareX * visibleRect.width);
      const y = Math.floor(shareY * visibleRect.height);
      const chroma = plane => planes[plane.offset + (y >> 1) * plane.stride + (x >> 1)] - 128;
      const luma = (planes[yPlane.offset + y * yPlane.stride + x] - 16) * 255 / 219;
      const u = chroma(uPlane) * 255 / 224;
      const v = chroma(vPlane) * 255 / 224;
      return [luma + 1.5748 * v, luma - 0.1873 * u - 0.4681 * v, luma + 1.8556 * u];
    });
  }
  async function animation() {
    const {body} = await fetch('/file');
    const decoder = new ImageDecoder({data: body, type: 'image/gif'});
    await decoder.completed;
    const frames = decoder.tracks.selectedTrack.frameCount;
    let microseconds = 0;
    for (let frameIndex = 0; frameIndex < frames; frameIndex++) {
      const {image} = await decoder.decode({frameIndex});
      microseconds += image.duration;
      image.close();
    }
    return {frames, durationSeconds: microseconds / 1e6};
  }
  async function animationColours(frameIndex, spots) {
    const {body} = await fetch('/file');
    const decoder = new ImageDecoder({data: body, type: 'image/gif'});
    const {image} = await decoder.decode({frameIndex});
    return colours(image, image.displayWidth, image.displayHeight, spots);
  }
  function colours(picture, width, height, spots) {
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.drawImage(picture, 0, 0);
    return spots.map(([x, y]) => [...context.getImageData(x * width, y * height, 1, 1).data.slice(0, 3)]);
  }
</script>`;

/** The colours of a video at a time, at some places: red, green and blue, 0 to 255. */
export async function coloursInVideo(
  file: string,
  atSeconds: number,
  spots: readonly PictureSpot[],
): Promise<number[][]> {
  const call = `coloursAt(${atSeconds}, ${JSON.stringify(spots)})`;
  return coloursSchema.parse(await play(file, call));
}

/** The colours of one frame of a GIF. */
export async function coloursInGif(
  file: string,
  frame: number,
  spots: readonly PictureSpot[],
): Promise<number[][]> {
  const call = `animationColours(${frame}, ${JSON.stringify(spots)})`;
  return coloursSchema.parse(await play(file, call));
}

/** How many frames a GIF has, and how long they last. */
export async function lengthOfGif(
  file: string,
): Promise<{frames: number; durationSeconds: number}> {
  return animationSchema.parse(await play(file, 'animation()'));
}

async function play(file: string, call: string): Promise<unknown> {
  const served: Record<string, {type: string; content: Buffer | string}> = {
    '/': {type: 'text/html', content: PLAYER},
    '/file': {type: 'application/octet-stream', content: await readFile(file)},
    '/mediabunny.mjs': {type: 'text/javascript', content: await readFile(MEDIABUNNY)},
  };
  const server = createServer((request, response) => {
    const answer = served[request.url ?? ''];
    response.writeHead(answer === undefined ? 404 : 200, {'content-type': answer?.type});
    response.end(answer?.content);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const browser = await connectBrowser();
  const page = await openPage(browser);
  try {
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    await page.goto(`http://127.0.0.1:${address.port}/`);
    return await page.evaluate(call);
  } finally {
    await page.close();
    await browser.disconnect();
    server.closeAllConnections();
    server.close();
  }
}
