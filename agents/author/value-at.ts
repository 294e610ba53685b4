/** Finds a value by the way that a schema went to it. Pure. */

/** What is said where the way leads through forms that were rewritten. */
export const UNKNOWN_VALUE: unique symbol = Symbol('unknown value');

/** The value at the end of a way; undefined where a map lacks it, null where it is empty, {@link UNKNOWN_VALUE} where the way is not known. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined || value === UNKNOWN_VALUE) return value;
  if (Array.isArray(value)) {
    if (typeof step === 'number') return valueAt(value[step], rest);
    const pair: unknown = value.find(entry => Array.isArray(entry) && entry[0] === step);
    return Array.isArray(pair) ? valueAt(pair[1], rest) : UNKNOWN_VALUE;
  }
  // A list of one may be written without its brackets.
  if (typeof step === 'number') return valueAt(value, rest);
  if (typeof value !== 'object' || value === null) return UNKNOWN_VALUE;
  if (!Object.hasOwn(value, step)) return rest.length > 0 ? UNKNOWN_VALUE : undefined;
  // YAML has nothing for a key without a value.
  const part: unknown = (value as Record<PropertyKey, unknown>)[step] ?? null;
  return part === null && rest.length > 0 ? UNKNOWN_VALUE : valueAt(part, rest);
}

/** A value in words; empty where it is a list or a map. */
export function plainText(value: unknown): string {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
  return isPlain ? String(value) : '';
}
