/** Writes the four kinds of drawings: plots, figures, planes under a matrix, number lines. */
import type {PictureElement} from '../../../schema/elements.ts';
import {printed} from '../scene-script.ts';
import type {SizeWish} from '../stage-plan.ts';
import {type DrawingContent, DrawingScript} from './drawing.ts';
import {type PictureWriter, placed} from './story.ts';

const GROWING: SizeWish = {wide: false, grows: true, columns: 3, rows: 3};

/** Writes plots. */
export const plotWriter: PictureWriter<'plot'> = {
  wish: () => GROWING,
  write(story, script) {
    const variable = script.variable(story.id, 'plot');
    const first = story.steps[0]?.content;
    const {y, xLabel, yLabel, numbers, grid, xUnit} = first ?? {};
    const x = first?.x ?? [0, 10];
    const node = `new ${script.engine('Plot')}(${printed({x, y, xLabel, yLabel, numbers, grid, xUnit})})`;
    script.declare(`const ${variable} = ${placed(node, story.area)};`);
    const drawing = new DrawingScript(script, variable, story.decimalComma);
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
    const first = story.steps[0]?.content;
    const range = extentOf(story.steps.map(step => step.content));
    const node = `new ${script.engine('Figure')}(${printed({x: first?.x ?? range.x, y: first?.y ?? range.y})})`;
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
    const extent = story.steps[0]?.content.extent;
    const node = `new ${script.engine('PlaneTransform')}(${printed({extent})})`;
    script.declare(`const ${variable} = ${placed(node, story.area)};`);
    const drawing = new DrawingScript(script, variable);
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
    const first = story.steps[0]?.content;
    const node = `new ${script.engine('NumberLine')}(${printed({range: first?.range ?? [0, 10], step: first?.step})})`;
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

/** The units that hold all the points of some drawings. */
function extentOf(contents: readonly DrawingContent[]): {x: [number, number]; y: [number, number]} {
  const points = contents.flatMap(content =>
    (content.draw ?? []).flatMap(([, element]) => pointsOf(element)),
  );
  const [xs, ys] = [points.map(point => point[0]), points.map(point => point[1])];
  if (points.length === 0) return {x: [0, 10], y: [0, 10]};
  return {x: roomy(xs), y: roomy(ys)};
}

/** The range of some values. */
function roomy(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? [low - 1, high + 1] : [low, high];
}

function pointsOf(element: PictureElement): readonly (readonly [number, number])[] {
  if ('polygon' in element) return element.polygon;
  if ('segment' in element) return element.segment;
  if ('arrow' in element) return element.arrow;
  if ('brace' in element) return element.brace;
  if ('angle' in element) return element.angle;
  if ('words' in element) return [element.at];
  if ('point' in element) return typeof element.point === 'number' ? [] : [element.point];
  if ('circle' in element) {
    const {
      circle: [x, y],
      radius,
    } = element;
    return [
      [x - radius, y - radius],
      [x + radius, y + radius],
    ];
  }
  return [];
}
