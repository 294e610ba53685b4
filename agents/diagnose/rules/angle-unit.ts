/** Degrees where radians are wanted, or the other way round: both are numbers, and only one turns as far as meant. */
import ts from 'typescript';
import {evaluate} from '../../../schema/expression/evaluate.ts';
import {parseExpression} from '../../../schema/expression/parse.ts';
import type {Rule} from '../rule.ts';
import {calledName, descendants, propertyName} from '../syntax.ts';

/** Methods and properties of Motion Canvas and Lectern that take degrees. */
const IN_DEGREES: ReadonlySet<string> = new Set([
  'rotation',
  'rotateBy',
  'rotateTo',
  'startAngle',
  'endAngle',
  'skew',
]);
/** Functions of `Math` that take radians. */
const IN_RADIANS: ReadonlySet<string> = new Set(['sin', 'cos', 'tan']);
/** No angle that is written out in radians is as large as this whole number. */
const LEAST_DEGREES = 15;

export const angleUnit: Rule = {
  code: 'angle-unit',
  remedy: 'Motion Canvas and Lectern count in degrees, `Math.sin` and its like in radians.',
  *check({sourceFile}) {
    for (const node of descendants(sourceFile)) {
      const degrees = wantsDegrees(node);
      const turned = degrees === undefined ? undefined : degreesOf(degrees);
      if (degrees !== undefined && turned !== undefined) {
        yield {
          at: degrees,
          message: `\`${degrees.getText()}\` is an angle in radians; degrees are wanted here.`,
          repair: {title: `in degrees`, splices: [replacedBy(degrees, String(turned))]},
        };
      }
      const radians = wantsRadians(node);
      if (radians !== undefined && isInDegrees(radians)) {
        const text = `(${radians.getText()} * Math.PI) / 180`;
        yield {
          at: radians,
          message: `\`${radians.getText()}\` is an angle in degrees; radians are wanted here.`,
          repair: {title: `in radians`, splices: [replacedBy(radians, text)]},
        };
      }
    }
  },
};

/** An angle that has to be in degrees. */
function wantsDegrees(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node) && IN_DEGREES.has(propertyName(node) ?? '')) {
    return node.initializer;
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) {
    return undefined;
  }
  return IN_DEGREES.has(calledName(node) ?? '') ? node.arguments[0] : undefined;
}

/** An angle that has to be in radians. */
function wantsRadians(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !/^Math\.\w+$/.test(node.expression.getText())) {
    return undefined;
  }
  return IN_RADIANS.has(calledName(node) ?? '') ? node.arguments[0] : undefined;
}

function isInDegrees(node: ts.Expression): boolean {
  const value = Number(node.getText());
  return Number.isInteger(value) && Math.abs(value) >= LEAST_DEGREES;
}

/** The degrees of `Math.PI / 2`; undefined for what is not written with π and numbers alone, or is converted already. */
function degreesOf(node: ts.Expression): number | undefined {
  const text = node.getText();
  if (!text.includes('Math.PI')) return undefined;
  const inDegrees = text.replaceAll('Math.PI', '180');
  if (!/^[\d\s.+\-*/()]+$/.test(inDegrees) || /\b180\b/.test(text)) return undefined;
  const [tree] = parseExpression(inDegrees).values;
  return tree === undefined ? undefined : evaluate(tree);
}

function replacedBy(node: ts.Node, text: string): {start: number; end: number; text: string} {
  return {start: node.getStart(), end: node.end, text};
}
