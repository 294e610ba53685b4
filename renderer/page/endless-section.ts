/** A section that goes on, frame by frame, and never ends. */
import type {Complaint} from './section-error.ts';

/** No section of a lecture is as long as this. */
const LONGEST_SECTION_SECONDS = 30 * 60;

/** Whether a section that has come to this time will not end any more. */
export function isEndless(seconds: number): boolean {
  return seconds > LONGEST_SECTION_SECONDS;
}

/** What is to be told of such a section, with the place at which it goes on for ever. */
export function endlessComplaint(): Complaint {
  return {
    message: `The section does not end within ${LONGEST_SECTION_SECONDS / 60} minutes: does a loop in it go on for ever?`,
    isStanding: true,
    remarks: 'Give the loop an end, such as `for (let turn = 0; turn < 3; turn++)`.',
  };
}
