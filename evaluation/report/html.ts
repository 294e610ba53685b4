/** Small pieces that all parts of the report are made of. Pure. */
import type {Summary} from '../statistics/summary.ts';
import type {LectureResult} from '../result.ts';
import {timeStamp} from '../time-stamp.ts';

/** Text as it may stand in HTML and in attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A number with so many digits, none from a thousand on; a dash where there is none. */
export function figure(value: number | null | undefined, digits = 1): string {
  if (value === null || value === undefined) return '–';
  // The same everywhere, so that points stand below each other.
  const shown = Math.abs(value) >= 1000 ? 0 : digits;
  return value.toLocaleString('en', {minimumFractionDigits: shown, maximumFractionDigits: shown});
}

/** A p-value, such as `p 0.031` or `p < 0.001`; empty where there is none. */
export function pText(value: number | null | undefined): string {
  if (value === null || value === undefined) return '';
  return value < 0.001 ? 'p < 0.001' : `p ${value.toFixed(3)}`;
}

/** The mean with its interval, such as `78.0 (70.1 to 85.2)`. */
export function meanText(summary: Summary | null, digits = 1): string {
  if (summary === null) return '–';
  const interval = summary.interval95?.map(value => figure(value, digits)).join(' to ');
  return `${figure(summary.mean, digits)}${interval === undefined ? '' : ` (${interval})`}`;
}

/** US dollars. */
export function dollars(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return `$${value.toFixed(value !== 0 && value < 0.1 ? 4 : 2)}`;
}

/** A link to the second of a video. */
export function momentLink({videoFile}: LectureResult, seconds: number): string {
  const address = videoFile.split('/').map(encodeURIComponent).join('/');
  return `<a class="moment" href="${escaped(address)}#t=${seconds.toFixed(1)}">${timeStamp(seconds)}</a>`;
}

/** The fragment that a lecture is found under. */
export function anchorOf({name}: Pick<LectureResult, 'name'>): string {
  return `lecture-${encodeURIComponent(name)}`;
}

/** A text that ends with … where it is longer. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
