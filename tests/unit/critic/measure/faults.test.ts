import {readdirSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {findFaults, findLectureFaults} from '../../../../agents/critic/measure/find-faults.ts';
import {
  COURSE_FAULT_KINDS,
  FAULT_KINDS,
  LECTURE_FAULT_KINDS,
} from '../../../../agents/critic/measure/kinds.ts';
import {contrast} from '../../../../agents/critic/measure/faults/low-contrast.ts';
import type {
  LeafTrack,
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

/** A section that ends its first beat with these leaves, and others after it. */
function sectionOf(
  leaves: readonly MeasuredLeaf[],
  others: readonly Partial<MeasuredMoment>[] = [],
  more: Partial<MeasuredSection> = {},
): MeasuredSection {
  const moments = [{isSettled: true, endsBeat: true, leaves}, ...others].map(
    (moment, index): MeasuredMoment => ({
      seconds: 2 + index / 2,
      untilSeconds: 2 + index / 2,
      beat: 1,
      isSettled: false,
      endsBeat: false,
      leaves: [],
      ...moment,
    }),
  );
  return {
    section: '01-scene',
    isLecture: true,
    title: 'A title',
    lines: ['The first line', 'The second line'],
    direction: 'ltr',
    durationSeconds: 9,
    beats: [
      {beat: 1, startSeconds: 0, settledSeconds: 3, endSeconds: 4},
      {beat: 2, startSeconds: 4, settledSeconds: 8, endSeconds: 9},
    ],
    moments,
    tracks: [],
    ...more,
  };
}

/** The end of the second beat. */
const then = (leaves: readonly MeasuredLeaf[]): Partial<MeasuredMoment> => ({
  seconds: 8,
  untilSeconds: 8,
  beat: 2,
  isSettled: true,
  endsBeat: true,
  leaves,
});

const track = (more: Partial<LeafTrack>): LeafTrack => ({
  leaf: leaf({}),
  spans: [],
  swings: [],
  journeys: [],
  ...more,
});

const codesOf = (section: MeasuredSection) => findFaults(section).map(({code}) => code);
const text = leaf({});
const turned = (x: number, y: number) =>
  leaf({
    box: box(x, y, 260, 260),
    outline: [
      [x, y + 20],
      [x + 20, y],
      [x + 260, y + 240],
      [x + 240, y + 260],
    ],
  });
const disc = {...plate(800, 500, 90, 90), id: 'disc', within: ['disc']};

describe('faults of a picture', () => {
  it.each([
    ['text-overlap', [text, leaf({box: box(1100, 510, 300, 40)})]],
    ['text-on-line', [line([850, 450], [1250, 590]), text]],
    ['hidden', [text, plate(880, 480, 200, 80)]],
    ['outside-frame', [leaf({box: box(1700, 500, 300, 40)})]],
    ['over-column', [leaf({box: box(500, 500, 300, 40)})]],
    ['over-column', [leaf({box: box(900, 120, 300, 80)})]],
    ['small-text', [leaf({fontSize: 22})]],
    ['low-contrast', [leaf({color: '#4a4f57', grounds: [{color: '#0f1218', share: 1}]})]],
    [
      'low-contrast',
      [
        leaf({
          grounds: [
            {color: '#0f1218', share: 0.6},
            {color: '#dde2ea', share: 0.4},
          ],
        }),
      ],
    ],
    ['one-corner', [leaf({box: box(1600, 900, 200, 40)})]],
    ['text-overlap', [turned(900, 450), leaf({box: box(1000, 560, 120, 40)})]],
    ['hidden', [disc, plate(780, 490, 100, 100)]],
    [
      'hidden',
      [{...line([700, 500], [1000, 500]), box: box(700, 498, 300, 4)}, plate(780, 450, 160, 100)],
    ],
    [
      'misplaced-label',
      [leaf({...plate(800, 400, 200, 200), kind: 'picture', name: 'Icon'}), text],
    ],
    ['misplaced-label', [plate(700, 460, 300, 120), text]],
    ['out-of-box', [leaf({room: {id: 'panel', box: box(880, 480, 280, 80)}})]],
    [
      'text-overlap',
      [
        leaf({ink: [box(900, 500, 300, 20), box(900, 520, 80, 20)]}),
        leaf({box: box(1120, 505, 200, 30)}),
      ],
    ],
    ['cut-off', [leaf({uncut: box(900, 500, 380, 40)})]],
    ['illegible-at-720p', [leaf({fontSize: 30, glyphSize: 15})]],
    ['far-label', [disc, leaf({labels: 'disc', box: box(1200, 500, 100, 40)})]],
    [
      'crowded',
      Array.from({length: 36}, (_, cell) =>
        leaf({box: box(690 + 193 * (cell % 6), 220 + 135 * Math.floor(cell / 6), 160, 34)}),
      ),
    ],
    ['crowded', [leaf({text: 'a word '.repeat(90), box: box(700, 200, 1100, 780)})]],
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
      [leaf({color: '#6b717b', grounds: [{color: '#0f1218', share: 1}], fontSize: 60})],
    ],
    [
      'a turned text whose box only meets another',
      [turned(900, 450), leaf({box: box(1120, 455, 60, 30)})],
    ],
    [
      'a point on its curve',
      [{...line([700, 500], [1000, 500]), box: box(700, 498, 300, 4)}, plate(840, 490, 20, 20)],
    ],
    [
      'an arrow that ends at a box',
      [{...line([700, 500], [860, 500]), box: box(700, 498, 160, 4)}, plate(840, 450, 160, 100)],
    ],
    ['a label beside its object', [disc, leaf({labels: 'disc', box: box(910, 520, 100, 40)})]],
    [
      'a caption on a photograph',
      [leaf({...plate(800, 400, 600, 300), kind: 'picture', name: 'Img'}), text],
    ],
    [
      'a shape that a window cuts',
      [leaf({...plate(900, 500, 100, 90), uncut: box(900, 500, 300, 90)})],
    ],
    [
      'a word where the last line of another text has ended',
      [
        leaf({box: box(900, 480, 300, 80), ink: [box(900, 480, 300, 36), box(900, 524, 80, 36)]}),
        leaf({box: box(1000, 526, 200, 34)}),
      ],
    ],
    ['a text within its cell', [leaf({room: {id: 'cell', box: box(890, 480, 320, 80)}})]],
    [
      'a text that only hangs on a panel',
      [leaf({room: {id: 'panel', box: box(880, 300, 320, 80)}})],
    ],
    ['a small thing in the middle', [leaf({box: box(1200, 580, 120, 40)})]],
  ])('has nothing against %s', (_, leaves) => {
    expect(codesOf(sectionOf(leaves))).toEqual([]);
  });

  it.each([
    ['fast-motion', {journeys: [{fromSeconds: 5, toSeconds: 5.2, lengthPx: 700}]}],
    ['flashing', {swings: [5, 5.1, 5.2, 5.3, 5.4, 5.5, 5.6]}],
    [
      'fast-reading',
      {spans: [{text: 'a sentence that takes a while', fromSeconds: 5, toSeconds: 5.6}]},
    ],
  ] satisfies [string, Partial<LeafTrack>][])('finds %s, with the beat', (code, seen) => {
    const found = findFaults(sectionOf([text], [], {tracks: [track(seen)]}));
    expect(found.map(fault => [fault.code, fault.beat])).toEqual([[code, 2]]);
  });

  it.each([
    ['a calm motion', {journeys: [{fromSeconds: 5, toSeconds: 6, lengthPx: 1100}]}],
    ['a short jump', {journeys: [{fromSeconds: 5, toSeconds: 5.1, lengthPx: 240}]}],
    ['three flashes in a second', {swings: [5, 5.2, 5.4, 5.6, 5.8, 6]}],
    ['a word at a glance', {spans: [{text: 'sold out', fromSeconds: 5, toSeconds: 5.3}]}],
    [
      'code that grows by a word',
      {
        spans: [
          {text: 'function add(a, b) { return a + b; }', fromSeconds: 1, toSeconds: 5},
          {text: 'function sum(a, b) { return a + b; }', fromSeconds: 5, toSeconds: 5.6},
        ],
      },
    ],
  ] satisfies [string, Partial<LeafTrack>][])('has nothing against %s', (_, seen) => {
    expect(codesOf(sectionOf([text], [], {tracks: [track(seen)]}))).toEqual([]);
  });

  it('finds a lecture line that is drawn over the stage or over the next line, with its beat', () => {
    const room = {id: 'line', box: box(96, 280, 516, 46)};
    const written = (left: number, top: number, width: number) =>
      leaf({text: 'a long formula', box: box(left, top, width, 34), room});
    const beats = [{beat: 1, startSeconds: 0, settledSeconds: 1, endSeconds: 2}];
    const found = (line: MeasuredLeaf) =>
      findFaults(sectionOf([text], [], {writtenLines: [line], beats})).map(({code, beat}) => [
        code,
        beat,
      ]);
    expect(found(written(124, 286, 700))).toEqual([['line-overflow', 1]]);
    expect(found(written(124, 330, 300))).toEqual([['line-overflow', 1]]);
    expect(found(written(124, 286, 480))).toEqual([]);
  });

  it('finds letters that no font has, where they are first seen', () => {
    const told = {letters: ['ኃ', 'ይ'], message: 'No font has them.', remedy: 'Install one.'};
    const section = sectionOf([text], [then([leaf({text: 'ኃይል'})])], {
      lettersWithoutFont: [told],
    });
    expect(findFaults(section)).toMatchObject([
      {
        code: 'letters-without-font',
        message: told.message,
        remedy: told.remedy,
        nodes: [`node-${made}`],
      },
    ]);
  });

  it('finds a label whose object has left, and a note of a picture that is gone', () => {
    const label = leaf({text: 'the disc', labels: 'disc', box: box(910, 520, 100, 40)});
    expect(codesOf(sectionOf([disc, label], [then([label])]))).toEqual(['left-over']);

    const chart = plate(800, 400, 600, 400);
    const note = leaf({text: 'sixty-four cards', box: box(1100, 900, 240, 40)});
    const table = leaf({text: 'items and looks'});
    expect(codesOf(sectionOf([chart, note], [then([table, note])]))).toEqual(['left-over']);
    const used = {...note, text: 'items'};
    expect(codesOf(sectionOf([chart, used], [then([table, used])]))).toEqual([]);
  });

  it('finds a stage that stays empty while a line is lit, not one that is between pictures', () => {
    const empty = (looks: number) =>
      sectionOf([text], [...Array.from({length: looks}, () => ({})), {leaves: [text]}]);
    expect(codesOf(empty(8))).toEqual(['empty-stage']);
    expect(codesOf(empty(3))).toEqual([]);
  });

  it('counts a fault that lasts as one, with its span and its beat', () => {
    const both = [text, leaf({box: box(1100, 510, 300, 40)})];
    const again = {seconds: 6, untilSeconds: 7, beat: 2, isSettled: true, leaves: both};
    const [fault, ...others] = findFaults(sectionOf(both, [again]));
    expect(others).toEqual([]);
    expect(fault).toMatchObject({
      beat: 1,
      fromSeconds: 2,
      toSeconds: 7,
      anchors: ['C2–C3', 'C3–C4'],
    });
    expect(fault?.boxes).toHaveLength(2);
  });

  it('tells what one object does to another once', () => {
    const cells = [0, 1, 2].map(row =>
      leaf({within: ['table'], box: box(900, 500 + 50 * row, 80, 34), text: `cell ${row}`}),
    );
    const [fault, ...others] = findFaults(sectionOf([...cells, plate(880, 480, 200, 180)]));
    expect(others).toEqual([]);
    expect(fault?.nodes).toHaveLength(4);
    expect(fault?.message).toContain('2 times more');
  });

  it('counts an overlap in passing only when it lasts', () => {
    const other = leaf({box: box(1100, 510, 300, 40)});
    const moving = (looks: number) =>
      sectionOf(
        [text],
        Array.from({length: looks}, (_, step) => ({
          leaves: [text, {...other, box: box(1000 + 10 * step, 510, 300, 40)}],
        })),
      );
    expect(codesOf(moving(2))).toEqual([]);
    expect(codesOf(moving(4))).toEqual(['text-overlap']);
  });

  it('knows the contrasts of the guidelines', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('asks every kind that there is', () => {
    const files = readdirSync(
      new URL('../../../../agents/critic/measure/faults/', import.meta.url),
    );
    const kinds = [...FAULT_KINDS, ...COURSE_FAULT_KINDS, ...LECTURE_FAULT_KINDS];
    expect(kinds.map(({code}) => `${code}.ts`).sort()).toEqual(files.sort());
  });
});

describe('faults across sections', () => {
  const [blue, orange, neutral] = ['#6cb6ff', '#ffb454', '#f3f5f9'];
  const named = (words: string, color: string) => leaf({text: words, color, name: 'FigureLabel'});
  const lectureOf = (...sections: MeasuredLeaf[][]) =>
    sections.map((leaves, index) => ({...sectionOf(leaves), section: `0${index + 1}`}));
  const found = (...sections: MeasuredLeaf[][]) =>
    findLectureFaults(lectureOf(...sections)).map(({code, section}) => [code, section]);

  it('finds a concept in two colours', () => {
    expect(found([named('demand', blue)], [named('demand', orange)])).toEqual([
      ['two-colors', '02'],
    ]);
    expect(found([named('demand', blue)], [named('demand', '#70b8ff')])).toEqual([]);
    expect(found([named('demand', blue)], [named('demand', neutral)])).toEqual([]);
  });

  it('finds a colour for two concepts, where both are in sight', () => {
    const taken = named('surplus', blue);
    expect(found([named('demand', blue)], [taken, named('demand', neutral)])).toEqual([
      ['shared-color', '02'],
    ]);
    expect(found([named('demand', blue)], [taken])).toEqual([]);
    expect(found([named('$x$', blue)], [named(String.raw`$\sin x$`, blue), text])).toEqual([]);
  });

  it('finds a symbol that nothing names', () => {
    const law = leaf({name: 'Formula', text: String.raw`v = \sqrt{2 g h}\,\mathrm{m}`});
    const compared = (lines: string[], narration = '') =>
      findLectureFaults([{...sectionOf([law]), lines}], {narration}).map(({message}) => message);
    expect(compared(['It falls from a height $h$'])[0]).toContain('“v”, “g”');
    expect(compared(['The speed $v$ after a height $h$, with $g$'])).toEqual([]);
    expect(compared(['The height $h$'], 'we call the speed v, and g is 9.81')).toEqual([]);
  });
});
