/**
 * Keeps the pictures that the editor's own buttons make (“Render”, and the
 * camera below the preview) in the lecture's `out/`, as Motion Canvas does.
 */
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Plugin, WebSocketClient} from 'vite';
import {z} from 'zod';

const exportSchema = z.object({
  frame: z.number(),
  /** A data URL. */
  data: z.string(),
  mimeType: z.enum(['image/png', 'image/jpeg', 'image/webp']),
  subDirectories: z.array(z.string()),
  name: z.string(),
});

/** The plugin that takes the pictures. */
export function pictureExportPlugin(lectureDir: string): Plugin {
  return {
    name: 'lectern:picture-export',
    configureServer(server) {
      // The editor's button for the folder; the command line has said where it is.
      server.middlewares.use('/__open-output-path', (_request, response) => {
        response.statusCode = 204;
        response.end();
      });
      server.ws.on('motion-canvas:export', (message: unknown, client: WebSocketClient) => {
        const picture = exportSchema.safeParse(message);
        if (!picture.success) return;
        const {frame, data, mimeType, subDirectories, name} = picture.data;
        const file = path.join(
          lectureDir,
          'out',
          ...[...subDirectories, `${name}.${mimeType.slice('image/'.length)}`].map(safeName),
        );
        savePicture(file, data).then(
          () => client.send('motion-canvas:export-ack', {frame}),
          (error: unknown) =>
            server.config.logger.error(`Could not save ${file}: ${String(error)}`),
        );
      });
    },
  };
}

async function savePicture(file: string, dataUrl: string): Promise<void> {
  await mkdir(path.dirname(file), {recursive: true});
  await writeFile(file, Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'));
}

/** A name that stays in its folder and that every file system takes. */
function safeName(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._-]/gu, '-').replace(/^\.+/, '-');
}
