/** What a part of a scene has to know of the rest: the names that it uses, with their types and what they offer. */
import ts from 'typescript';
import {descendants} from '../diagnose/syntax.ts';

/** The most members of a type that are listed where one was asked for that there is not. */
const MOST_MEMBERS = 60;
/** Longer types say little and cost much; in characters. */
const LONGEST_TYPE = 300;

/** Lines such as `point: FigurePoint` and `point.slideTo(point: Point, seconds?: number): ThreadGenerator`. */
export function namesUsedIn(scope: ts.Node, checker: ts.TypeChecker): string[] {
  const lines = new Set<string>();
  for (const node of descendants(scope)) {
    if (ts.isIdentifier(node) && isRead(node) && !isDeclaredIn(node, scope, checker)) {
      const type = checker.getTypeAtLocation(node);
      if (type.flags & ts.TypeFlags.Any || type.getConstructSignatures().length > 0) continue;
      lines.add(`${node.text}: ${typeText(type, checker)}`);
    }
    if (ts.isPropertyAccessExpression(node)) {
      for (const line of memberLines(node, checker)) lines.add(line);
    }
    if (ts.isNewExpression(node)) {
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
  const offered = type.getProperties().filter(isOfTheEngine);
  return offered
    .slice(0, MOST_MEMBERS)
    .map(other => signatureText(`${owner}.${other.name}`, other, name, checker));
}

/** What a constructor of the engine takes. */
function optionLines(node: ts.NewExpression, checker: ts.TypeChecker): string[] {
  const [argument] = node.arguments ?? [];
  if (argument === undefined || !ts.isObjectLiteralExpression(argument)) return [];
  const expected = checker.getContextualType(argument);
  const own = expected?.getProperties().filter(isOfTheEngine) ?? [];
  if (own.length === 0) return [];
  const options = own.map(option => {
    const type = checker.getTypeOfSymbolAtLocation(option, argument);
    const mark = option.flags & ts.SymbolFlags.Optional ? '?' : '';
    return `${option.name}${mark}: ${typeText(type, checker)}`;
  });
  return [`new ${node.expression.getText()}({${options.join('; ')}})`];
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

/** The compiler writes all 36 anchors where their type has lost its name. */
function shortened(text: string): string {
  const plain = text.replace(
    /"[A-F][1-6]"(?: \| (?:"[A-F][1-6]"|\.\.\. \d+ more \.\.\.))+/g,
    'Anchor',
  );
  return plain.length > LONGEST_TYPE ? `${plain.slice(0, LONGEST_TYPE)}…` : plain;
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
