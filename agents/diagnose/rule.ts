/** What a rule of lectures is. Each stands in a file of its own in `rules/`, with a test and a page in `docs/diagnostics/`. */
import type ts from 'typescript';
import type {Repair} from '../../schema/diagnostic.ts';

/** A rule: something that compiles and still spoils a lecture. */
export interface Rule {
  /** Its name in kebab case: also that of its file and of its page. */
  readonly code: string;
  /** What to do, when a finding does not say it better. */
  readonly remedy: string;
  /** Finds every breach of the rule in a scene. */
  check(scene: SceneUnderRule): Iterable<Finding>;
}

/** A scene as rules see it. */
export interface SceneUnderRule {
  readonly sourceFile: ts.SourceFile;
  readonly checker: ts.TypeChecker;
}

/** One breach of a rule. */
export interface Finding {
  /** Where: a node of the syntax tree, or a stretch of the text in UTF-16 units. */
  readonly at: ts.Node | TextSpan;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What to do just here, instead of the rule's general remedy. */
  readonly remedy?: string | undefined;
  /** The change that mends it, where there is only one. */
  readonly repair?: Repair | undefined;
  /** Whether it reaches outside of the lecture: such scenes are not rendered. */
  readonly reachesOutside?: boolean | undefined;
}

/** A stretch of a scene's text, in UTF-16 units from 0. */
export interface TextSpan {
  readonly start: number;
  readonly length: number;
}
