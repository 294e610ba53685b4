/** A class that Lectern has under another name, such as `Text` or `Axes`: of several the one that takes the given options and has the called methods. */
import ts from 'typescript';
import {nearestName} from '../../../schema/nearest-name.ts';
import {descendants} from '../../diagnose/syntax.ts';
import {classesCalled} from '../class-names.ts';
import type {Fix, Problem} from '../fix.ts';
import {replaced} from '../splice.ts';
import {synonymsOf} from '../synonyms.ts';

export const className: Fix = {
  code: 'class-name',
  mends: [
    'ts2304',
    'ts2552',
    'ts2345',
    'ts2554',
    'ts2749',
    'ts2350',
    'ts2351',
    'ts2348',
    'ts2339',
    'ts2769',
  ],
  *propose({node, scene}) {
    const name = nameOfClass(node);
    if (name === undefined || isOurs(name, scene.checker)) return;
    const uses = usesOf(name.text, scene.sourceFile);
    // All its uses are renamed together, so that one of them will do.
    if (uses[0]?.pos !== name.pos) return;
    const exported = scene.exportsOf('lectern');
    const near = nearestName(
      name.text,
      [...exported.keys()].filter(each => /^[A-Z]/.test(each)),
      0.25,
    );
    const called = [...classesCalled(name.text), ...(near === undefined ? [] : [near])];
    const ranked = [...new Set(called)]
      .flatMap(each => {
        const symbol = exported.get(each);
        return symbol === undefined ? [] : [{each, score: scoreOf(symbol, uses, scene)}];
      })
      .sort((a, b) => b.score - a.score);
    for (const {each} of ranked.slice(0, 2)) {
      yield {
        title: `${name.text} is called ${each}`,
        splices: uses.map(use => replaced(use, each)),
      };
    }
  },
};

/** The name of the class that is made where a mistake is. */
function nameOfClass(node: ts.Node): ts.Identifier | undefined {
  if (ts.isSourceFile(node)) return undefined;
  if (ts.isIdentifier(node) && isClassUse(node)) return node;
  for (const made of [node, node.parent]) {
    if (ts.isNewExpression(made) && ts.isIdentifier(made.expression)) return made.expression;
  }
  return undefined;
}

function isClassUse(node: ts.Identifier): boolean {
  const {parent} = node;
  if (!/^[A-Z]/.test(node.text)) return false;
  return (
    ((ts.isNewExpression(parent) || ts.isCallExpression(parent)) && parent.expression === node) ||
    ts.isJsxOpeningLikeElement(parent) ||
    ts.isJsxClosingElement(parent) ||
    ts.isTypeReferenceNode(parent)
  );
}

function usesOf(name: string, sourceFile: ts.SourceFile): ts.Identifier[] {
  return descendants(sourceFile).filter(
    (node): node is ts.Identifier =>
      ts.isIdentifier(node) && node.text === name && isClassUse(node),
  );
}

/** Whether a name is that of something of the scene or of a module: what the browser has is not meant. */
function isOurs(name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol =
    checker.resolveName(name.text, name, ts.SymbolFlags.Value, false) ??
    checker.resolveName(name.text, name, ts.SymbolFlags.Type, false);
  return (
    symbol !== undefined &&
    !(symbol.declarations ?? []).every(declaration =>
      /\/typescript\/lib\/lib\.[^/]*\.d\.ts$/.test(declaration.getSourceFile().fileName),
    )
  );
}

/** How well a class goes with what is done with it. */
function scoreOf(
  symbol: ts.Symbol,
  uses: readonly ts.Identifier[],
  {checker, sourceFile}: Problem['scene'],
): number {
  const value =
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  const [signature] = checker.getTypeOfSymbol(value).getConstructSignatures();
  const [parameter] = signature?.parameters ?? [];
  if (signature === undefined || parameter === undefined) return Number.NEGATIVE_INFINITY;
  const options = namesIn(checker.getTypeOfSymbolAtLocation(parameter, uses[0] ?? sourceFile));
  const members = namesIn(signature.getReturnType());
  return uses.reduce((sum, use) => {
    const made = use.parent;
    if (!ts.isNewExpression(made)) return sum;
    const given = [...(made.arguments ?? [])]
      .filter(ts.isObjectLiteralExpression)
      .flatMap(literal => literal.properties.map(({name}) => name?.getText() ?? ''));
    const variable = ts.findAncestor(made, ts.isVariableDeclaration)?.name.getText();
    const called = descendants(sourceFile)
      .filter(ts.isPropertyAccessExpression)
      .filter(({expression}) => expression.getText() === variable)
      .map(({name}) => name.text);
    return sum + agreement(given, options) + agreement([...new Set(called)], members);
  }, 0);
}

function agreement(names: readonly string[], known: ReadonlySet<string>): number {
  return names.reduce((sum, name) => {
    if (known.has(name)) return sum + 2;
    return sum + (synonymsOf(name).some(other => known.has(other)) ? 1 : -1);
  }, 0);
}

/** What the engine itself declares: that a node of any kind has says nothing. */
function namesIn(type: ts.Type): ReadonlySet<string> {
  return new Set(
    type
      .getProperties()
      .filter(({declarations = []}) =>
        declarations.some(declaration => declaration.getSourceFile().fileName.includes('/engine/')),
      )
      .map(({name}) => name),
  );
}
