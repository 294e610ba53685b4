/** Boxes in a formula, in em: x runs from its left edge, y down from its baseline. Pure. */

/** A box in a formula. */
export interface ItemBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The smallest box around others; undefined around none. */
export function boxAround(boxes: readonly ItemBox[]): ItemBox | undefined {
  if (boxes.length === 0) return undefined;
  return {
    left: Math.min(...boxes.map(box => box.left)),
    right: Math.max(...boxes.map(box => box.right)),
    top: Math.min(...boxes.map(box => box.top)),
    bottom: Math.max(...boxes.map(box => box.bottom)),
  };
}
