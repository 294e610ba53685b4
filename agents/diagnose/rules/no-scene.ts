/** A file that gives no scene: `lecture(…)` is called, but not exported. */
import ts from 'typescript';
import type {Repair} from '../../../schema/diagnostic.ts';
import type {Rule} from '../rule.ts';
import {calledName} from '../syntax.ts';

export const noScene: Rule = {
  code: 'no-scene',
  remedy: 'Write `export default lecture({title, lines}, function* (stage) {…});`.',
  *check({sourceFile}) {
    if (sourceFile.statements.some(isDefaultExport)) return;
    for (const statement of sourceFile.statements) {
      const repair = exported(statement);
      if (repair === undefined) continue;
      yield {at: statement, message: 'The scene is not exported as default.', repair};
      return;
    }
    yield {
      at: {start: 0, length: 0},
      message: 'This file has no scene: nothing is exported as default.',
    };
  },
};

function isDefaultExport(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement)) {
    const {exportClause} = statement;
    return (
      exportClause !== undefined &&
      ts.isNamedExports(exportClause) &&
      exportClause.elements.some(({name}) => name.text === 'default')
    );
  }
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({kind}) => kind === ts.SyntaxKind.DefaultKeyword)
  );
}

/** The change that exports the scene which a statement makes. */
function exported(statement: ts.Statement): Repair | undefined {
  const title = '`export default` before the scene';
  if (ts.isExpressionStatement(statement) && isScene(statement.expression)) {
    const start = statement.getStart();
    return {title, splices: [{start, end: start, text: 'export default '}]};
  }
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  if (declaration?.initializer === undefined || !isScene(declaration.initializer)) return undefined;
  const start = statement.getStart();
  const end = declaration.initializer.getStart();
  return {title, splices: [{start, end, text: 'export default '}]};
}

function isScene(node: ts.Expression): boolean {
  return ts.isCallExpression(node) && ['lecture', 'makeScene2D'].includes(calledName(node) ?? '');
}
