/** Whether a scene has the title and the lines that it was to have. Pure. */
import ts from 'typescript';
import type {PlannedSection} from '../../schema/plan.ts';

/** A difference between a scene and its brief. */
export interface BriefProblem {
  /** In UTF-16 units from 0. */
  readonly start: number;
  readonly length: number;
  readonly message: string;
}

/** Compares; a scene without `lecture({…})` is left to the compiler and the rules. */
export function problemsOfBrief(
  text: string,
  {title, beats}: Pick<PlannedSection, 'title' | 'beats'>,
): BriefProblem[] {
  const source = ts.createSourceFile(
    'scene.tsx',
    text,
    ts.ScriptTarget.ES2022,
    true,
    ts.ScriptKind.TSX,
  );
  const settings = lectureSettings(source);
  if (settings === undefined) return [];
  const problems: BriefProblem[] = [];
  const complain = (node: ts.Node, message: string): void => {
    problems.push({start: node.getStart(source), length: node.getWidth(source), message});
  };
  const heading = valueOf(settings, 'title');
  if (heading !== undefined && textOf(heading) !== title) {
    complain(heading, `The title has to be ${JSON.stringify(title)}.`);
  }
  const lines = valueOf(settings, 'lines');
  const wanted = beats.map(({line}) => line);
  if (lines !== undefined && ts.isArrayLiteralExpression(lines)) {
    const written = lines.elements.map(textOf);
    if (written.length !== wanted.length || written.some((line, index) => line !== wanted[index])) {
      complain(lines, `The lines have to be ${JSON.stringify(wanted)}.`);
    }
  }
  return problems;
}

function lectureSettings(source: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  let found: ts.ObjectLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'lecture') {
      const [settings] = node.arguments;
      if (settings !== undefined && ts.isObjectLiteralExpression(settings)) found ??= settings;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function valueOf(settings: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of settings.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === name) {
      return property.initializer;
    }
  }
  return undefined;
}

/** The text of a literal, `String.raw` included; undefined for anything that is worked out. */
function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTaggedTemplateExpression(node) && ts.isNoSubstitutionTemplateLiteral(node.template)) {
    return node.template.rawText;
  }
  return undefined;
}
