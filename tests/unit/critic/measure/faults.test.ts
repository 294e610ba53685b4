import {readdirSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {findFaults} from '../../../../agents/critic/measure/find-faults.ts';
import {FAULT_KINDS} from '../../../../agents/critic/measure/kinds.ts';
import {contrast} from '../../../../agents/critic/measure/faults/low-contrast.ts';
import type {
  MeasuredLeaf,
  MeasuredMoment,
  MeasuredSection,
} from '../../../../schema/measured-section.ts';

let made = 0;

/** A leaf in the middle of the stage. */
function leaf(more: Partial<MeasuredLeaf>): MeasuredLeaf {
  const id = `node-${++made}`;
  return {
    id,
    within: [id],
    object: 'Words',
    name: 'Words',
    kind: 'text',
    text: 'some words',
    box: {x: 900, y: 500, width: 300, height: 40},
    outline: [],
    filling: 0,
    strokeWidth: 0,
    opacity: 1,
    fontSize: 34,
    color: '#f3f5f9',
    isBackground: false,
    isPatched: false,
    ...more,
  };
}

const box = (x: number, y: number, width: number, height: number) => ({x, y, width, height});
const line = (...outline: [number, number][]) =>
  leaf({kind: 'shape', text: '', outline, strokeWidth: 4, box: box(0, 0, 0, 0)});
const plate = (x: number, y: number, width: number, height: number, filling = 1) =>
  leaf({
    kind: 'shape',
    text: '',
    filling,
    box: box(x, y, width, height),
    outline: [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ],
  });

/** A section with a settled look at these leaves, and others before and after it. */
function sectionOf(
  leaves: readonly MeasuredLeaf[],
  others: readonly Partial<MeasuredMoment>[] = [],
): MeasuredSection {
  const moments = [{seconds: 2, isSettled: true, leaves}, ...others].map(
    (moment, index): MeasuredMoment => ({
      seconds: 2 + index / 2,
      beat: 1,
      isSettled: false,
      leaves: [],
      ...moment,
    }),
  );
  return {section: '01-scene', direction: 'ltr', durationSeconds: 9, beats: [], moments};
}

const codesOf = (section: MeasuredSection) => findFaults(section).map(({code}) => code);
const text = leaf({});

describe('faults of a picture', () => {
  it.each([
    ['text-overlap', [text, leaf({box: box(1100, 510, 300, 40)})]],
    ['text-on-line', [line([850, 450], [1250, 590]), text]],
    ['hidden', [text, plate(880, 480, 200, 80)]],
    ['outside-frame', [leaf({box: box(1700, 500, 300, 40)})]],
    ['over-column', [leaf({box: box(500, 500, 300, 40)})]],
    ['over-column', [leaf({box: box(900, 120, 300, 80)})]],
    ['small-text', [leaf({fontSize: 22})]],
    ['low-contrast', [leaf({color: '#4a4f57', ground: '#0f1218'})]],
    ['one-corner', [leaf({box: box(1600, 900, 200, 40)})]],
  ])('finds %s', (code, leaves) => {
    expect(codesOf(sectionOf(leaves))).toEqual([code]);
  });

  it.each([
    ['texts beside each other', [text, leaf({box: box(1205, 500, 300, 40)})]],
    ['what has stepped back', [text, leaf({box: box(1000, 510, 300, 40), opacity: 0.2})]],
    ['a text in its box', [plate(880, 480, 340, 80, 0.2), text]],
    [
      'a text on an opaque panel over a line',
      [line([850, 450], [1250, 590]), plate(880, 480, 340, 80), text],
    ],
    ['a line that ends at a text', [line([600, 520], [898, 520]), text]],
    [
      'a label of a figure on its grid',
      [
        {...line([850, 520], [1250, 520]), within: ['figure'], isBackground: true},
        leaf({within: ['figure'], isPatched: true}),
      ],
    ],
    [
      'large letters with less contrast',
      [leaf({color: '#6b717b', ground: '#0f1218', fontSize: 60})],
    ],
    ['a small thing in the middle', [leaf({box: box(1200, 580, 120, 40)})]],
  ])('has nothing against %s', (_, leaves) => {
    expect(codesOf(sectionOf(leaves))).toEqual([]);
  });

  it('finds motion that nobody can follow, not what is drawn on', () => {
    const dot = leaf({box: box(800, 500, 30, 30), kind: 'shape', filling: 1, text: ''});
    const moved = {...dot, box: box(1700, 500, 30, 30)};
    const grown = {...dot, box: box(800, 500, 930, 30)};
    expect(codesOf(sectionOf([dot], [{leaves: [moved]}]))).toContain('fast-motion');
    expect(codesOf(sectionOf([dot], [{leaves: [grown]}]))).not.toContain('fast-motion');
  });

  it('finds a stage that stays empty while a line is lit, not one that is between pictures', () => {
    const empty = (looks: number) =>
      sectionOf([text], [...Array.from({length: looks}, () => ({})), {leaves: [text]}]);
    expect(codesOf(empty(8))).toEqual(['empty-stage']);
    expect(codesOf(empty(3))).toEqual([]);
  });

  it('counts a fault that lasts as one, with its span and its beat', () => {
    const both = [text, leaf({box: box(1100, 510, 300, 40)})];
    const again = {seconds: 6, beat: 2, isSettled: true, leaves: both};
    const [fault, ...others] = findFaults(sectionOf(both, [again]));
    expect(others).toEqual([]);
    expect(fault).toMatchObject({beat: 1, fromSeconds: 2, toSeconds: 6});
    expect(fault?.boxes).toHaveLength(2);
  });

  it('knows the contrasts of the guidelines', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('asks every kind that there is', () => {
    const files = readdirSync(
      new URL('../../../../agents/critic/measure/faults/', import.meta.url),
    );
    expect(FAULT_KINDS.map(({code}) => `${code}.ts`).sort()).toEqual(files.sort());
  });
});
