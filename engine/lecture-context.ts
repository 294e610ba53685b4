/**
 * What a section knows of the lecture around it: theme, language, which section
 * of how many. It travels as a project variable, so that a scene file holds
 * only its own content.
 */
import {type Scene, useScene} from '@motion-canvas/core';
import {languageTag} from '../schema/language.ts';
import type {WritingDirection} from './anchors.ts';
import {type Color, Theme, type ThemeName, accentOfSection} from './theme/theme.ts';

/** The settings of a whole lecture, under the project variable `lectern`. */
export interface LectureVariables {
  /** The lecture's title. */
  readonly title: string;
  /** BCP 47 tag of the lecture's language, such as `en` or `zh-Hans`. */
  readonly language: string;
  /** The theme of all sections. */
  readonly theme: ThemeName;
  /** Names of the scenes in order. */
  readonly sections: readonly string[];
}

/** The lecture as one section sees it. */
export interface LectureContext {
  /** The lecture's title; empty for a scene outside of a lecture. */
  readonly title: string;
  readonly theme: Theme;
  readonly language: string;
  readonly direction: WritingDirection;
  /** Position of this section, from 1. */
  readonly section: number;
  /** How many sections the lecture has. */
  readonly sections: number;
}

/** Name of the project variable that holds {@link LectureVariables}. */
export const LECTURE_VARIABLE = 'lectern';

const DEFAULTS: LectureVariables = {title: '', language: 'en', theme: 'dark', sections: []};

const contexts = new WeakMap<Scene, LectureContext>();

/** Sets up the context of the running scene; a section calls it once, first of all. */
export function openLectureContext(accent: Exclude<Color, 'accent'> | undefined): LectureContext {
  const scene = useScene();
  const variables = scene.variables.get(LECTURE_VARIABLE, DEFAULTS)();
  const position = variables.sections.indexOf(scene.name);
  const language = languageTag(variables.language) ?? 'en';
  const context: LectureContext = {
    title: variables.title,
    theme: new Theme(variables.theme, accent ?? accentOfSection(Math.max(position, 0))),
    language,
    direction: writingDirection(language),
    section: Math.max(position, 0) + 1,
    sections: Math.max(variables.sections.length, 1),
  };
  contexts.set(scene, context);
  return context;
}

/** The context of the running scene. */
export function useLectureContext(): LectureContext {
  return contexts.get(useScene()) ?? openLectureContext(undefined);
}

/** The theme of the running scene. */
export function useTheme(): Theme {
  return useLectureContext().theme;
}

/** The direction in which a language is written, from its BCP 47 tag. */
export function writingDirection(language: string): WritingDirection {
  return /^(ar|he|fa|ur|ps|sd|ug|yi|dv)\b/i.test(language) ? 'rtl' : 'ltr';
}
