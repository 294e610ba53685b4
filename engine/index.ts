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
export {Figure, type FigureProps, type Range} from './nodes/geometry/figure.ts';
export type {Point} from './nodes/geometry/points.ts';
export {Plot, type PlotProps} from './nodes/graph/plot.ts';
export {BarChart, type BarChartProps} from './nodes/chart/bar-chart.ts';
export {Cells, type CellsProps} from './nodes/cells/cells.ts';
export {MatrixTable, type MatrixTableProps} from './nodes/table/matrix-table.ts';
export {NumberLine, type NumberLineProps} from './nodes/number-line/number-line.ts';
export {Table, type TableProps} from './nodes/table/table.ts';
export {CodeBlock, type CodeBlockProps} from './nodes/code-block/code-block.ts';
export type {CodeLanguage} from './nodes/code-block/highlighting.ts';
export {Diagram, type DiagramProps} from './nodes/diagram/diagram.ts';
export {Icon, type IconProps} from './nodes/icon/icon.ts';
export type {IconName} from './nodes/icon/icon-registry.ts';
export {Picture, type PictureProps} from './nodes/picture/picture.ts';
export {
  PlaneTransform,
  type Matrix2,
  type PlaneTransformProps,
} from './nodes/plane-transform/plane-transform.ts';
