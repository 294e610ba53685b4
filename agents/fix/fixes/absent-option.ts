/** `null`, `false` or `'none'` for an option that cannot be turned off: it is left out. */
import ts from 'typescript';
import {withoutProperty} from '../splice.ts';
import type {Fix} from '../fix.ts';

const NOTHING = ['false', 'null', 'undefined', "'none'", "''", "'transparent'"];

export const absentOption: Fix = {
  code: 'absent-option',
  mends: ['ts2322', 'ts2345', 'ts2769', 'ts2375', 'ts2379'],
  isLastResort: true,
  *propose({node}) {
    const {parent} = node;
    if (ts.isSourceFile(node) || !ts.isPropertyAssignment(parent) || parent.name !== node) return;
    if (!NOTHING.includes(parent.initializer.getText())) return;
    yield {title: `${parent.name.getText()} is left out`, splices: [withoutProperty(parent)]};
  },
};
