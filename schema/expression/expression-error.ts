/** What is wrong with an expression, in words. */

/** An expression that cannot be read, with the reason and what to do. */
export class ExpressionError extends Error {
  public constructor(
    expression: string,
    /** A sentence. */
    public readonly reason: string,
    /** What to do about it. */
    public readonly remedy = 'Write it as in x^2 - 3x + 1, sin(2x) or e^-x.',
  ) {
    super(`“${expression}” cannot be read: ${reason}`);
    this.name = 'ExpressionError';
  }
}
