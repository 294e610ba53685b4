/**
 * What a lecture file leaves open: its sections without pictures, perhaps without
 * lines. The Planner fills them in; what the file has stays as it is.
 */
import type {LecturePlan, Outline, PlannedSection} from '../../schema/plan.ts';
import {type Section, type Storyboard, sectionName} from '../../schema/storyboard.ts';
import {storyboardOfPlan} from './storyboard-of-plan.ts';

/** The open sections of a lecture. */
export interface OpenSections {
  /** As the Planner would have outlined them. */
  readonly outline: Outline;
  /** Names of their scenes, in order. */
  readonly names: readonly string[];
  /** The lines that they have, by their place in the outline from 0. */
  readonly givenLines: ReadonlyMap<number, readonly string[]>;
}

/** The sections in which nothing is drawn; undefined when there is none. */
export function openSectionsOf(lecture: Storyboard): OpenSections | undefined {
  const open = lecture.sections
    .map((section, index) => ({section, name: sectionName(section, index)}))
    .filter(({section}) => isOpen(section));
  if (open.length === 0) return undefined;
  const lines = open.map(({section}) => section.beats.map(({line}) => line));
  return {
    outline: {
      title: lecture.title,
      language: lecture.language,
      sections: open.map(({section}) => ({
        title: section.title,
        goal: '',
        example: '',
        isKey: false,
      })),
    },
    names: open.map(({name}) => name),
    givenLines: new Map([...lines.entries()].filter(([, given]) => given.length > 0)),
  };
}

/** A plan of the open sections under the titles and the scene names that they have in the lecture. */
export function asNamedIn(lecture: Storyboard, plan: LecturePlan): LecturePlan {
  const names = openSectionsOf(lecture)?.names ?? [];
  const titles = lecture.sections.filter(isOpen).map(({title}) => title);
  return {
    ...plan,
    sections: plan.sections.map((section, index) => ({
      ...section,
      name: names[index] ?? section.name,
      title: titles[index] ?? section.title,
    })),
  };
}

/** The lecture with its open sections filled in from the plan, as the offline author can draw them. */
export function completedLecture(
  lecture: Storyboard,
  plan: LecturePlan,
  icons: ReadonlyMap<string, string>,
): Storyboard {
  const drawn = storyboardOfPlan(plan, icons).sections;
  const sections = lecture.sections.map((section, index): Section => {
    const name = sectionName(section, index);
    const planned = drawn[plan.sections.findIndex(isNamed(name))];
    if (planned === undefined) return section;
    const beats = planned.beats.map((beat, at) => {
      const narration = section.beats[at]?.narration ?? beat.narration;
      return {...beat, ...(narration === undefined ? {} : {narration})};
    });
    return {...section, beats};
  });
  return {...lecture, sections};
}

function isNamed(wanted: string): (section: PlannedSection) => boolean {
  return ({name}) => name === wanted;
}

function isOpen({beats}: Section): boolean {
  return beats.every(({pictures}) => pictures.length === 0);
}
