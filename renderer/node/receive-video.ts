/** A video that is written from the encoded pictures that a page sends. */
import {buffer} from 'node:stream/consumers';
import {unpackPictures} from '../picture-packets.ts';
import type {Uploads} from './uploads.ts';
import {VideoFile, type VideoFileOptions} from './video-file.ts';

/**
 * Runs an action that lets a page send the pictures of a video, in order.
 *
 * @param action - Gets the path that they are sent to.
 * @throws What writing threw, also where the page gave another reason; else what the action threw.
 */
export function receiveVideo<TResult>(
  uploads: Uploads,
  file: string,
  options: VideoFileOptions,
  action: (uploadPath: string) => Promise<TResult>,
): Promise<TResult> {
  return VideoFile.write(file, options, video =>
    uploads.receive(
      [async body => video.add(unpackPictures(await buffer(body)))],
      ([uploadPath = '']) => action(uploadPath),
    ),
  );
}
