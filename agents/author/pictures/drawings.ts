/** Writes the four kinds of drawings: plots, figures, planes under a matrix, number lines. */
import {printed} from '../scene-script.ts';
import type {SizeWish} from '../stage-plan.ts';
import {type DrawingContent, DrawingScript} from './drawing.ts';
import {colorsOfElements} from './element-colors.ts';
import {figureRanges, lineRange, planeExtent, plotRanges} from './drawing-ranges.ts';
import {type PictureWriter, everyContent, placed} from './story.ts';

/** The colours of the unit vectors of a plane. */
const UNIT_VECTORS = ['green', 'pink'];
const GROWING: SizeWish = {wide: false, grows: true, columns: 3, rows: 3};

/** Writes plots. */
export const plotWriter: PictureWriter<'plot'> = {
  wish: () => GROWING,
  write(story, script) {
    const variable = script.variable(story.id, 'plot');
    const {xLabel, yLabel, numbers, grid, xUnit} = story.steps[0]?.content ?? {};
    const {x, y, hasRoundShapes} = plotRanges(everyContent(story), story.decimalComma);
    const equalUnits = hasRoundShapes ? true : undefined;
    const node = `new ${script.engine('Plot')}(${printed({x, y, equalUnits, xLabel, yLabel, numbers, grid, xUnit})})`;
    script.declare(`const ${variable} = ${placed(node, story.area)};`);
    const drawing = new DrawingScript(script, variable, {
      decimalComma: story.decimalComma,
      colors: colorsOfElements(everyContent(story), story.accent),
    });
    story.steps.forEach(({moment, content}, index) =>
      drawing.writeStep(moment, content, index === 0 ? [variable] : []),
    );
    return variable;
  },
};

/** Writes figures. */
export const geometryWriter: PictureWriter<'geometry'> = {
  wish: () => GROWING,
  write(story, script) {
    const variable = script.variable(story.id === 'geometry' ? 'figure' : story.id, 'figure');
    const node = `new ${script.engine('Figure')}(${printed(figureRanges(everyContent(story)))})`;
    script.declare(`const ${variable} = ${placed(node, story.area)};`);
    const drawing = new DrawingScript(script, variable);
    story.steps.forEach(({moment, content}, index) =>
      drawing.writeStep(moment, content, index === 0 ? [variable] : []),
    );
    return variable;
  },
};

/** Writes planes under a matrix. */
export const transformWriter: PictureWriter<'transform'> = {
  wish: () => GROWING,
  write(story, script) {
    const variable = script.variable(story.id === 'transform' ? 'plane' : story.id, 'plane');
    const colors = colorsOfElements(everyContent(story), story.accent, UNIT_VECTORS);
    const extent = planeExtent(everyContent(story));
    const node = `new ${script.engine('PlaneTransform')}(${printed({extent})})`;
    script.declare(`const ${variable} = ${placed(node, story.area)};`);
    const drawing = new DrawingScript(script, variable, {colors});
    story.steps.forEach(({moment, content}, index) => {
      drawing.writeStep(moment, content, index === 0 ? [variable] : []);
      if (content.apply !== undefined) {
        script.play(moment, `yield* ${variable}.transformBy(${printed(content.apply)});`);
      }
    });
    return variable;
  },
};

/** Writes number lines. */
export const numberLineWriter: PictureWriter<'numberline'> = {
  wish: steps => ({wide: true, grows: false, columns: 6, rows: rowsForLabels(steps)}),
  write(story, script) {
    const variable = script.variable(story.id === 'numberline' ? 'line' : story.id, 'line');
    const range = lineRange(everyContent(story));
    const {step} = story.steps[0]?.content ?? {};
    const node = `new ${script.engine('NumberLine')}(${printed({range, step})})`;
    script.declare(`const ${variable} = ${placed(node, story.area)};`);
    const drawing = new DrawingScript(script, variable);
    story.steps.forEach(({moment, content}, index) =>
      drawing.writeStep(moment, content, index === 0 ? [variable] : []),
    );
    return variable;
  },
};

/** Rows of the grid for a number line: more where its labels are too long to stand in a row or two. */
function rowsForLabels(steps: readonly {readonly content: DrawingContent}[]): number {
  const letters = steps
    .flatMap(({content}) => [...(content.draw ?? [])])
    .map(([, element]) => ('label' in element ? element.label : undefined))
    .reduce((sum, label) => sum + (typeof label === 'string' ? label.length + 2 : 0), 0);
  // Labels fill about half of each of their rows; a row of the grid holds three of those.
  const rows = (2 * letters) / 62;
  return Math.min(6, 2 + Math.max(0, Math.ceil((rows - 2) / 1.6)));
}
