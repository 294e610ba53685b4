/** The imports of a scene, worked out from the names that it uses: nobody has to remember which module has what. */
import ts from 'typescript';
import type {InspectedScene} from '../diagnose/diagnose.ts';
import {descendants, literalText} from '../diagnose/syntax.ts';
import {spliced} from './splice.ts';

/** Where scenes get names from, the place to prefer first. */
const MODULES = ['lectern', '@motion-canvas/core', '@motion-canvas/2d'] as const;

/** The scene with imports that are right; as it was when they are, or its syntax is broken. */
export function tidyImports({sourceFile, checker, exportsOf}: InspectedScene): string {
  const text = sourceFile.text;
  const exports = MODULES.map(module => ({module, names: exportsOf(module)}));
  const homeOf = (name: string): string | undefined =>
    exports.find(({names}) => names.has(name))?.module;

  const declarations = sourceFile.statements.filter(ts.isImportDeclaration);
  const wrong = declarations.flatMap(declaration =>
    wrongSpecifiers(declaration, exports, homeOf, checker),
  );
  const missing = missingNames(sourceFile, checker, homeOf);
  if (wrong.length === 0 && missing.size === 0) return text;

  const wanted = new Set([...missing]);
  const dropped = new Set<ts.Node>(wrong.map(({node}) => node));
  for (const {name} of wrong) if (name !== undefined) wanted.add(name);
  const splices = declarations.flatMap(declaration =>
    rewritten(declaration, dropped, wanted, homeOf, exports, checker),
  );
  const present = new Set(
    declarations
      .filter(declaration => !dropped.has(declaration))
      .map(declaration => literalText(declaration.moduleSpecifier)),
  );
  const added = MODULES.filter(module => !present.has(module)).flatMap(module => {
    const names = [...wanted].filter(name => homeOf(name) === module).sort();
    const specifiers = names.map(name => specifierOf(name, module, exports, checker));
    return names.length === 0 ? [] : [`import {${specifiers.join(', ')}} from '${module}';\n`];
  });
  const start = declarations[0]?.getStart() ?? sourceFile.statements[0]?.getStart() ?? 0;
  return spliced(text, [...splices, ...added.map(line => ({start, end: start, text: line}))]);
}

type Exports = readonly {module: string; names: ReadonlyMap<string, ts.Symbol>}[];

/** What is imported from where it is not; a whole declaration when its module is none of ours. */
function wrongSpecifiers(
  declaration: ts.ImportDeclaration,
  exports: Exports,
  homeOf: (name: string) => string | undefined,
  checker: ts.TypeChecker,
): {node: ts.Node; name?: string}[] {
  const module = literalText(declaration.moduleSpecifier) ?? '';
  const own = exports.find(known => known.module === module);
  const {importClause} = declaration;
  const bindings = importClause?.namedBindings;
  const elements = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
  const elsewhere = ({propertyName, name}: ts.ImportSpecifier): string | undefined => {
    const wanted = (propertyName ?? name).text;
    return homeOf(wanted) === undefined ? undefined : wanted;
  };
  if (own === undefined) {
    if (module.startsWith('.')) return [];
    // `lectern/engine`, `@motion-canvas/2d/lib/components`, `react`: their names may be ours.
    const found = elements.map(elsewhere);
    const isOurs = elements.length > 0 && found.every(name => name !== undefined);
    const isUnused = usesOf(declaration, checker).length === 0;
    if (!isOurs && !isUnused) return [];
    return [
      {node: declaration},
      ...found.flatMap(name => (name ? [{node: declaration, name}] : [])),
    ];
  }
  // `import lecture from 'lectern'`: nothing of ours is the default.
  const {name: whole} = importClause ?? {};
  if (whole !== undefined) {
    const names = [
      whole.text,
      ...elements.map(({propertyName, name}) => (propertyName ?? name).text),
    ];
    return names
      .filter(name => homeOf(name) !== undefined)
      .map(name => ({node: declaration, name}));
  }
  return elements
    .filter(({propertyName, name}) => !own.names.has((propertyName ?? name).text))
    .map(element => {
      const name = elsewhere(element);
      return {node: element, ...(name === undefined ? {} : {name})};
    });
}

