/** What is an animation, as the type checker sees it. */
import ts from 'typescript';

/** Whether a value of this type is a generator: it can be stepped, and iterated. */
export function isGenerator(type: ts.Type): boolean {
  if (type.flags & ts.TypeFlags.Any) return false;
  const steps = ['next', 'return', 'throw'].every(name => type.getProperty(name) !== undefined);
  return steps && type.getProperties().some(({name}) => name.startsWith('__@iterator'));
}
