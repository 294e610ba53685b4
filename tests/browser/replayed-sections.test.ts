/** Sections that are played again up to a frame, and drawn on from there: nothing shows it. */
import {expect, test} from 'vitest';
import {writeLecture} from './renderer-fixtures.ts';
import {playTwice} from './still-frames.ts';

const IMPORTS = `\
import {Circle, Rect, Txt, makeScene2D} from '@motion-canvas/2d';
import {waitFor} from '@motion-canvas/core';
`;

test('a section that is so long that its end is looked for first goes on where it was', async () => {
  const lecture = await writeLecture({
    long: `${IMPORTS}
export default makeScene2D(function* (view) {
  const spot = new Rect({size: 60, x: -800, fill: 'red'});
  view.add([new Rect({width: 1800, height: 100, fill: 'gray'}), spot]);
  yield* spot.x(800, 100);
  spot.remove();
  const other = new Circle({size: 80, y: 200, fill: 'teal'});
  view.add(other);
  yield* other.x(600, 50);
});
`,
  });
  try {
    const [played] = await playTwice(lecture.lectureDir, {framesPerSecond: 2, scale: 0.25});
    expect(played).toMatchObject({frames: 300, wrong: []});
  } finally {
    await lecture.remove();
  }
});

/** A text and what is measured of it, in letters that no source shows: their file is loaded when they come. */
const LATE_WORDS = `
    const words = new Txt({text: String.fromCodePoint(0x416, 0x444, 0x449), fontFamily: "'Inter Variable', serif", fontSize: 200, fill: 'white'});
    view.add(words);
    view.add(new Rect({width: words.width(), height: 20, y: 200, fill: 'orange'}));`;

test.each([
  ['at the start', LATE_WORDS],
  ['later', `yield* spot.y(-200, 0.5);${LATE_WORDS}`],
  [
    'twice',
    `yield* spot.y(-200, 0.5);${LATE_WORDS.replace('0x416', '0x3b1')}
    yield* spot.y(0, 0.5);
    words.text(String.fromCodePoint(0x4e2d));
    words.fontFamily("'Noto Sans SC Variable', serif");
    view.add(new Rect({width: words.width(), height: 20, y: 300, fill: 'teal'}));`,
  ],
])(
  'a font that is loaded %s, while the scene plays, is in no frame missing',
  async (_name, body) => {
    const lecture = await writeLecture({
      late: `${IMPORTS}
export default makeScene2D(function* (view) {
  const spot = new Rect({size: 60, x: -500, fill: 'red'});
  view.add(spot);
  ${body}
  yield* spot.x(500, 0.5);
  yield* waitFor(0.5);
});
`,
    });
    try {
      const [played] = await playTwice(lecture.lectureDir, {scale: 0.25});
      expect(played).toMatchObject({wrong: []});
      expect(played?.drawn).toBeLessThan(played?.frames ?? 0);
    } finally {
      await lecture.remove();
    }
  },
);
