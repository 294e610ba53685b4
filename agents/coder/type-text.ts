/** Types of the engine on one line, as one reads them who writes a call. */
import ts from 'typescript';

/** What is explained: a declaration that has a name. */
export type Declared =
  ts.ClassDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.FunctionDeclaration;

/** Wraps of types that say nothing to whoever writes a call. */
const TRANSPARENT = ['SignalValue', 'NoInfer', 'Readonly'];

/** Writes types of one program, and keeps which of the engine's types they name. */
export class TypeWriter {
  /** The engine's declarations that were named, in their order. */
  public names: Declared[] = [];

  /**
   * @param checker - Of a program that holds the engine.
   * @param engine - Folder of the engine; types from elsewhere stay bare names.
   */
  public constructor(
    private readonly checker: ts.TypeChecker,
    private readonly engine: string,
  ) {}

  /** The engine's declaration behind a symbol. */
  public declarationOf(symbol: ts.Symbol | undefined): Declared | undefined {
    if (symbol === undefined) return undefined;
    const target =
      symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    const declaration = target.declarations?.find(isDeclared);
    return declaration !== undefined && this.isOfEngine(declaration) ? declaration : undefined;
  }

  /** Whether something stands in the engine. */
  public isOfEngine(node: ts.Node): boolean {
    return node.getSourceFile().fileName.startsWith(this.engine);
  }

  /** A type on one line, without what only a compiler needs. */
  public typeText(type: ts.Node): string {
    return shortened(this.rewritten(type));
  }

  /** What an alias stands for; names that are computed from the engine's values are written out. */
  public aliasText({type, name}: ts.TypeAliasDeclaration): string {
    if (!type.getText().includes('typeof ')) return this.typeText(type);
    const computed = this.checker.getTypeAtLocation(name);
    const parts = computed.isUnion() ? computed.types : [computed];
    // The compiler's own order of them is that in which it happened to meet them.
    return parts
      .map(part => (part.isStringLiteral() ? `'${part.value}'` : this.checker.typeToString(part)))
      .sort()
      .join(' | ');
  }

  /** The source of a type, its parts rewritten. */
  private rewritten(node: ts.Node): string {
    if (node.kind === ts.SyntaxKind.ReadonlyKeyword) return '';
    if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword) {
      return this.rewritten(node.type);
    }
    if (ts.isUnionTypeNode(node)) {
      const parts = node.types.filter(part => part.getText() !== 'RgbColor');
      return parts.map(part => this.rewritten(part)).join(' | ');
    }
    if (ts.isTypeReferenceNode(node)) return this.referenceText(node);
    const source = node.getSourceFile().text;
    let text = '';
    let end = node.getStart();
    ts.forEachChild(node, child => {
      text += source.slice(end, child.getStart()) + this.rewritten(child);
      end = child.end;
    });
    return text + source.slice(end, node.end);
  }

  private referenceText(node: ts.TypeReferenceNode): string {
    const name = node.typeName.getText();
    const [first] = node.typeArguments ?? [];
    if (first !== undefined && TRANSPARENT.includes(name)) return this.rewritten(first);
    const symbol = this.checker.getSymbolAtLocation(node.typeName);
    const parameter = symbol?.declarations?.find(ts.isTypeParameterDeclaration);
    // What is general only for the compiler's sake reads as what it is at least.
    if (parameter?.constraint !== undefined && !ts.isMethodDeclaration(parameter.parent)) {
      return this.rewritten(parameter.constraint);
    }
    const declaration = this.declarationOf(symbol);
    if (declaration === undefined) {
      const rest = node.typeArguments?.map(argument => this.rewritten(argument)) ?? [];
      return rest.length === 0 ? name : `${name}<${rest.join(', ')}>`;
    }
    const twin = this.twinOf(declaration);
    this.names.push(twin);
    return twin.name?.text ?? name;
  }

  /** What an alias is only another name of. */
  private twinOf(declaration: Declared): Declared {
    if (!ts.isTypeAliasDeclaration(declaration)) return declaration;
    const {type} = declaration;
    if (!ts.isTypeReferenceNode(type) || type.typeArguments !== undefined) return declaration;
    return this.declarationOf(this.checker.getSymbolAtLocation(type.typeName)) ?? declaration;
  }
}

function isDeclared(node: ts.Node): node is Declared {
  return (
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isFunctionDeclaration(node)
  );
}

/** Source on one line, without its comments. */
export function shortened(text: string): string {
  return text
    .replace(/\/\*\*[\s\S]*?\*\/\s*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/([{[(]) /g, '$1')
    .replace(/;? ([}\])])/g, '$1')
    .replace(/;$/, '')
    .trim();
}
