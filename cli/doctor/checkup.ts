/** What the doctor says of one thing that Lectern needs. */

/** The outcome of looking at one thing. */
export interface Checkup {
  /** What was looked at, such as `browser`. */
  readonly name: string;
  /** `warning`: Lectern works, but not as well as it could. */
  readonly status: 'ok' | 'warning' | 'missing';
  /** What was found. */
  readonly found: string;
  /** The command, or the deed, that mends it. */
  readonly remedy?: string | undefined;
}
