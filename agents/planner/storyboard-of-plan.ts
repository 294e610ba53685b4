/**
 * A plan as a storyboard of the offline author: the formulas and icons that the
 * plan names, one after the other. It is what a section becomes that no model
 * could write, and what `storyboard.json` of a planned lecture holds.
 */
import {LONGEST_LINE, type Section, type Storyboard} from '../../schema/storyboard.ts';
import type {LecturePlan, PlannedSection} from '../../schema/plan.ts';

/** Shown by a section of which nothing can be drawn. */
const SOMETHING = 'lucide:presentation';

/**
 * The storyboard.
 *
 * @param icons - Names of icons by what they stand for.
 */
export function storyboardOfPlan(
  plan: LecturePlan,
  icons: ReadonlyMap<string, string>,
): Storyboard {
  return {
    title: plan.title,
    ...(plan.audience === undefined ? {} : {audience: plan.audience}),
    language: plan.language,
    theme: 'dark',
    colors: [],
    sections: plan.sections.map(section => sectionOf(section, icons)),
  };
}

function sectionOf(
  {name, title, beats}: PlannedSection,
  icons: ReadonlyMap<string, string>,
): Section {
  const shown = new Set<string>();
  const newOf = <TValue extends string>(value: TValue | undefined): TValue | undefined => {
    if (value === undefined || shown.has(value)) return undefined;
    shown.add(value);
    return value;
  };
  return {
    id: name.replace(/^\d+-/, ''),
    title,
    beats: beats.map(({line, narration, formula, icon}, index) => {
      const tex = newOf(formula ?? undefined);
      const known = icon === null ? undefined : icons.get(icon);
      const drawing = newOf(known) ?? (index === 0 && tex === undefined ? SOMETHING : undefined);
      const id = `beat-${index + 1}`;
      return {
        line: line.slice(0, LONGEST_LINE),
        ...(narration === '' ? {} : {narration}),
        pictures:
          tex !== undefined
            ? [{kind: 'formula' as const, id, content: {steps: [tex]}}]
            : drawing !== undefined
              ? [
                  {
                    kind: 'icon' as const,
                    id,
                    content: {name: drawing, ...(icon === null ? {} : {label: icon})},
                  },
                ]
              : [],
      };
    }),
  };
}