/** Names that are used, declared nowhere, and exported by a module of ours. */
function missingNames(
  sourceFile: ts.SourceFile,
  checker: ts.TypeChecker,
  homeOf: (name: string) => string | undefined,
): Set<string> {
  const missing = new Set<string>();
  for (const node of descendants(sourceFile)) {
    if (!ts.isIdentifier(node) || homeOf(node.text) === undefined) continue;
    const {parent} = node;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) continue;
    if (ts.isPropertyAssignment(parent) && parent.name === node) continue;
    if (ts.isImportSpecifier(parent) || ts.isBindingElement(parent)) continue;
    if (ts.isMethodDeclaration(parent) || ts.isPropertySignature(parent)) continue;
    const symbol =
      checker.resolveName(node.text, node, ts.SymbolFlags.Value, false) ??
      checker.resolveName(node.text, node, ts.SymbolFlags.Type, false);
    // `Text`, `Node`, `Range` are the browser's too, and never meant.
    if (symbol === undefined || (isOfTheBrowser(symbol) && isConstructed(node))) {
      missing.add(node.text);
    }
  }
  return missing;
}

function isOfTheBrowser({declarations = []}: ts.Symbol): boolean {
  return declarations.every(declaration =>
    /\/typescript\/lib\/lib\.[^/]*\.d\.ts$/.test(declaration.getSourceFile().fileName),
  );
}

function isConstructed({parent}: ts.Identifier): boolean {
  return ts.isNewExpression(parent) || ts.isJsxOpeningLikeElement(parent);
}

function usesOf(declaration: ts.ImportDeclaration, checker: ts.TypeChecker): ts.Node[] {
  const names = new Set<string>();
  for (const node of descendants(declaration)) if (ts.isIdentifier(node)) names.add(node.text);
  return [...descendants(declaration.getSourceFile())].filter(
    node =>
      ts.isIdentifier(node) &&
      names.has(node.text) &&
      ts.findAncestor(node, ts.isImportDeclaration) === undefined &&
      checker.getSymbolAtLocation(node) !== undefined,
  );
}

/** A declaration without what is wrong in it and with what is wanted from its module. */
function rewritten(
  declaration: ts.ImportDeclaration,
  dropped: ReadonlySet<ts.Node>,
  wanted: ReadonlySet<string>,
  homeOf: (name: string) => string | undefined,
  exports: Exports,
  checker: ts.TypeChecker,
): {start: number; end: number; text: string}[] {
  const module = literalText(declaration.moduleSpecifier);
  const whole = {start: declaration.getStart(), end: endOfLine(declaration), text: ''};
  if (dropped.has(declaration)) return [whole];
  const bindings = declaration.importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
  if (module === undefined || !exports.some(known => known.module === module)) return [];
  const kept = bindings.elements.filter(element => !dropped.has(element));
  const names = new Set(kept.map(element => element.getText()));
  for (const name of wanted) {
    if (homeOf(name) === module) names.add(specifierOf(name, module, exports, checker));
  }
  const text = `{${[...names].join(', ')}}`;
  if (names.size === 0) return [whole];
  return [{start: bindings.getStart(), end: bindings.end, text}];
}

function endOfLine(node: ts.Node): number {
  return node.getSourceFile().text[node.end] === '\n' ? node.end + 1 : node.end;
}

/** How a name stands in an import: what is a type alone has to say so. */
function specifierOf(
  name: string,
  module: string,
  exports: Exports,
  checker: ts.TypeChecker,
): string {
  const symbol = exports.find(known => known.module === module)?.names.get(name);
  if (symbol === undefined) return name;
  const {flags} =
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  const isTypeOnly = symbol.declarations?.some(ts.isTypeOnlyImportOrExportDeclaration) ?? false;
  return isTypeOnly || (flags & ts.SymbolFlags.Value) === 0 ? `type ${name}` : name;
}
