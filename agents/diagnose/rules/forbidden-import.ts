/** An import that a scene may not have: scenes draw, they do not reach for files, networks or other packages. */
import ts from 'typescript';
import type {Rule} from '../rule.ts';
import {descendants, literalText} from '../syntax.ts';

/** Packages that scenes may import, and the doors of Motion Canvas that the compiler opens. */
const ALLOWED_PACKAGES = ['lectern', '@motion-canvas/2d', '@motion-canvas/core'];

export const forbiddenImport: Rule = {
  code: 'forbidden-import',
  remedy: `Import only ${ALLOWED_PACKAGES.map(name => `'${name}'`).join(', ')}, or files of the lecture itself.`,
  *check({sourceFile}) {
    for (const node of descendants(sourceFile)) {
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        yield {
          at: node,
          message: 'A scene may not load modules while it plays.',
          remedy: 'Write an `import` at the top of the file.',
        };
        continue;
      }
      if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) continue;
      const specifier = literalText(node.moduleSpecifier);
      if (specifier === undefined || isAllowed(specifier)) continue;
      yield {at: node.moduleSpecifier ?? node, message: `A scene may not import '${specifier}'.`};
    }
  },
};

function isAllowed(specifier: string): boolean {
  return /^\.\.?\//.test(specifier) || ALLOWED_PACKAGES.includes(specifier);
}
