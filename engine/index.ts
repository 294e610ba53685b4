/** All that a scene may import from `lectern`. */
export {lecture, type LectureSettings} from './lecture.ts';
export {lectureProject, type LectureProjectSettings} from './project.ts';
export type {Anchor} from './anchors.ts';
export type {Stage, LabelOptions} from './stage/stage.ts';
export type {Side} from './stage/label-placement.ts';
export type {AccentColor, Color, ThemeColor, ThemeName} from './theme/theme.ts';
export {TeachingNode, type TeachingNodeProps} from './nodes/teaching-node.ts';
export {Words, type WordsProps} from './nodes/words/words.ts';
export {Derivation, type DerivationProps} from './nodes/formula/derivation.ts';
export {Formula, type FormulaProps} from './nodes/formula/formula.ts';
export type {FormulaPart} from './nodes/formula/formula-part.ts';
export {Figure, type FigureProps, type Range} from './nodes/figure/figure.ts';
export type {Point} from './nodes/figure/points.ts';
export {Plot, type PlotProps} from './nodes/plot/plot.ts';
