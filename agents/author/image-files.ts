/** Whether an image that a lecture names can be shown. */
import path from 'node:path';
import {
  PICTURE_REMEDY,
  isMoving,
  isSizeless,
  pixelsOfRaster,
  problemOfPicture,
} from './picture-file.ts';
import {isOnNetwork, nameOfPicture, readPicture, titleOfPicture} from './picture-source.ts';

/** The longer side, in px, of the smallest picture that is worth showing. */
const FEWEST_PIXELS = 8;

/** Why an image cannot be shown, and what to do. */
export interface ImageProblem {
  readonly message: string;
  readonly remedy: string;
}

/** @param sourceDir - The folder that paths count from. */
export function problemOfImage(source: string, sourceDir: string): ImageProblem | undefined {
  const title = titleOfPicture(source);
  if (isOnNetwork(source)) {
    return {
      message: `The image ${title} is on the network.`,
      remedy: 'Save it beside the lecture: videos are made without a network.',
    };
  }
  const bytes = readPicture(source, sourceDir);
  if (bytes === undefined) {
    return {
      message: `The image ${title} is missing.`,
      remedy: `Put it at ${path.resolve(sourceDir, source)}, or correct the path; it counts from the lecture's folder.`,
    };
  }
  const message = problemOfPicture(bytes, nameOfPicture(source), title);
  return message === undefined ? undefined : {message, remedy: PICTURE_REMEDY};
}

/** What is lost of an image that can be shown. @param sourceDir - The folder that paths count from. */
export function lossOfImage(source: string, sourceDir: string): ImageProblem | undefined {
  const bytes = readPicture(source, sourceDir);
  if (bytes === undefined) return undefined;
  const size = pixelsOfRaster(bytes);
  if (size !== undefined && Math.max(...size) < FEWEST_PIXELS) {
    return {
      message: `The image ${titleOfPicture(source)} is only ${size.join(' × ')} px large: hardly anything of it is seen.`,
      remedy: 'Save it larger, or take it out.',
    };
  }
  if (isSizeless(bytes)) {
    return {
      message: `The image ${titleOfPicture(source)} does not say how large its drawing is: what lies beyond 300 × 150 px is cut off.`,
      remedy: 'Add the size of the drawing to its <svg>, as in viewBox="0 0 800 600".',
    };
  }
  if (!isMoving(bytes)) return undefined;
  return {
    message: `The image ${titleOfPicture(source)} moves; only how it begins is shown.`,
    remedy:
      'To show more of it, save the pictures that matter one by one and show them one after the other.',
  };
}
