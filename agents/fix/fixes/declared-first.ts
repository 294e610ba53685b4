/** What is used above its declaration, or outside of the block that it is declared in: the declaration is moved. */
import ts from 'typescript';
import type {Repair} from '../../../schema/diagnostic.ts';
import {descendants} from '../../diagnose/syntax.ts';
import type {Fix} from '../fix.ts';
import {indentation} from '../splice.ts';

export const declaredFirst: Fix = {
  code: 'declared-first',
  mends: ['ts2448', 'ts2454', 'ts2304', 'ts2552', 'ts18004'],
  *propose({node, scene: {sourceFile}}) {
    if (!ts.isIdentifier(node)) return;
    for (const declaration of declarationsOf(node.text, sourceFile)) {
      const place = placeBefore(node, declaration);
      if (place !== undefined) yield moved(declaration, place, node.text);
    }
  },
};

/** Statements that declare a name and nothing else. */
function declarationsOf(name: string, sourceFile: ts.SourceFile): ts.VariableStatement[] {
  return descendants(sourceFile).filter(
    (node): node is ts.VariableStatement =>
      ts.isVariableStatement(node) &&
      node.declarationList.declarations.some(
        each => ts.isIdentifier(each.name) && each.name.text === name,
      ),
  );
}

/** The statement before which both the declaration and its use see it: in the innermost block around them. */
function placeBefore(use: ts.Node, declaration: ts.VariableStatement): ts.Statement | undefined {
  const blocks = new Set<ts.Node>();
  for (let around: ts.Node = declaration; !ts.isSourceFile(around); around = around.parent) {
    blocks.add(around.parent);
  }
  for (let around = use; !ts.isSourceFile(around); around = around.parent) {
    if (!ts.isStatement(around) || !blocks.has(around.parent)) continue;
    if (!ts.isBlock(around.parent) && !ts.isSourceFile(around.parent)) continue;
    const first = around.parent.statements.find(
      statement =>
        statement === around ||
        (statement.pos <= declaration.pos && statement.end >= declaration.end),
    );
    return first === declaration ? undefined : first;
  }
  return undefined;
}

function moved(declaration: ts.VariableStatement, place: ts.Statement, name: string): Repair {
  const {text} = declaration.getSourceFile();
  const start = text.lastIndexOf('\n', declaration.getStart()) + 1;
  const end = text.indexOf('\n', declaration.end) + 1;
  const at = place.getStart();
  const before = indentation(text, declaration.getStart());
  const after = indentation(text, at);
  const lines = declaration.getText().split('\n');
  const written = lines.map((line, index) =>
    index > 0 && line.startsWith(before) ? after + line.slice(before.length) : line,
  );
  return {
    title: `${name} is declared before it is used`,
    splices: [
      {start: at, end: at, text: `${written.join('\n')}\n${after}`},
      {start, end: end === 0 ? declaration.end : end, text: ''},
    ],
  };
}
