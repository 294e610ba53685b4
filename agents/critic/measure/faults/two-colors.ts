/** A concept that has one colour in one section and another one in another. */
import {areApart, coloredConcepts, isAccent} from '../concept-colors.ts';
import {type LectureFaultKind, nameOf} from '../fault.ts';

export const twoColors: LectureFaultKind = {
  code: 'two-colors',
  *compare(sections) {
    const known = new Map<string, {colors: string[]; section: string}>();
    for (const measured of sections) {
      const {section} = measured;
      const concepts = coloredConcepts(measured).filter(({color}) => isAccent(color));
      const told = new Set<string>();
      for (const {concept, color, leaf, seconds, beat} of concepts) {
        const before = known.get(concept);
        if (before === undefined || before.section === section || told.has(concept)) continue;
        if (!before.colors.every(other => areApart(other, color))) continue;
        told.add(concept);
        yield {
          message: `${nameOf(leaf)} has another colour here (${color}) than in ${before.section} (${before.colors.join(', ')}).`,
          remedy: 'Give a concept one colour in the whole lecture.',
          severity: 'warning',
          leaves: [leaf],
          fromSeconds: seconds,
          toSeconds: seconds,
          beat,
          section,
        };
      }
      for (const {concept, color} of concepts) {
        const before = known.get(concept);
        if (before === undefined) known.set(concept, {colors: [color], section});
        else if (before.section === section) before.colors.push(color);
      }
    }
  },
};
