/** Diagnosis: what is wrong with scenes before they are rendered. The entry to this folder. */
import type ts from 'typescript';
import type {Diagnostic} from '../../schema/diagnostic.ts';
import {compilerDiagnostics} from './compiler-diagnostics.ts';
import type {Finding, Rule, SceneUnderRule} from './rule.ts';
import {REACH_RULES, RULES} from './rules.ts';
import {type CompilerRepair, SceneProgram} from './scene-program.ts';
import {sourcePlace} from './source-place.ts';

/** A scene file as it stands, on disk or not. */
export interface SceneText {
  /** Absolute path; relative imports are looked up from there. */
  readonly file: string;
  readonly text: string;
}

/** A scene as fixes see it. */
export interface InspectedScene extends SceneUnderRule {
  /** Names that a module exports: `lectern`, `@motion-canvas/core`, `@motion-canvas/2d`. */
  readonly exportsOf: (module: string) => ReadonlyMap<string, ts.Symbol>;
  /** What the compiler itself would change because of one of its diagnostics. */
  readonly compilerRepairs: (diagnostic: Diagnostic) => readonly CompilerRepair[];
}

/**
 * Finds type errors and broken rules of lectures.
 *
 * @remarks
 * Keep one for as long as scenes are worked on: the first diagnosis loads the
 * compiler and the engine's types (a second or two), the following take some 60 ms
 * a scene.
 */
export class Diagnostician {
  private readonly program = new SceneProgram();

  /** Uses all rules of lectures unless others are given. */
  public constructor(private readonly rules: readonly Rule[] = RULES) {}

  /**
   * What is wrong with these scenes, in the order of the files and of their text.
   *
   * @param more - Rules that hold for these scenes alone.
   */
  public diagnose(scenes: readonly SceneText[], more: readonly Rule[] = []): Diagnostic[] {
    return [...this.diagnoseEach(scenes, more)].flatMap(({found}) => found);
  }

  /**
   * What is wrong with each of several versions of one scene; none of them stays.
   * Together they cost little more than one, since they share a program.
   */
  public compare(
    file: string,
    versions: readonly string[],
    more: readonly Rule[] = [],
  ): Diagnostic[][] {
    const files = versions.map((_, index) =>
      file.replace(/(\.[jt]sx?)?$/, `.version-${index}.tsx`),
    );
    files.forEach((name, index) => this.program.setScene(name, versions[index] ?? ''));
    const found = files.map(name => this.diagnoseScene(name, more));
    for (const name of files) this.program.removeScene(name);
    return found;
  }

  /** A scene as fixes see it: its tree, its types, and what the compiler would change. */
  public inspect({file, text}: SceneText): InspectedScene {
    this.program.setScene(file, text);
    return {
      sourceFile: this.program.sourceFile(file),
      checker: this.program.checker(),
      exportsOf: module => this.program.exportsOf(module),
      compilerRepairs: diagnostic => this.program.repairs(file, diagnostic),
    };
  }

  /** The same scene by scene, each worked out when it is asked for. */
  public *diagnoseEach<TScene extends SceneText>(
    scenes: readonly TScene[],
    more: readonly Rule[] = [],
  ): Generator<{scene: TScene; found: Diagnostic[]}> {
    for (const {file, text} of scenes) this.program.setScene(file, text);
    for (const scene of scenes) yield {scene, found: this.diagnoseScene(scene.file, more)};
  }

  /**
   * Where these files plainly reach outside of their lecture, whatever else is wrong with them.
   * They may be any code of a lecture, JavaScript too.
   */
  public findReaching(files: readonly SceneText[]): Diagnostic[] {
    for (const {file, text} of files) this.program.setScene(file, text);
    const checker = this.program.checker();
    return files.flatMap(({file}) => {
      const sourceFile = this.program.sourceFile(file);
      return REACH_RULES.flatMap(rule =>
        [...rule.check({sourceFile, checker})]
          .filter(({reachesOutside}) => reachesOutside)
          .map(finding => ruleDiagnostic(rule, finding, sourceFile)),
      ).sort((a, b) => a.start - b.start);
    });
  }

  private diagnoseScene(file: string, more: readonly Rule[]): Diagnostic[] {
    const sourceFile = this.program.sourceFile(file);
    const syntaxErrors = this.program.syntaxErrors(file);
    // In a broken tree the other mistakes found would mostly be echoes of the break.
    if (syntaxErrors.length > 0) return compilerDiagnostics(syntaxErrors, sourceFile);

    const diagnostics = compilerDiagnostics(this.program.typeErrors(file), sourceFile);
    const checker = this.program.checker();
    for (const rule of [...this.rules, ...more]) {
      for (const finding of rule.check({sourceFile, checker})) {
        diagnostics.push(ruleDiagnostic(rule, finding, sourceFile));
      }
    }
    return diagnostics.sort((a, b) => a.start - b.start);
  }
}

function ruleDiagnostic(rule: Rule, finding: Finding, sourceFile: ts.SourceFile): Diagnostic {
  const {at, message, remedy = rule.remedy, repair, reachesOutside = false} = finding;
  const {start, length} =
    'kind' in at ? {start: at.getStart(sourceFile), length: at.getWidth(sourceFile)} : at;
  return {
    code: rule.code,
    severity: 'error',
    origin: 'rule',
    ...sourcePlace(sourceFile, start),
    length,
    message,
    remedy,
    ...(repair === undefined ? {} : {repair}),
    ...(reachesOutside ? {reachesOutside} : {}),
  };
}
