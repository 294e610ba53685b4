/** Letters that no font has: boxes are drawn in their stead. */
import type {CourseFaultKind} from '../fault.ts';

export const lettersWithoutFont: CourseFaultKind = {
  code: 'letters-without-font',
  *follow({lettersWithoutFont: all = [], writtenLines = [], moments, durationSeconds}) {
    for (const {letters, message, remedy} of all) {
      const hasThem = ({text}: {readonly text: string}): boolean =>
        letters.some(letter => text.normalize('NFC').includes(letter));
      const moment = moments.find(({leaves}) => leaves.some(hasThem));
      const leaf = moment?.leaves.find(hasThem) ?? writtenLines.find(hasThem);
      yield {
        message,
        remedy,
        severity: 'error',
        leaves: leaf === undefined ? [] : [leaf],
        fromSeconds: moment?.seconds ?? 0,
        toSeconds: durationSeconds,
        beat: moment?.beat,
      };
    }
  },
};
