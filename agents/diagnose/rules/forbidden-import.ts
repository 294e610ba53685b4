/** An import that a scene may not have: scenes draw, they do not reach for files, networks or other packages. */
import {existsSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {fileNamed} from '../compiler-name.ts';
import type {Finding, Rule} from '../rule.ts';
import {descendants, literalText} from '../syntax.ts';

/** Packages that scenes may import, and the doors of Motion Canvas that the compiler opens. */
const ALLOWED_PACKAGES = ['lectern', '@motion-canvas/2d', '@motion-canvas/core'];

/** Motion Canvas in parts: no door for scenes, but nothing outside either. */
const PART_OF_MOTION_CANVAS = /^@motion-canvas\/(?:2d|core)\/lib(?:\/[\w-]+)*$/;

export const forbiddenImport: Rule = {
  code: 'forbidden-import',
  remedy: `Import only ${ALLOWED_PACKAGES.map(name => `'${name}'`).join(', ')}, or files of the lecture itself.`,
  *check({sourceFile}) {
    const file = fileNamed(sourceFile.fileName);
    const lectureDir = lectureDirOf(file);
    for (const node of descendants(sourceFile)) {
      const finding =
        whilePlaying(node, file, lectureDir) ?? byPattern(node) ?? byName(node, file, lectureDir);
      if (finding !== undefined) yield finding;
    }
  },
};

/** `import(…)`. */
function whilePlaying(node: ts.Node, file: string, lectureDir: string): Finding | undefined {
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) {
    return undefined;
  }
  const specifier = literalText(node.arguments[0]);
  return {
    at: node,
    message: 'A scene may not load modules while it plays.',
    remedy: 'Write an `import` at the top of the file.',
    reachesOutside: specifier === undefined || isOutside(specifier, file, lectureDir),
  };
}

/** `import.meta.glob` and its older kin, also as `import.meta['glob']`. */
function byPattern(node: ts.Node): Finding | undefined {
  if (!ts.isMetaProperty(node) || node.keywordToken !== ts.SyntaxKind.ImportKeyword) {
    return undefined;
  }
  const {parent} = node;
  if (ts.isPropertyAccessExpression(parent) && !parent.name.text.startsWith('glob')) {
    return undefined;
  }
  const isNamed = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  return {
    at: isNamed ? parent : node,
    message: 'A scene may not import files by a pattern.',
    remedy: 'Import each file by its name.',
    reachesOutside: true,
  };
}

/** `import … from`, `export … from` and `import … = require()`. */
function byName(node: ts.Node, file: string, lectureDir: string): Finding | undefined {
  const from =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isExternalModuleReference(node)
        ? node.expression
        : undefined;
  const specifier = literalText(from);
  if (from === undefined || specifier === undefined) return undefined;
  const reachesOutside = isOutside(specifier, file, lectureDir);
  if (!reachesOutside && (isRelative(specifier) || ALLOWED_PACKAGES.includes(specifier))) {
    return undefined;
  }
  // What is a type alone is gone before anything runs.
  const isType = ts.isImportDeclaration(node)
    ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    : ts.isExportDeclaration(node) && node.isTypeOnly;
  return {
    at: from,
    message: isRelative(specifier)
      ? `'${specifier}' is outside of the lecture's folder.`
      : `A scene may not import '${specifier}'.`,
    reachesOutside: reachesOutside && !isType,
  };
}

/** Whether what is imported is neither the lecture's own nor of the packages that lectures are made of. */
function isOutside(specifier: string, file: string, lectureDir: string): boolean {
  if (!isRelative(specifier)) {
    return !ALLOWED_PACKAGES.includes(specifier) && !PART_OF_MOTION_CANVAS.test(specifier);
  }
  const way = path.relative(lectureDir, path.resolve(path.dirname(file), specifier));
  // Packages that lie in the folder are not read by anybody.
  if (way.split(path.sep).includes('node_modules')) return true;
  return way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
}

function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

/** The folder of the lecture that a file is of: the nearest with a `project.ts`, else the one that holds its `scenes/`. */
function lectureDirOf(file: string): string {
  const folder = path.dirname(file);
  for (let around = folder; around !== path.dirname(around); around = path.dirname(around)) {
    if (existsSync(path.join(around, 'project.ts'))) return around;
  }
  return path.basename(folder) === 'scenes' ? path.dirname(folder) : folder;
}
