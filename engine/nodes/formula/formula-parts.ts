/** The parts of a formula that somebody named: where they are, their colours, and what they do to what is drawn. */
import type {BBox, Color as RgbColor} from '@motion-canvas/core';
import type {Color} from '../../theme/theme.ts';
import type {FormulaLayout} from './formula-layout.ts';
import {FormulaPart} from './formula-part.ts';
import {type ItemLook, PLAIN_LOOK} from './paint-formula.ts';
import {colorOfItem} from './tex-colors.ts';
import {partName} from './tex-parts.ts';

/** What parts ask of their formula. */
export interface FormulaOfParts {
  layout(): FormulaLayout;
  /** A box around items, in px from the formula's centre. */
  boxOf(indices: readonly number[]): BBox | undefined;
  /** Takes a new part in. */
  add(part: FormulaPart): void;
}

/** The named parts of a formula. */
export class FormulaParts implements Iterable<FormulaPart> {
  /** By name; the later of two tells the colour of what both have. */
  private readonly parts = new Map<string, FormulaPart>();

  public constructor(private readonly formula: FormulaOfParts) {}

  public [Symbol.iterator](): Iterator<FormulaPart> {
    return this.parts.values();
  }

  /** The part of some TeX; it has no boxes where the formula has no such part. */
  public get(source: string): FormulaPart {
    return this.parts.get(partName(source)) ?? this.addPart(source);
  }

  /** Gives a part the colour that its first sign has; it tells the colour of what it shares with others from then on. */
  public beginRecoloring(part: FormulaPart, own: RgbColor): void {
    const layout = this.formula.layout();
    const [first] = this.itemsOf(part, layout).flat();
    const before = first === undefined ? undefined : this.colors(layout, own)[first];
    const name = partName(part.source);
    this.parts.delete(name);
    this.parts.set(name, part);
    if (before !== undefined) part.color(before);
  }

  /** Colours the parts that have a colour in the formula; longer parts after those in them. */
  public takeColors(colors: ReadonlyMap<string, Color>): void {
    const sources = [...colors.keys()];
    const occurrences = this.formula.layout().occurrences(sources);
    const byLength = sources
      .map((source, index) => ({source, items: occurrences[index]?.[0]?.length ?? 0}))
      .sort((first, second) => first.items - second.items);
    for (const {source, items} of byLength) {
      const color = colors.get(source);
      if (items > 0 && color !== undefined) this.get(source).color(color);
    }
  }

  /** The parts that have a colour of their own. */
  public coloured(): readonly {readonly tex: string; readonly color: RgbColor}[] {
    return [...this]
      .filter(part => !part.color.isInitial() && part.boxes().length > 0)
      .map(part => ({tex: part.source, color: part.color()}));
  }

  /** How the parts change the look of each item; items in no part are left out. */
  public looks(layout: FormulaLayout): readonly (ItemLook | undefined)[] {
    const looks: (ItemLook | undefined)[] = [];
    for (const part of this) {
      const [opacity, written] = [part.opacity(), part.written()];
      for (const [occurrence, indices] of this.itemsOf(part, layout).entries()) {
        const displacement = part.displacement(occurrence);
        for (const index of indices) {
          const look = looks[index] ?? PLAIN_LOOK;
          looks[index] = {
            opacity: look.opacity * opacity,
            written: Math.min(look.written, written),
            displacements:
              displacement === undefined
                ? look.displacements
                : [...look.displacements, displacement],
          };
        }
      }
    }
    return looks;
  }

  /** The colour of each item, its formula's own where nothing gives it another. */
  public colors(layout: FormulaLayout, own: RgbColor): RgbColor[] {
    const colors = layout.items.map(item => colorOfItem(item) ?? own);
    for (const part of this) {
      const tint = part.color();
      if (part.color.isInitial()) continue;
      for (const index of this.itemsOf(part, layout).flat()) colors[index] = tint;
    }
    return colors;
  }

  private itemsOf(part: FormulaPart, layout: FormulaLayout): readonly (readonly number[])[] {
    return layout.occurrences([part.source])[0] ?? [];
  }

  private addPart(source: string): FormulaPart {
    const {formula} = this;
    const boxesOf = (groups: readonly (readonly number[])[]): readonly BBox[] =>
      groups.flatMap(indices => formula.boxOf(indices) ?? []);
    const part: FormulaPart = new FormulaPart(
      source,
      () => boxesOf(this.itemsOf(part, formula.layout())),
      () => {
        const layout = formula.layout();
        return boxesOf(this.itemsOf(part, layout).flatMap(indices => layout.byRow(indices)));
      },
    );
    this.parts.set(partName(source), part);
    formula.add(part);
    return part;
  }
}
