/** The blocks of each picture of a section, in order, with where they stand. Pure. */
import type {PictureStep} from '../../schema/pictures.ts';
import type {Section} from '../../schema/storyboard.ts';
import type {StoryPath} from './source-map.ts';

/** One block of a picture. */
export interface PictureBlock {
  readonly step: PictureStep;
  readonly path: StoryPath;
}

/**
 * The blocks of a section's pictures by their id.
 *
 * @param path - Where the section stands.
 */
export function blocksOfPictures(
  section: Section,
  path: StoryPath,
): ReadonlyMap<string, readonly PictureBlock[]> {
  const pictures = new Map<string, PictureBlock[]>();
  section.beats.forEach((beat, beatIndex) => {
    beat.pictures.forEach((step, index) => {
      const block = {step, path: [...path, 'beats', beatIndex, 'pictures', index]};
      pictures.set(step.id, [...(pictures.get(step.id) ?? []), block]);
    });
  });
  return pictures;
}
