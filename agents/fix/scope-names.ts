/** What a part of a scene has to know of the rest: the names that it uses, with their types and what they offer. */
import ts from 'typescript';
import {descendants} from '../diagnose/syntax.ts';

/** The most members of a type that are listed where one was asked for that there is not. */
const MOST_MEMBERS = 60;
/** Longer types say little and cost much; in characters. */
const LONGEST_TYPE = 300;
const LONGEST_OPTIONS = 600;

/** Lines such as `point: FigurePoint` and `point.slideTo(point: Point, seconds?: number): ThreadGenerator`. */
export function namesUsedIn(scope: ts.Node, checker: ts.TypeChecker): string[] {
  const lines = new Set<string>();
  for (const node of descendants(scope)) {
    if (ts.isIdentifier(node) && isRead(node) && !isDeclaredIn(node, scope, checker)) {
      const type = checker.getTypeAtLocation(node);
      if (type.flags & ts.TypeFlags.Any || type.getConstructSignatures().length > 0) continue;
      if (isBuiltIn(type)) continue;
      lines.add(`${node.text}: ${typeText(type, checker)}`);
    }
    if (ts.isPropertyAccessExpression(node)) {
      for (const line of memberLines(node, checker)) lines.add(line);
    }
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      for (const line of optionLines(node, checker)) lines.add(line);
    }
  }
  return [...lines];
}

function memberLines(
  {expression, name}: ts.PropertyAccessExpression,
  checker: ts.TypeChecker,
): string[] {
  const type = checker.getTypeAtLocation(expression);
  if (type.flags & ts.TypeFlags.Any) return [];
  const member = type.getProperty(name.text);
  const owner = expression.getText();
  if (member !== undefined) {
    if (!isOfTheEngine(member)) return [];
    return [signatureText(`${owner}.${name.text}`, member, name, checker)];
  }
  const common = membersOfAllNodes(type);
  const offered = type
    .getProperties()
    .filter(symbol => isOfTheEngine(symbol) && !common.has(symbol.name));
  return offered
    .slice(0, MOST_MEMBERS)
    .map(other => signatureText(`${owner}.${other.name}`, other, name, checker));
}

/** What the options of a call or a constructor of the engine are. */
function optionLines(
  call: ts.CallExpression | ts.NewExpression,
  checker: ts.TypeChecker,
): string[] {
  const given = call.arguments ?? ts.factory.createNodeArray<ts.Expression>();
  const literal = given.find(ts.isObjectLiteralExpression);
  const expected = literal && checker.getContextualType(literal);
  if (literal === undefined || expected === undefined) return [];
  const own = checker.getNonNullableType(expected).getProperties().filter(isOfTheEngine);
  if (own.length === 0) return [];
  const options = own.map(option => {
    const type = checker.getTypeOfSymbolAtLocation(option, literal);
    const mark = option.flags & ts.SymbolFlags.Optional ? '?' : '';
    return `${option.name}${mark}: ${typeText(type, checker)}`;
  });
  const before = given.indexOf(literal) > 0 ? '…, ' : '';
  const callee = `${ts.isNewExpression(call) ? 'new ' : ''}${call.expression.getText()}`;
  return [shortened(`${callee}(${before}{${options.join('; ')}})`, LONGEST_OPTIONS)];
}

function signatureText(
  name: string,
  member: ts.Symbol,
  at: ts.Node,
  checker: ts.TypeChecker,
): string {
  const type = checker.getTypeOfSymbolAtLocation(member, at);
  const [signature] = type.getCallSignatures();
  return signature === undefined
    ? `${name}: ${typeText(type, checker)}`
    : shortened(`${name}${checker.signatureToString(signature)}`);
}

function typeText(type: ts.Type, checker: ts.TypeChecker): string {
  return shortened(checker.typeToString(type));
}

/** Types as a person would write them: without what says nothing to who reads them. */
function shortened(text: string, longest = LONGEST_TYPE): string {
  const plain = text
    .replace(/import\("[^"]*"\)\./g, '')
    .replace(/typeof DEFAULT \| | \| typeof DEFAULT/g, '')
    .replace(/SignalValue<Color \| chroma\.ChromaStatic\.Color>/g, 'Color')
    .replace(/\breadonly /g, '')
    .replace(/(\?: [^;,()=]*?) \| undefined/g, '$1')
    .replace(/; \}/g, '}')
    .replace(/\{ /g, '{')
    // The compiler writes all 36 anchors where their type has lost its name.
    .replace(/"[A-F][1-6]"(?: \| (?:"[A-F][1-6]"|\.\.\. \d+ more \.\.\.))+/g, 'Anchor');
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

/** What Motion Canvas itself has is left out: it is much, and seldom what is meant. */
function isOfTheEngine({name, declarations = []}: ts.Symbol): boolean {
  return (
    !name.startsWith('__') &&
    declarations.some(
      declaration =>
        declaration.getSourceFile().fileName.includes('/engine/') &&
        !ts.getJSDocTags(declaration).some(({tagName}) => tagName.text === 'internal') &&
        !(ts.getCombinedModifierFlags(declaration) & NOT_PUBLIC),
    )
  );
}

/** What every node has, and the stage calls: none of it is what a scene would miss. */
function membersOfAllNodes(type: ts.Type): ReadonlySet<string> {
  if (!type.isClassOrInterface()) return new Set();
  for (const base of type.getBaseTypes() ?? []) {
    const declaration = base.symbol.valueDeclaration;
    if (declaration?.getSourceFile().fileName.endsWith(BASE) === true) {
      return new Set(base.getProperties().map(({name}) => name));
    }
    const inherited = membersOfAllNodes(base);
    if (inherited.size > 0) return inherited;
  }
  return new Set();
}

/** Where the class of all nodes is declared. */
const BASE = '/engine/nodes/teaching-node.ts';

const NOT_PUBLIC = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;

function isRead(node: ts.Identifier): boolean {
  const {parent} = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isPropertyAssignment(parent)) return parent.name !== node;
  return !ts.isVariableDeclaration(parent) || parent.name !== node;
}

function isDeclaredIn(node: ts.Identifier, scope: ts.Node, checker: ts.TypeChecker): boolean {
  const declarations = checker.getSymbolAtLocation(node)?.declarations ?? [];
  return declarations.some(
    declaration =>
      declaration.getSourceFile() === scope.getSourceFile() &&
      declaration.pos >= scope.pos &&
      declaration.end <= scope.end,
  );
}

/** Whether everybody knows it: `Math`, `String`. */
function isBuiltIn({symbol}: ts.Type): boolean {
  // Types such as `number` have none, whatever the compiler's types say.
  const declarations = (symbol as ts.Symbol | undefined)?.declarations ?? [];
  return (
    declarations.length > 0 &&
    declarations.every(declaration =>
      /\/typescript\/lib\/lib\.[^/]*\.d\.ts$/.test(declaration.getSourceFile().fileName),
    )
  );
}
