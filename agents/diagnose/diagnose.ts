/** Diagnosis: what is wrong with scenes before they are rendered. The entry to this folder. */
import type ts from 'typescript';
import type {Diagnostic} from '../../schema/diagnostic.ts';
import {compilerDiagnostics} from './compiler-diagnostics.ts';
import type {Finding, Rule} from './rule.ts';
import {RULES} from './rules.ts';
import {SceneProgram} from './scene-program.ts';
import {sourcePlace} from './source-place.ts';

/** A scene file as it stands, on disk or not. */
export interface SceneText {
  /** Absolute path; relative imports are looked up from there. */
  readonly file: string;
  readonly text: string;
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

  /** What is wrong with these scenes, in the order of the files and of their text. */
  public diagnose(scenes: readonly SceneText[]): Diagnostic[] {
    return [...this.diagnoseEach(scenes)].flatMap(({found}) => found);
  }

  /** The same scene by scene, each worked out when it is asked for. */
  public *diagnoseEach<TScene extends SceneText>(
    scenes: readonly TScene[],
  ): Generator<{scene: TScene; found: Diagnostic[]}> {
    for (const {file, text} of scenes) this.program.setScene(file, text);
    for (const scene of scenes) yield {scene, found: this.diagnoseScene(scene.file)};
  }

  private diagnoseScene(file: string): Diagnostic[] {
    const sourceFile = this.program.sourceFile(file);
    const syntaxErrors = this.program.syntaxErrors(file);
    // In a broken tree the other mistakes found would mostly be echoes of the break.
    if (syntaxErrors.length > 0) return compilerDiagnostics(syntaxErrors, sourceFile);

    const diagnostics = compilerDiagnostics(this.program.typeErrors(file), sourceFile);
    const checker = this.program.checker();
    for (const rule of this.rules) {
      for (const finding of rule.check({sourceFile, checker})) {
        diagnostics.push(ruleDiagnostic(rule, finding, sourceFile));
      }
    }
    return diagnostics.sort((a, b) => a.start - b.start);
  }
}

function ruleDiagnostic(rule: Rule, finding: Finding, sourceFile: ts.SourceFile): Diagnostic {
  const {at, message, remedy = rule.remedy} = finding;
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
  };
}
