/** Thin lines behind everything: no strokes that a label would have to keep clear of. */
import {Node} from '@motion-canvas/2d';
import {BBox, type Color as RgbColor, type Vector2} from '@motion-canvas/core';

/** What a grid looks like. */
export interface GridLook {
  /** The lines, in px. */
  readonly lines: () => readonly (readonly Vector2[])[];
  readonly color: () => string | RgbColor;
  /** Width of the lines in px at 1080p. */
  readonly lineWidth: number;
  /** 0 to 1. */
  readonly strength: () => number;
}

/** Lines that are drawn at once, in one colour. */
export class GridLines extends Node {
  private readonly look: GridLook;

  public constructor(look: GridLook) {
    super({});
    this.look = look;
  }

  protected override getCacheBBox(): BBox {
    const points = this.look.lines().flat();
    if (points.length === 0) return super.getCacheBBox();
    return BBox.fromPoints(...points).expand(this.look.lineWidth / 2);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const {lines, color, lineWidth, strength} = this.look;
    const stroke = color();
    context.save();
    context.globalAlpha *= strength();
    context.strokeStyle = typeof stroke === 'string' ? stroke : stroke.serialize();
    context.lineWidth = lineWidth;
    context.beginPath();
    for (const line of lines()) {
      line.forEach(({x, y}, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    }
    context.stroke();
    context.restore();
  }
}
