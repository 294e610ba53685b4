/** Declarations of the engine as compact TypeScript, and the names of the engine's types in them. */
import ts from 'typescript';
import {isInternal, remark} from './doc-comments.ts';
import {type Declared, TypeWriter, shortened} from './type-text.ts';

/** A declaration as text. */
export interface DeclarationText {
  readonly text: string;
  /** The engine's declarations that the text names, in their order. */
  readonly names: readonly Declared[];
}

/** The base of all nodes: what it has is explained once. */
const BASE = 'TeachingNode';

/** Writes declarations of one program. */
export class DeclarationWriter {
  private readonly types: TypeWriter;

  /**
   * @param checker - Of a program that holds the engine.
   * @param engine - Folder of the engine; types from elsewhere stay bare names.
   */
  public constructor(
    private readonly checker: ts.TypeChecker,
    engine: string,
  ) {
    this.types = new TypeWriter(checker, engine);
  }

  /** The engine's declaration behind a symbol. */
  public declarationOf(symbol: ts.Symbol | undefined): Declared | undefined {
    return this.types.declarationOf(symbol);
  }

  /** A declaration with its first sentence; classes as their constructor and methods for scenes. */
  public write(declaration: Declared): DeclarationText {
    this.types.names = [];
    const text = this.declarationText(declaration);
    return {text, names: [...new Set(this.types.names)].filter(other => other !== declaration)};
  }

  private declarationText(declaration: Declared): string {
    if (ts.isClassDeclaration(declaration)) return this.classText(declaration);
    if (ts.isInterfaceDeclaration(declaration)) return this.interfaceText(declaration);
    if (ts.isFunctionDeclaration(declaration)) {
      return `function ${declaration.name?.text ?? ''}${this.parametersText(declaration)}${remark(declaration)}`;
    }
    return `type ${declaration.name.text} = ${this.types.aliasText(declaration)}${remark(declaration)}`;
  }

  private classText(declaration: ts.ClassDeclaration): string {
    const base = this.baseOf(declaration);
    const head = `class ${declaration.name?.text ?? ''}${base === undefined ? '' : ` extends ${base}`}`;
    const members = [
      ...this.constructorLines(declaration),
      ...declaration.members
        .filter(member => isForScenes(member))
        .filter(member => this.isNews(member))
        .map(member => `  ${this.methodText(member)}${remark(member)}`),
    ];
    return members.length === 0
      ? `${head} {}${remark(declaration)}`
      : [`${head} {${remark(declaration)}`, ...members, '}'].join('\n');
  }

  /** How a node is made; nothing for what methods hand out. */
  private constructorLines(declaration: ts.ClassDeclaration): string[] {
    const props = propsOf(declaration);
    if (props === undefined) return [];
    const lines = this.checker
      .getTypeAtLocation(props)
      .getProperties()
      .flatMap(({declarations}) => declarations?.filter(ts.isPropertySignature) ?? [])
      .filter(member => this.types.isOfEngine(member) && !isOfBase(member) && !isInternal(member))
      .sort((one, other) => Number(isOf(one, props)) - Number(isOf(other, props)))
      .map(member => `    ${this.propertyText(member)}${remark(member)}`);
    return ['  constructor(props: {', ...lines, '  })'];
  }

  /** Whether a method says something that the explanation of its class's bases does not. */
  private isNews(member: ts.MethodDeclaration): boolean {
    const inherited = this.inheritedBy(member);
    const isOfNodes = inherited.some(
      ({parent}) =>
        !this.types.isOfEngine(parent) || (ts.isClassLike(parent) && parent.name?.text === BASE),
    );
    if (isOfNodes || inherited.some(isInternal)) return false;
    const [nearest] = inherited.filter(ts.isMethodDeclaration);
    if (nearest === undefined || !ts.isClassLike(member.parent)) return true;
    const named = [...this.types.names];
    const known = this.methodText(nearest);
    const isOther = member.parent.members
      .filter(ts.isMethodDeclaration)
      .filter(other => other.name.getText() === member.name.getText() && isForScenes(other))
      .some(overload => this.methodText(overload) !== known);
    this.types.names = named;
    return isOther;
  }

