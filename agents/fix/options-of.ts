/** What an object of options takes, as the engine declares it. */
import ts from 'typescript';

/** One option. */
export interface Option {
  readonly name: string;
  readonly type: ts.Type;
  readonly isOptional: boolean;
}

/** The options of a type that the engine declares; none where it is a list, a function or something plain. */
export function optionsOf(type: ts.Type, at: ts.Node, checker: ts.TypeChecker): Option[] {
  const given = checker.getNonNullableType(type);
  const isObject = (given.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  if (!isObject || checker.isArrayLikeType(given) || given.getCallSignatures().length > 0)
    return [];
  return given
    .getProperties()
    .filter(({declarations = []}) =>
      declarations.some(declaration => declaration.getSourceFile().fileName.includes('/engine/')),
    )
    .map(property => ({
      name: property.name,
      type: checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, at)),
      isOptional: (property.flags & ts.SymbolFlags.Optional) !== 0,
    }));
}

/** Whether a value is of the kind that is wanted, if not quite of its type: words, a number, a list, a function. */
export function kindFits(value: ts.Type, wanted: ts.Type, checker: ts.TypeChecker): boolean {
  const types = wanted.isUnion() ? wanted.types : [wanted];
  return types.some(type => {
    const {StringLike, NumberLike, BooleanLike} = ts.TypeFlags;
    if (
      [StringLike, NumberLike, BooleanLike].some(
        kind => (value.flags & kind) !== 0 && (type.flags & kind) !== 0,
      )
    ) {
      return true;
    }
    if (checker.isArrayLikeType(value)) return checker.isArrayLikeType(type);
    return value.getCallSignatures().length > 0 && type.getCallSignatures().length > 0;
  });
}
