/** What must not compile of figures and plots. The type check fails where one of these lines does. */
import {Figure, PlaneTransform, Plot} from 'lectern';

export const figure = new Figure({x: [0, 4], y: [0, 3]});
export const triangle = figure.polygon(
  [
    [0, 0],
    [4, 0],
    [0, 3],
  ],
  {color: 'blue', sides: ['$b$', '$c$', '$a$']},
);
export const height = figure.segment(triangle.corner(2), () => [0, 0], {label: '$h$'});
// @ts-expect-error a range has two ends
export const noRange = new Figure({x: [0, 1, 2], y: [0, 3]});
// @ts-expect-error a figure needs both ranges
export const halfFigure = new Figure({x: [0, 4]});
// @ts-expect-error a point has two numbers
export const noPoint = figure.point([1, 2, 3]);
// @ts-expect-error a colour that is no colour
export const noColour = figure.segment([0, 0], [1, 1], {color: 'reddish'});
// @ts-expect-error a side that does not exist
export const noSide = figure.segment([0, 0], [1, 1], {label: 'a', side: 'top'});
// @ts-expect-error a figure has no curves
export type NoCurve = Figure['curve'];

export const plot = new Plot({x: [0, 4], xLabel: '$x$'});
export const curve = plot.curve(x => x ** 2, {label: '$f$', dashed: true});
export const onCurve = plot.point(2, {on: curve});
export const free = plot.point([1, 2], {label: 'P'});
export const secant = plot.secant(curve, {from: 1, to: 2});
export const step = plot.step(secant, {run: '$h$', rise: '$f(x + h) - f(x)$'});
export const motions = [
  onCurve.slideTo(3, 2),
  secant.slideTo({to: 1.5}),
  curve.become(Math.sin),
  free.slideTo([0, 0]),
];
// @ts-expect-error a point at a number needs its curve
export const lostPoint = plot.point(2, {label: 'P'});
// @ts-expect-error a curve is a function of numbers
export const noFunction = plot.curve((x: number) => `${x}`);
// @ts-expect-error a tangent has one place
export const noTangent = plot.tangent(curve, {from: 1, to: 2});
// @ts-expect-error a step along a curve needs its ends
export const noStep = plot.step(curve, {run: '$h$'});
// @ts-expect-error a point on a curve slides along x
export const offTheCurve = onCurve.slideTo([1, 2]);
// @ts-expect-error an option that does not exist
export const noOption = new Plot({x: [0, 4], colour: 'blue'});

export const plane = new PlaneTransform({extent: 3});
export const bent = plane.transformBy([
  [1, 1],
  [0, 1],
]);
// @ts-expect-error a matrix has two rows of two
export const noMatrix = plane.transformBy([1, 1, 0, 1]);
