/** Makes Motion Canvas do what it does in less time; what it draws stays the same (decisions 0024, 0025). */
import {spareBoxes} from './boxes.ts';
import {boundFilters} from './filters.ts';
import {spareLayout} from './layout.ts';
import {spareTexts} from './texts.ts';

let isSpared = false;

/** To be called before a scene is played; nodes that are there already go on as they did. */
export function spareWork(): void {
  if (isSpared) return;
  isSpared = true;
  spareLayout();
  spareBoxes();
  spareTexts();
  boundFilters();
}
