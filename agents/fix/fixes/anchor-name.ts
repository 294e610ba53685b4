/** A cell that the grid does not have: written small, turned round, or beyond the edge. */
import ts from 'typescript';
import {ANCHOR_COLUMNS, ANCHOR_ROWS, anchorAt} from '../../../engine/anchors.ts';
import type {Fix} from '../fix.ts';
import {replaced} from '../splice.ts';

export const anchorName: Fix = {
  code: 'anchor-name',
  mends: ['ts2345', 'ts2322', 'ts2769'],
  *propose({node}) {
    if (!ts.isStringLiteralLike(node)) return;
    const [, letter, number] = /^([a-z])[\s-]?(\d+)$/i.exec(node.text.trim()) ?? [];
    const [, numberFirst, letterLast] = /^(\d+)([a-z])$/i.exec(node.text.trim()) ?? [];
    const row = (letter ?? letterLast)?.toUpperCase();
    const column = Number(number ?? numberFirst);
    if (row === undefined || Number.isNaN(column)) return;
    const anchor = anchorAt(
      clamped(row.charCodeAt(0) - 'A'.charCodeAt(0), ANCHOR_ROWS.length),
      clamped(column - 1, ANCHOR_COLUMNS.length),
    );
    yield {title: `the nearest cell is ${anchor}`, splices: [replaced(node, `'${anchor}'`)]};
  },
};

function clamped(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
