/** A lecture as a Motion Canvas project: its sections in order and what they share. */
import {type FullSceneDescription, type ProjectSettings, makeProject} from '@motion-canvas/core';
import {LECTURE_VARIABLE, type LectureVariables} from './lecture-context.ts';
import type {ThemeName} from './theme/theme.ts';

/** What a lecture's `project.ts` says. */
export interface LectureProjectSettings {
  /** The lecture's title. */
  readonly title: string;
  /** The sections in order, each imported with `?scene`. */
  readonly scenes: readonly FullSceneDescription[];
  /** BCP 47 tag of the language; `en` unless given. */
  readonly language?: string;
  /** The theme; `dark` unless given. */
  readonly theme?: ThemeName;
}

/** Makes the Motion Canvas project of a lecture. */
export function lectureProject(settings: LectureProjectSettings): ProjectSettings {
  const variables: LectureVariables = {
    title: settings.title,
    language: settings.language ?? 'en',
    theme: settings.theme ?? 'dark',
    sections: settings.scenes.map(scene => scene.name),
  };
  return makeProject({
    name: settings.title,
    scenes: [...settings.scenes],
    variables: {[LECTURE_VARIABLE]: variables},
  });
}
