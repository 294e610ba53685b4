/** A colour that meant one concept before, and now means another beside it. */
import {areApart, coloredConcepts, isAccent} from '../concept-colors.ts';
import {type LectureFaultKind, quoted} from '../fault.ts';

export const sharedColor: LectureFaultKind = {
  code: 'shared-color',
  *compare(sections) {
    const meant: {concept: string; color: string; section: string}[] = [];
    for (const measured of sections) {
      const {section} = measured;
      const concepts = coloredConcepts(measured);
      const told = new Set<string>();
      for (const {concept, color, leaf, seconds, beat} of concepts.filter(each =>
        isAccent(each.color),
      )) {
        // It keeps its own colour from before: then the other one is new.
        if (meant.some(before => before.concept === concept)) continue;
        const taken = meant.find(
          before =>
            before.section !== section &&
            !areApart(before.color, color) &&
            // Where the other concept is out of sight, its colour is free.
            concepts.some(
              other => other.concept === before.concept && areApart(other.color, color),
            ),
        );
        if (taken === undefined || told.has(color)) continue;
        told.add(color);
        yield {
          message: `${quoted(leaf.text)} has the colour (${color}) that meant “${taken.concept}” in ${taken.section}, which is shown here too.`,
          remedy: 'Give each concept a colour of its own in the whole lecture.',
          severity: 'warning',
          leaves: [leaf],
          fromSeconds: seconds,
          toSeconds: seconds,
          beat,
          section,
        };
      }
      for (const {concept, color} of concepts.filter(each => isAccent(each.color))) {
        if (!meant.some(before => before.concept === concept))
          meant.push({concept, color, section});
      }
    }
  },
};
