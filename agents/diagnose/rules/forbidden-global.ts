/** A global of the browser that a scene may not use: it would reach outside, or draw differently each time. */
import ts from 'typescript';
import type {Repair} from '../../../schema/diagnostic.ts';
import type {Rule} from '../rule.ts';
import {descendants} from '../syntax.ts';

const REACHES_OUTSIDE = 'A scene draws; it may not reach outside of itself.';
const RUNS_BY_THE_CLOCK =
  'Time in a scene is counted in frames: use `waitFor(seconds)` from @motion-canvas/core.';
const DIFFERS_EACH_TIME = 'A scene has to draw the same pictures each time:';

/** Why each global is forbidden, and what to do instead. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  fetch: REACHES_OUTSIDE,
  XMLHttpRequest: REACHES_OUTSIDE,
  WebSocket: REACHES_OUTSIDE,
  EventSource: REACHES_OUTSIDE,
  Worker: REACHES_OUTSIDE,
  navigator: REACHES_OUTSIDE,
  window: REACHES_OUTSIDE,
  globalThis: REACHES_OUTSIDE,
  self: REACHES_OUTSIDE,
  document: REACHES_OUTSIDE,
  location: REACHES_OUTSIDE,
  localStorage: REACHES_OUTSIDE,
  sessionStorage: REACHES_OUTSIDE,
  indexedDB: REACHES_OUTSIDE,
  eval: 'Write the code itself.',
  Function: 'Write the function itself.',
  setTimeout: RUNS_BY_THE_CLOCK,
  setInterval: RUNS_BY_THE_CLOCK,
  setImmediate: RUNS_BY_THE_CLOCK,
  queueMicrotask: RUNS_BY_THE_CLOCK,
  requestAnimationFrame: RUNS_BY_THE_CLOCK,
  performance: RUNS_BY_THE_CLOCK,
  Date: `${DIFFERS_EACH_TIME} write the date itself.`,
  crypto: `${DIFFERS_EACH_TIME} use \`useRandom()\` from @motion-canvas/core, which has a fixed seed.`,
  'Math.random': `${DIFFERS_EACH_TIME} use \`useRandom()\` from @motion-canvas/core, which has a fixed seed.`,
};

export const forbiddenGlobal: Rule = {
  code: 'forbidden-global',
  remedy: REACHES_OUTSIDE,
  *check({sourceFile, checker}) {
    for (const node of descendants(sourceFile)) {
      if (!ts.isIdentifier(node) || isOnlyAName(node)) continue;
      const name = memberOfMath(node) ?? node.text;
      const remedy = Object.hasOwn(FORBIDDEN, name) ? FORBIDDEN[name] : undefined;
      if (remedy === undefined || !isGlobal(node, checker)) continue;
      yield {
        at: node,
        message: `\`${name}\` may not be used in a scene.`,
        remedy,
        repair: seededRandom(node, name) ?? waitInstead(node, name),
      };
    }
  },
};

/** `Math.random` for the `Math` of it. */
function memberOfMath(node: ts.Identifier): string | undefined {
  const {parent} = node;
  if (node.text !== 'Math' || !ts.isPropertyAccessExpression(parent)) return undefined;
  return `Math.${parent.name.text}`;
}

/** `Math.random()` with a fixed seed. */
function seededRandom(node: ts.Identifier, name: string): Repair | undefined {
  const call = node.parent.parent;
  if (name !== 'Math.random' || !ts.isCallExpression(call)) return undefined;
  return {
    title: 'numbers by chance are the same each time',
    splices: [{start: call.getStart(), end: call.end, text: 'useRandom().nextFloat()'}],
  };
}

/** `setTimeout(() => words.text('b'), 500);` as a pause, and what follows it. */
function waitInstead(node: ts.Identifier, name: string): Repair | undefined {
  const call = node.parent;
  if (name !== 'setTimeout' || !ts.isCallExpression(call) || call.expression !== node) {
    return undefined;
  }
  const [callback, milliseconds] = call.arguments;
  const statement = call.parent;
  if (callback === undefined || !ts.isArrowFunction(callback)) return undefined;
  if (milliseconds === undefined || !ts.isNumericLiteral(milliseconds)) return undefined;
  if (!ts.isExpressionStatement(statement)) return undefined;
  const {body} = callback;
  const then = ts.isBlock(body)
    ? body.statements.map(each => each.getText()).join('\n')
    : `${body.getText()};`;
  const seconds = Number(milliseconds.text) / 1000;
  return {
    title: 'time is counted in frames',
    splices: [
      {
        start: statement.getStart(),
        end: statement.end,
        text: `yield* waitFor(${seconds});\n${then}`,
      },
    ],
  };
}

/** Whether an identifier names a member or a type, rather than being read. */
function isOnlyAName(node: ts.Identifier): boolean {
  const {parent} = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  return ts.isTypeNode(parent) || ts.isImportSpecifier(parent) || ts.isJsxAttribute(parent);
}

/** Whether an identifier means what the browser brings along: nothing in the lecture declares it. */
function isGlobal(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const declarations = checker.getSymbolAtLocation(node)?.declarations ?? [];
  return declarations.every(declaration =>
    /\/typescript\/lib\/lib\.[^/]*\.d\.ts$/.test(declaration.getSourceFile().fileName),
  );
}
