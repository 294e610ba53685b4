/** An expression as a tree, whatever notation it was written in. */

/** How two values are compared. */
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** A value, or a condition, as it is made of others. */
export type Expression =
  | {readonly kind: 'number'; readonly value: number}
  | {readonly kind: 'constant'; readonly name: 'e' | 'pi' | 'infinity'}
  | {readonly kind: 'variable'; readonly name: string}
  | {readonly kind: 'negative'; readonly of: Expression}
  | {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | '*' | '/' | '^' | 'mod';
      readonly left: Expression;
      readonly right: Expression;
    }
  /** A function of {@link FUNCTIONS} by its first name. */
  | {readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[]}
  /** The value of another curve, or of its first, second … derivative. */
  | {
      readonly kind: 'curve';
      readonly name: string;
      readonly derivative: number;
      readonly at: Expression;
    }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression}
  | {readonly kind: 'not'; readonly of: Expression}
  /** A value where a condition holds, another elsewhere; none where that is left out. */
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly value: Expression;
      readonly otherwise?: Expression | undefined;
    };

/** The parts that an expression is made of. */
export function partsOf(tree: Expression): readonly Expression[] {
  switch (tree.kind) {
    case 'negative':
    case 'not':
      return [tree.of];
    case 'binary':
    case 'compare':
    case 'and':
    case 'or':
      return [tree.left, tree.right];
    case 'call':
      return tree.args;
    case 'curve':
      return [tree.at];
    case 'conditional':
      return [
        tree.condition,
        tree.value,
        ...(tree.otherwise === undefined ? [] : [tree.otherwise]),
      ];
    default:
      return [];
  }
}

/** The expression itself and all parts of it. */
export function* allPartsOf(tree: Expression): Generator<Expression> {
  yield tree;
  for (const part of partsOf(tree)) yield* allPartsOf(part);
}

/** Whether it says yes or no rather than a value. */
export function isCondition({kind}: Expression): boolean {
  return kind === 'compare' || kind === 'and' || kind === 'or' || kind === 'not';
}

/** Whether it has one value, without any variable. */
export function isConstant(tree: Expression): boolean {
  for (const {kind} of allPartsOf(tree)) if (kind === 'variable' || kind === 'curve') return false;
  return true;
}
