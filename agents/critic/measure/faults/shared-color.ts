/** A colour that meant one concept before, and now means another beside it. */
import type {MeasuredSection} from '../../../../schema/measured-section.ts';
import {type ColoredConcept, areApart, coloredConcepts, isAccent} from '../concept-colors.ts';
import {type LectureFaultKind, quoted} from '../fault.ts';
import {wordsOf} from '../words-of.ts';

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
            // What a concept is part of may have its colour: x and the sine of x.
            !areRelated(before.concept, concept) &&
            !areApart(before.color, color) &&
            // Where the other concept is out of sight, its colour is free.
            isShownOtherwise(before.concept, color, concepts, measured),
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

/** Whether a concept is shown in another colour, or without one. */
function isShownOtherwise(
  concept: string,
  color: string,
  concepts: readonly ColoredConcept[],
  {moments}: MeasuredSection,
): boolean {
  const own = concepts.filter(other => other.concept === concept);
  if (own.length > 0) return own.some(other => areApart(other.color, color));
  return moments.some(({leaves}) =>
    leaves.some(
      ({kind, text}) =>
        kind === 'text' && ` ${wordsOf(text, 'all').join(' ')} `.includes(` ${concept} `),
    ),
  );
}

function areRelated(first: string, second: string): boolean {
  return isPartOf(first, second) || isPartOf(second, first);
}

/** Whether a concept shares a word with another, or a letter with a product such as ab. */
function isPartOf(concept: string, whole: string): boolean {
  return concept
    .split(' ')
    .filter(word => !/^\d/.test(word))
    .some(word =>
      whole
        .split(' ')
        .some(
          other =>
            other === word || (concept.length === 1 && other.length === 2 && other.includes(word)),
        ),
    );
}
