/** A reference that is read before a node was given to it: it would throw when the scene is played. */
import ts from 'typescript';
import type {Rule} from '../rule.ts';
import {calledName, descendants} from '../syntax.ts';

export const emptyRef: Rule = {
  code: 'empty-ref',
  remedy: 'Give it to a node first: `<Rect ref={box} />`, or keep the node itself in a variable.',
  *check({sourceFile, checker}) {
    const nodes = descendants(sourceFile);
    for (const node of nodes) {
      if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) continue;
      const {initializer, name} = node;
      if (initializer === undefined || !ts.isCallExpression(initializer)) continue;
      if (calledName(initializer) !== 'createRef') continue;
      const symbol = checker.getSymbolAtLocation(name);
      const uses = nodes.filter(
        (use): use is ts.Identifier =>
          ts.isIdentifier(use) && use !== name && checker.getSymbolAtLocation(use) === symbol,
      );
      const given = uses.find(use => !isRead(use));
      const early = uses.find(
        use =>
          isRead(use) &&
          (given === undefined || use.getStart() < given.getStart()) &&
          isOfSameFunction(use, node),
      );
      if (early !== undefined) {
        yield {
          at: early.parent,
          message:
            given === undefined
              ? `No node is ever given to \`${name.text}\`.`
              : `\`${name.text}\` is read before a node is given to it.`,
        };
      }
    }
  },
};

function isRead(use: ts.Identifier): boolean {
  const {parent} = use;
  return ts.isCallExpression(parent) && parent.expression === use && parent.arguments.length === 0;
}

/** What stands in another function runs later: nobody knows when. */
function isOfSameFunction(use: ts.Node, declaration: ts.Node): boolean {
  return (
    ts.findAncestor(use, ts.isFunctionLike) === ts.findAncestor(declaration, ts.isFunctionLike)
  );
}
