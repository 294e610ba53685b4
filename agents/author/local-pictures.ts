/** The images of a lecture: copied into its folder, under names that a scene can import. Pure. */
import path from 'node:path';
import type {Storyboard} from '../../schema/storyboard.ts';
import {nameOfPicture} from './picture-source.ts';
import {slugOf} from './slug.ts';

/** A storyboard whose images are in its folder. */
export interface LocalPictures {
  readonly storyboard: Storyboard;
  /** Where each image comes from, by its path in the folder. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Gives the images of a lecture their places in its folder: `pictures/` and a plain name. */
export function withLocalPictures(storyboard: Storyboard): LocalPictures {
  const names = new Map<string, string>();
  const sources = new Map<string, string>();
  const localName = (source: string): string => {
    const known = names.get(source);
    if (known !== undefined) return known;
    const {name, ext} = path.parse(nameOfPicture(source));
    const base = slugOf(name, 'picture');
    let local = `pictures/${base}${ext.toLowerCase()}`;
    for (let number = 2; sources.has(local); number += 1) {
      local = `pictures/${base}-${number}${ext.toLowerCase()}`;
    }
    names.set(source, local);
    sources.set(local, source);
    return local;
  };
  const sections = storyboard.sections.map(section => ({
    ...section,
    beats: section.beats.map(beat => ({
      ...beat,
      pictures: beat.pictures.map(step =>
        step.kind === 'image'
          ? {...step, content: {...step.content, source: localName(step.content.source)}}
          : step,
      ),
    })),
  }));
  return {storyboard: {...storyboard, sections}, sources};
}
