/** Numbers as they are written in the lecture's language. */
import {useLectureContext} from '../lecture-context.ts';

/**
 * A number as text, with a real minus sign.
 *
 * @param decimals - Digits after the decimal sign at the most; 4 unless given.
 */
export function numberText(value: number, decimals = 4): string {
  const {language} = useLectureContext();
  return new Intl.NumberFormat(language, {
    maximumFractionDigits: decimals,
    // Four digits stay together: they may be a year.
    useGrouping: 'min2',
  })
    .format(value)
    .replace('-', '−');
}
