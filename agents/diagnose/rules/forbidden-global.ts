/** A global of the browser that a scene may not use: it would reach outside, or draw differently each time. */
import ts from 'typescript';
import type {Repair} from '../../../schema/diagnostic.ts';
import type {Rule} from '../rule.ts';
import {descendants} from '../syntax.ts';
import {MEMBERS_OUT, REACHES_OUTSIDE, WAYS_OUT} from '../ways-out.ts';

const RUNS_BY_THE_CLOCK =
  'Time in a scene is counted in frames: use `waitFor(seconds)` from @motion-canvas/core.';
const DIFFERS_EACH_TIME = 'A scene has to draw the same pictures each time:';

/** What spoils a scene, though it leads nowhere. */
const UNSTEADY: Readonly<Record<string, string>> = {
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

/** Why each global is forbidden, and what to do instead. */
const FORBIDDEN: Readonly<Record<string, string>> = {...WAYS_OUT, ...UNSTEADY};

/** Names of the one object that has all globals. */
const WHOLE: ReadonlySet<string> = new Set(['window', 'globalThis', 'self']);

export const forbiddenGlobal: Rule = {
  code: 'forbidden-global',
  remedy: REACHES_OUTSIDE,
  *check({sourceFile, checker}) {
    for (const node of descendants(sourceFile)) {
      const member = memberOut(node, checker);
      if (member !== undefined) {
        yield {at: member, message: MESSAGE(member.text), reachesOutside: true};
        continue;
      }
      if (!ts.isIdentifier(node) || isOnlyAName(node)) continue;
      const name = memberOfMath(node) ?? node.text;
      const remedy = Object.hasOwn(FORBIDDEN, name) ? FORBIDDEN[name] : undefined;
      if (remedy === undefined || !isGlobal(node, checker)) continue;
      yield {
        at: node,
        message: MESSAGE(name),
        remedy,
        repair: seededRandom(node, name) ?? waitInstead(node, name),
        reachesOutside: Object.hasOwn(WAYS_OUT, name) && !isHarmlessUse(node),
      };
    }
  },
};

const MESSAGE = (name: string): string => `\`${name}\` may not be used in a scene.`;

/** The name of a member that leads out: one of the browser's, or a function's constructor. */
function memberOut(
  node: ts.Node,
  checker: ts.TypeChecker,
): ts.Identifier | ts.StringLiteralLike | undefined {
  const name = memberName(node);
  if (name === undefined) return undefined;
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return undefined;
  if (MEMBERS_OUT.has(name.text)) return isOfTheBrowser(name, checker) ? name : undefined;
  if (name.text !== 'constructor') return undefined;
  // A function's constructor makes functions of texts, and every class is a function.
  const of = memberName(node.expression);
  const isOfFunction =
    of?.text === 'constructor' ||
    checker.getTypeAtLocation(node.expression).getCallSignatures().length > 0;
  return isOfFunction ? name : undefined;
}

/** The member that an expression takes, where it is written out. */
function memberName(node: ts.Node): ts.Identifier | ts.StringLiteralLike | undefined {
  if (ts.isPropertyAccessExpression(node))
    return ts.isIdentifier(node.name) ? node.name : undefined;
  if (!ts.isElementAccessExpression(node)) return undefined;
  const {argumentExpression} = node;
  return ts.isStringLiteralLike(argumentExpression) ? argumentExpression : undefined;
}

/** Whether of the one object, or of the document, only what leads nowhere is taken. */
function isHarmlessUse(node: ts.Identifier): boolean {
  const {parent} = node;
  const member = memberName(parent);
  if (member === undefined || member === node) return false;
  if (WHOLE.has(node.text)) return !Object.hasOwn(WAYS_OUT, member.text);
  if (node.text !== 'document') return false;
  if (member.text === 'fonts') return true;
  const call = parent.parent;
  if (member.text !== 'createElement' || !ts.isCallExpression(call)) return false;
  const [tag] = call.arguments;
  return tag !== undefined && ts.isStringLiteralLike(tag) && tag.text === 'canvas';
}

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

/** Whether an identifier names a member, a type or a place, rather than being read. */
function isOnlyAName(node: ts.Identifier): boolean {
  const {parent} = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isExpressionWithTypeArguments(parent)) return !ts.isClassLike(parent.parent.parent);
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return true;
  if (ts.isQualifiedName(parent) || ts.isMetaProperty(parent)) return true;
  return ts.isTypeNode(parent) || ts.isImportSpecifier(parent) || ts.isJsxAttribute(parent);
}

/** Whether an identifier means what the browser brings along: nothing in the lecture makes it. */
function isGlobal(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  return (symbol?.declarations ?? []).every(isOnlyDeclared);
}

/** Whether a declaration says of something elsewhere what it is: it makes nothing. */
function isOnlyDeclared(declaration: ts.Declaration): boolean {
  if (declaration.getSourceFile().isDeclarationFile) return true;
  if (ts.isInterfaceDeclaration(declaration)) return true;
  if (
    !ts.isVariableDeclaration(declaration) &&
    !ts.isFunctionDeclaration(declaration) &&
    !ts.isClassDeclaration(declaration)
  )
    return false;
  return (
    ts.findAncestor(declaration, around =>
      ts.canHaveModifiers(around)
        ? ts.getModifiers(around)?.some(({kind}) => kind === ts.SyntaxKind.DeclareKeyword) === true
        : false,
    ) !== undefined
  );
}

/** Whether a member is the browser's own, or one that nothing is known of. */
function isOfTheBrowser(name: ts.Node, checker: ts.TypeChecker): boolean {
  const declarations = checker.getSymbolAtLocation(name)?.declarations ?? [];
  return declarations.every(declaration =>
    /\/typescript\/lib\/lib\.[^/]*\.d\.ts$/.test(declaration.getSourceFile().fileName),
  );
}