  /** Declarations of a method in the bases of its class, the nearest first. */
  private inheritedBy(member: ts.MethodDeclaration): ts.Declaration[] {
    const found: ts.Declaration[] = [];
    let base = this.checker.getTypeAtLocation(member.parent).getBaseTypes()?.[0];
    while (base !== undefined) {
      const [declaration] = base.getProperty(member.name.getText())?.declarations ?? [];
      if (declaration !== undefined) found.push(declaration);
      base = base.getBaseTypes()?.[0];
    }
    return found;
  }

  private methodText(member: ts.MethodDeclaration): string {
    const parameters = this.parametersText(member);
    const result = member.type ?? this.inferredResult(member);
    const resultText = typeof result === 'string' ? result : this.types.typeText(result);
    const isAnimation = resultText === 'ThreadGenerator';
    const isSilent = isAnimation || resultText === 'void' || resultText === 'this';
    return `${isAnimation ? '*' : ''}${member.name.getText()}${parameters}${isSilent ? '' : `: ${resultText}`}`;
  }

  private inferredResult(member: ts.MethodDeclaration): string {
    const signature = this.checker.getSignatureFromDeclaration(member);
    if (signature === undefined) return 'void';
    return this.checker.typeToString(
      signature.getReturnType(),
      undefined,
      ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope,
    );
  }

  private parametersText(declaration: ts.MethodDeclaration | ts.FunctionDeclaration): string {
    const generic = ts.isMethodDeclaration(declaration)
      ? (declaration.typeParameters?.map(parameter => parameter.getText()).join(', ') ?? '')
      : '';
    const parameters = declaration.parameters
      .filter(({name}) => !name.getText().startsWith('_'))
      .map(parameter => this.parameterText(parameter));
    return `${generic === '' ? '' : `<${generic}>`}(${parameters.join(', ')})`;
  }

  private parameterText(parameter: ts.ParameterDeclaration): string {
    const {name, type, initializer} = parameter;
    const label = ts.isObjectBindingPattern(name) ? 'options' : name.getText();
    const spread = parameter.dotDotDotToken === undefined ? '' : '...';
    const value = initializer === undefined ? undefined : this.plainValue(initializer);
    if (value !== undefined && type === undefined) return `${label} = ${value}`;
    const isOptional = parameter.questionToken !== undefined || initializer !== undefined;
    const typed =
      type === undefined
        ? this.checker.typeToString(this.checker.getTypeAtLocation(parameter))
        : this.types.typeText(type);
    return value === undefined
      ? `${spread}${label}${isOptional ? '?' : ''}: ${typed}`
      : `${label}: ${typed} = ${value}`;
  }

  /** A default as a number or a word; undefined where it is neither, or says nothing. */
  private plainValue(initializer: ts.Expression): string | undefined {
    if (ts.isStringLiteral(initializer)) return initializer.getText();
    const value = this.numberOf(initializer);
    return value === undefined ? undefined : String(Number(value.toFixed(2)));
  }

  private numberOf(expression: ts.Expression): number | undefined {
    if (ts.isBinaryExpression(expression)) {
      const [left, right] = [this.numberOf(expression.left), this.numberOf(expression.right)];
      const isProduct = expression.operatorToken.kind === ts.SyntaxKind.AsteriskToken;
      return isProduct && left !== undefined && right !== undefined ? left * right : undefined;
    }
    const type = this.checker.getTypeAtLocation(expression);
    return type.isNumberLiteral() ? type.value : undefined;
  }

