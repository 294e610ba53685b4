/** What an expression may use, and what it was read as. */
import type {Expression} from './tree.ts';

/** What an expression may use besides functions, constants and its variable. */
export interface Notation {
  /** Values by name, such as those of parameters. */
  readonly parameters?: ReadonlyMap<string, Expression>;
  /** The names of other curves, which are functions. */
  readonly curves?: ReadonlySet<string>;
  /** Whether `1,5` is a number, as in German; arguments are then parted by semicolons. */
  readonly decimalComma?: boolean;
}

/** How something was read that can be read in two ways. */
export interface ReadingNote {
  readonly message: string;
  readonly remedy: string;
}

/** An expression that was read. */
export interface Reading {
  /** What stands before its `=`, such as `y`, `x` or the `f` of `f(x)`. */
  readonly subject?: string | undefined;
  /** One value, or the coordinates of a point, or the pieces of a list. */
  readonly values: readonly Expression[];
  /** The one name that stands for no value. */
  readonly variable?: string | undefined;
  /** Parameters that are in it. */
  readonly used: ReadonlySet<string>;
  readonly notes: readonly ReadingNote[];
}
