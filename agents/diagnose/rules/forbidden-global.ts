/** A global of the browser that a scene may not use: it would reach outside, or draw differently each time. */
import ts from 'typescript';
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
      yield {at: node, message: `\`${name}\` may not be used in a scene.`, remedy};
    }
  },
};

/** `Math.random` for the `Math` of it. */
function memberOfMath(node: ts.Identifier): string | undefined {
  const {parent} = node;
  if (node.text !== 'Math' || !ts.isPropertyAccessExpression(parent)) return undefined;
  return `Math.${parent.name.text}`;
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
