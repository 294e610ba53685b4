/** Edits of a scene in words, for people. */
import type {SceneEdit} from '../../schema/scene-edit.ts';

/** What an edit does, such as `formula to A1–B6`. */
export function describeEdit(edit: SceneEdit): string {
  switch (edit.kind) {
    case 'move': {
      const {object, from, to, beat} = edit;
      const place = to === undefined || to === from ? from : `${from}–${to}`;
      return `${object} to ${place}${beat === undefined ? '' : ` in beat ${beat}`}`;
    }
    case 'scale':
      return `${edit.object} ${edit.factor} times as large`;
    case 'remove':
      return `${edit.object} leaves in beat ${edit.beat}`;
    case 'recolour':
      return `${edit.object} in ${edit.color}`;
    case 'text-size':
      return `${edit.object} with letters of ${edit.px} px`;
    case 'stay':
      return `${edit.object} stays where it was placed${edit.beat === undefined ? '' : ` in beat ${edit.beat}`}`;
    case 'widen':
      return `${edit.object} at least ${Math.ceil(edit.width)}x${Math.ceil(edit.height)} px`;
    case 'pace':
      return edit.factor > 1
        ? `short motions of beat ${edit.beat} ${edit.factor} times as long`
        : `waits of beat ${edit.beat} shortened to ${Math.round(100 * edit.factor)} %`;
    case 'label-side':
      return edit.side === undefined
        ? `the label “${edit.label}” where there is room`
        : `the label “${edit.label}” ${edit.side} of its object`;
  }
}
