/** A place in pixels where a cell of the grid is wanted: `stage.place(node, [400, 300])`. */
import ts from 'typescript';
import {
  ANCHOR_COLUMNS,
  ANCHOR_ROWS,
  FRAME_SIZE,
  anchorAt,
  stageRectangle,
} from '../../../engine/anchors.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

export const anchorFromPixels: Fix = {
  code: 'anchor-from-pixels',
  mends: ['ts2345', 'ts2322', 'ts2769', 'ts2554'],
  *propose({node, scene: {checker}}) {
    for (let around = node; ts.isExpression(around); around = around.parent) {
      const place = pixelsIn(around);
      if (place === undefined) continue;
      const call = around.parent;
      if (!ts.isCallExpression(call) || !isOfStage(call, checker)) return;
      const anchor = nearestAnchor(place);
      yield {title: `the cell there is ${anchor}`, splices: [replaced(around, `'${anchor}'`)]};
      const [x, y] = call.arguments.slice(-2).map(numberOf);
      if (x === undefined || y === undefined) return;
    }
    const call = ts.findAncestor(node, ts.isCallExpression);
    const [, x, y] = call?.arguments ?? [];
    const [across, down] = [numberOf(x), numberOf(y)];
    if (call === undefined || x === undefined || y === undefined) return;
    if (across === undefined || down === undefined || !isOfStage(call, checker)) return;
    const anchor = nearestAnchor([across, down]);
    yield {
      title: `the cell there is ${anchor}`,
      splices: [{start: x.getStart(), end: y.end, text: `'${anchor}'`}],
    };
  },
};

type Pixels = readonly [x: number, y: number];

/** The numbers of `[400, 300]`, `new Vector2(400, 300)` or `{x: 400, y: 300}`. */
function pixelsIn(node: ts.Node): Pixels | undefined {
  const list = ts.isArrayLiteralExpression(node)
    ? node.elements
    : ts.isNewExpression(node) || ts.isCallExpression(node)
      ? /^(?:Vector2|Vec2|vec|Point|vector)$/.test(node.expression.getText())
        ? (node.arguments ?? [])
        : []
      : ts.isObjectLiteralExpression(node)
        ? node.properties.filter(ts.isPropertyAssignment).map(({initializer}) => initializer)
        : [];
  const [x, y] = list.map(numberOf);
  return list.length >= 2 && x !== undefined && y !== undefined ? [x, y] : undefined;
}

function numberOf(node: ts.Expression | undefined): number | undefined {
  if (node === undefined) return undefined;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (!ts.isPrefixUnaryExpression(node)) return undefined;
  const value = numberOf(node.operand);
  return value === undefined || node.operator !== ts.SyntaxKind.MinusToken ? undefined : -value;
}

/** Motion Canvas counts from the middle of the frame; what is not in it so was counted from its corner. */
function nearestAnchor([x, y]: Pixels): ReturnType<typeof anchorAt> {
  const isFromMiddle = Math.abs(x) <= FRAME_SIZE.width / 2 && Math.abs(y) <= FRAME_SIZE.height / 2;
  const stage = stageRectangle();
  const across = x + (isFromMiddle ? FRAME_SIZE.width / 2 : 0) - stage.x;
  const down = y + (isFromMiddle ? FRAME_SIZE.height / 2 : 0) - stage.y;
  return anchorAt(
    indexOf(down / stage.height, ANCHOR_ROWS.length),
    indexOf(across / stage.width, ANCHOR_COLUMNS.length),
  );
}

function indexOf(share: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(share * count)));
}

function isOfStage(call: ts.CallExpression, checker: ts.TypeChecker): boolean {
  if (!ts.isPropertyAccessExpression(call.expression)) return false;
  return checker.getTypeAtLocation(call.expression.expression).getProperty('placeIn') !== undefined;
}