  private interfaceText(declaration: ts.InterfaceDeclaration): string {
    const bases = declaration.heritageClauses?.flatMap(clause => [...clause.types]) ?? [];
    const areWhole = bases.every(base => base.typeArguments === undefined);
    const extended = bases.length > 0 && areWhole;
    const head = `interface ${declaration.name.text}${extended ? ` extends ${bases.map(base => this.heritageText(base)).join(', ')}` : ''}`;
    const members = areWhole
      ? [...declaration.members].filter(member => !ts.isMethodSignature(member))
      : this.propertiesOf(declaration);
    const lines = members
      .filter(ts.isPropertySignature)
      .map(member => ({text: this.propertyText(member), said: remark(member)}));
    const methods = declaration.members
      .filter(ts.isMethodSignature)
      .map(member => ({text: shortened(member.getText()), said: remark(member)}));
    const all = [...lines, ...methods];
    if (all.every(({said}) => said === '')) {
      return `${head} {${all.map(({text}) => text).join('; ')}}${remark(declaration)}`;
    }
    return [
      `${head} {${remark(declaration)}`,
      ...all.map(({text, said}) => `  ${text}${said}`),
      '}',
    ].join('\n');
  }

  /** All properties of an interface that leaves some of its base out. */
  private propertiesOf(declaration: ts.InterfaceDeclaration): ts.PropertySignature[] {
    return this.checker
      .getTypeAtLocation(declaration)
      .getProperties()
      .flatMap(({declarations}) => declarations?.filter(ts.isPropertySignature) ?? [])
      .filter(member => this.types.isOfEngine(member) && !isOfBase(member) && !isInternal(member));
  }

  private propertyText(member: ts.PropertySignature): string {
    const type = member.type === undefined ? 'unknown' : this.types.typeText(member.type);
    return `${member.name.getText()}${member.questionToken === undefined ? '' : '?'}: ${type}`;
  }

  private heritageText({expression}: ts.ExpressionWithTypeArguments): string {
    const declaration = this.declarationOf(this.checker.getSymbolAtLocation(expression));
    if (declaration !== undefined) this.types.names.push(declaration);
    return expression.getText();
  }

  /** The class that one extends, as far as it says more than that it is a node. */
  private baseOf(declaration: ts.ClassDeclaration): string | undefined {
    const clause = declaration.heritageClauses?.find(
      ({token}) => token === ts.SyntaxKind.ExtendsKeyword,
    );
    const [base] = clause?.types ?? [];
    if (base === undefined) return undefined;
    const found = this.declarationOf(this.checker.getSymbolAtLocation(base.expression));
    return found === undefined || found.name?.text === BASE ? undefined : this.heritageText(base);
  }
}

/** What a scene gives to make a node of a class; undefined where scenes make none. */
export function propsOf(declaration: ts.ClassDeclaration): ts.TypeReferenceNode | undefined {
  const make = declaration.members.find(ts.isConstructorDeclaration);
  const type = make?.parameters[0]?.type;
  return type !== undefined &&
    ts.isTypeReferenceNode(type) &&
    type.typeName.getText().endsWith('Props')
    ? type
    : undefined;
}

/** Public methods that a scene may call, an overloaded one by its signatures; `@internal` is none. */
function isForScenes(member: ts.ClassElement): member is ts.MethodDeclaration {
  if (!ts.isMethodDeclaration(member) || !ts.isClassLike(member.parent)) return false;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static;
  if (ts.getCombinedModifierFlags(member) & hidden || isInternal(member)) return false;
  const overloads = member.parent.members.filter(
    other =>
      ts.isMethodDeclaration(other) &&
      other.name.getText() === member.name.getText() &&
      other.body === undefined,
  );
  return overloads.length === 0 || member.body === undefined;
}

function isOfBase(member: ts.PropertySignature): boolean {
  return ts.isInterfaceDeclaration(member.parent) && member.parent.name.text === `${BASE}Props`;
}

function isOf(member: ts.PropertySignature, props: ts.TypeReferenceNode): boolean {
  return (
    ts.isInterfaceDeclaration(member.parent) && member.parent.name.text === props.typeName.getText()
  );
}
