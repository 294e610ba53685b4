/** All that a scene may import from `lectern`. */
export {lecture, type LectureSettings} from './lecture.ts';
export {lectureProject, type LectureProjectSettings} from './project.ts';
export type {Anchor} from './anchors.ts';
export type {AnyNode, LabelOptions, Stage} from './stage/stage.ts';
export type {Side} from './stage/label-placement.ts';
export type {AccentColor, Color, ThemeColor, ThemeName} from './theme/theme.ts';
export {TeachingNode, type TeachingNodeProps} from './nodes/teaching-node.ts';
export {Words, type WordsProps} from './nodes/words/words.ts';
export {Derivation, type DerivationProps} from './nodes/formula/derivation.ts';
export {Formula, type FormulaProps} from './nodes/formula/formula.ts';
export type {FormulaPart} from './nodes/formula/formula-part.ts';
export {Figure, type FigureProps} from './nodes/figure/figure.ts';
export type {Point, Range} from './nodes/figure/points.ts';
export {erf, gamma} from '../schema/expression/functions.ts';
export {Plot, type PlotProps} from './nodes/plot/plot.ts';
export {BarChart, type BarChartProps} from './nodes/chart/bar-chart.ts';
export {Cells, type CellsProps} from './nodes/cells/cells.ts';
export {MatrixTable, type MatrixTableProps} from './nodes/table/matrix-table.ts';
export {NumberLine, type NumberLineProps} from './nodes/number-line/number-line.ts';
export {Quote, type QuoteProps} from './nodes/quote/quote.ts';
export {Table, type TableProps} from './nodes/table/table.ts';
export {CodeBlock, type CodeBlockProps} from './nodes/code-block/code-block.ts';
export type {CodeLanguage} from './nodes/code-block/highlighting.ts';
export {Diagram, type DiagramProps} from './nodes/diagram/diagram.ts';
export {Icon, type IconProps} from './nodes/icon/icon.ts';
export type {IconName} from './nodes/icon/icon-registry.ts';
export {Picture, type PictureProps} from './nodes/picture/picture.ts';
export {PlaneTransform, type PlaneTransformProps} from './nodes/plane-transform/plane-transform.ts';
export type {Matrix2} from './nodes/plane-transform/matrix.ts';

// The parts that methods hand out, for functions that take them.
export type {Bar} from './nodes/chart/bar.ts';
export type {CellPointer} from './nodes/cells/cell-pointer.ts';
export type {DiagramEdge} from './nodes/diagram/diagram-edge.ts';
export type {DiagramNode} from './nodes/diagram/diagram-node.ts';
export type {FigureAngle} from './nodes/figure/figure-angle.ts';
export type {FigureCircle} from './nodes/figure/figure-circle.ts';
export type {FigureElement} from './nodes/figure/figure-element.ts';
export type {FigurePath} from './nodes/figure/figure-path.ts';
export type {FigurePoint} from './nodes/figure/figure-point.ts';
export type {FigurePolygon} from './nodes/figure/figure-polygon.ts';
export type {FigureSegment} from './nodes/figure/figure-segment.ts';
export type {FigureWords} from './nodes/figure/figure-words.ts';
export type {
  NumberLineInterval,
  NumberLineJump,
  NumberLinePoint,
} from './nodes/number-line/number-line-marks.ts';
export type {CurvePoint} from './nodes/plot/curve-point.ts';
export type {ParametricCurve} from './nodes/plot/parametric-curve.ts';
export type {PlotArea} from './nodes/plot/plot-area.ts';
export type {PlotCurve} from './nodes/plot/plot-curve.ts';
export type {PlotGuide} from './nodes/plot/plot-guide.ts';
export type {PlotSecant, PlotTangent} from './nodes/plot/plot-line.ts';
export type {Cell, CellGroup} from './nodes/table/cell.ts';
