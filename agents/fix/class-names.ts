/** What classes of Lectern are called elsewhere; a name may be in several lists. */
const CALLED: Readonly<Record<string, string>> = {
  Words:
    'Text Txt Label Title Paragraph Heading Caption TextBlock TextBox Note Quote Sentence Word Annotation BulletList Bullets Subtitle Typography',
  Formula:
    'MathTex Tex Latex LaTeX Equation Katex KaTeX Math MathText MathFormula Expression SingleStringMathTex TexFormula',
  Derivation:
    'Steps Equations Proof EquationSteps Derivations FormulaSteps Calculation StepByStep FormulaList AlignedEquations EquationList Solution MathSteps',
  Figure:
    'Geometry Canvas Drawing Plane Shapes Sketch GeometryFigure Scene2D Board Triangle Circle Polygon Shape Diagram2D Construction Illustration',
  Plot: 'Axes Axis Graph LineChart LineGraph FunctionGraph FunctionPlot CoordinateSystem Coordinates NumberPlane CartesianPlane CoordinatePlane Cartesian Plane ScatterPlot Scatter Curve XYPlot Chart AreaChart Grid2D',
  Diagram:
    'Graph Tree Flowchart FlowChart StateDiagram StateMachine Automaton Network Flow Graphviz DiGraph NetworkGraph NodeGraph MindMap ConceptMap TreeDiagram BinaryTree GraphDiagram Cycle Pipeline Process',
  Cells:
    'Array ArrayView ArrayNode Stack Queue List LinkedList ArrayBoxes Boxes CellRow ArrayCells Sequence Row Memory Buffer Tape ArrayVisualization Vector Tiles Slots',
  NumberLine: 'Timeline TimeLine Axis NumberAxis Scale NumberRay Ruler Line1D RealLine NumberStrip',
  MatrixTable:
    'Matrix MatrixView MatrixNode MathMatrix IntegerMatrix DecimalMatrix BracketMatrix Determinant',
  Table:
    'DataTable Grid TableView DataGrid TruthTable ComparisonTable Spreadsheet Matrix PunnettSquare TextTable MobjectTable',
  CodeBlock:
    'Code CodeSnippet CodeView SourceCode Snippet CodePanel Listing CodeListing Terminal Pseudocode CodeExample Program',
  Icon: 'Symbol Emoji SvgIcon IconNode Svg SVG Glyph Pictogram SVGMobject Sprite',
  Picture: 'Image Img Photo ImageNode ImageMobject Bitmap Photograph',
  BarChart: 'Bars Histogram BarGraph BarPlot ColumnChart Chart BarDiagram PieChart Columns',
  PlaneTransform:
    'LinearTransformation LinearTransformationScene LinearTransform VectorSpace VectorPlane TransformPlane MatrixTransform Plane NumberPlane GridTransform PlaneGrid',
};

/** The classes that one may be, by its name elsewhere; in no order. */
export function classesCalled(name: string): string[] {
  return Object.entries(CALLED).flatMap(([own, others]) =>
    others.split(' ').includes(name) ? [own] : [],
  );
}
