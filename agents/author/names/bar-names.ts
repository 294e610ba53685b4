/** The bars of one chart by their names, and the greatest value that the chart has room for. */
import {readNumeral} from '../../../schema/numerals.ts';
import type {ContentOf} from '../../../schema/pictures.ts';
import type {StoryPath} from '../source-map.ts';
import type {SaidNames} from './said-names.ts';

/** The bars of a chart, block by block. */
export class BarNames {
  private readonly bars = new Set<string>();
  private most = Infinity;
  private isBegun = false;

  public constructor(private readonly said: SaidNames) {}

  /** Judges the next block. */
  public next({bars = [], max, highlight}: ContentOf<'chart'>, at: StoryPath): void {
    const {map, problems} = this.said;
    const begins = !this.isBegun;
    this.isBegun = true;
    if (begins) this.most = max ?? this.most;
    for (const [label, {value}] of bars) {
      const size = typeof value === 'number' ? value : (readNumeral(value) ?? 0);
      if (size > this.most) {
        problems.add(
          `The bar “${label}” is ${value}, more than the “max: ${this.most}”.`,
          map.placeOf([...at, 'bars', label]),
          `Write “max: ${value}” or more, or leave it out.`,
        );
      }
      if (begins) this.bars.add(label);
      else this.said.name(label, 'bar', this.bars, [...at, 'bars', label], 'key');
    }
    if (highlight !== undefined) {
      this.said.name(highlight, 'bar', this.bars, [...at, 'highlight']);
    }
  }
}
