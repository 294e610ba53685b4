import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {runLectern} from './lectern.ts';
import {sceneText, writeLecture} from './lecture-files.ts';

/** Faults that only the scene as it plays shows: a clip, a label left behind, pixels behind a text, speed, flicker. */
const IN_PLAY = `\
import {Circle, Rect, Txt} from '@motion-canvas/2d';
import {lecture} from 'lectern';

export default lecture({title: 'In play', lines: ['It moves', 'It rests']}, function* (stage) {
  const disc = stage.placeIn(new Circle({size: 90, fill: '#6cb6ff'}), 'B5', 'B6');
  const card = new Rect({width: 300, height: 80, clip: true});
  card.add(new Txt({text: 'wider than its card', fill: '#f3f5f9', fontSize: 44}));
  stage.placeIn(card, 'E1', 'E3');
  const band = new Rect({width: 400, height: 80, fill: '#ffe08a'});
  band.add(new Txt({text: 'white', fill: '#ffffff', fontSize: 36}));
  stage.placeIn(band, 'C2', 'C4');
  const lamp = stage.placeIn(new Rect({width: 200, height: 100, fill: '#ffffff'}), 'A1', 'A2');

  yield* stage.beat(1, function* () {
    yield* stage.show(disc, card, band, lamp);
    yield* stage.label(disc, 'disc', {side: 'below'});
    for (let time = 0; time < 10; time++) yield* lamp.opacity(time % 2, 0.1);
  });
  yield* stage.beat(2, function* () {
    yield* disc.y(disc.y() + 420, 0.1);
  });
});
`;

const reportSchema = z.object({
  ok: z.boolean(),
  report: z.string().optional(),
  faults: z.array(
    z.object({
      code: z.string(),
      section: z.string(),
      beat: z.number(),
      made: z.object({line: z.number()}).optional(),
      message: z.string(),
    }),
  ),
});

describe('lectern critique', () => {
  it('measures what overlaps in the scenes as they play, and draws it into a page', async () => {
    const fine = sceneText().replace("'B2'", "'B4'");
    const overlapping = fine.replace(
      'yield* stage.show(word);',
      "const other = stage.place(new Words({text: 'over it'}), 'E3');\n    yield* stage.show(word, other);",
    );
    const lecture = await writeLecture({'01-fine': fine, '02-overlap': overlapping});
    const {code, json} = await runLectern(
      ['critique', lecture, '--html', path.join(lecture, 'report.html'), '--json'],
      {cwd: lecture},
    );
    const {ok, faults, report} = reportSchema.parse(json());
    expect(faults.map(({code: kind, section}) => [kind, section])).toEqual([
      ['text-overlap', '02-overlap'],
    ]);
    expect(faults[0]?.message).toContain('over it');
    expect(faults[0]?.made?.line).toBeGreaterThan(1);
    expect({ok, code}).toEqual({ok: false, code: 1});

    const page = await readFile(report ?? '', 'utf8');
    expect(page).toContain('data:image/webp;base64,');
    expect(page).not.toMatch(/(?:src|href)="(?!data:)/);
  });

  it('mends what can be mended, and shows it before and after', async () => {
    const overlapping = sceneText()
      .replace('yield* stage.show(word);', 'yield* stage.show(word, other); // both at once')
      .replace(
        '  yield* stage.beat(1',
        "  // in the way of the word\n  const other = stage.place(new Words({text: 'over it'}), 'E3');\n\n  yield* stage.beat(1",
      );
    const lecture = await writeLecture({'01-overlap': overlapping});
    const scene = path.join(lecture, 'scenes/01-overlap.tsx');
    const args = ['critique', lecture, '--fix', '--html', 'report.html', '--json'];
    const {code, json} = await runLectern(args, {cwd: lecture});
    const {faults, mended} = z
      .object({
        faults: z.array(z.unknown()),
        mended: z.array(z.object({file: z.string(), edits: z.array(z.unknown())})),
      })
      .parse(json());
    expect({faults, code}).toEqual({faults: [], code: 0});
    expect(mended).toMatchObject([{file: scene}]);
    const withoutPlaces = (text: string) => text.replace(/place(?:In)?\(|'[A-F][1-6]',?\s*/g, '');
    const text = await readFile(scene, 'utf8');
    expect(text).not.toBe(overlapping);
    expect(withoutPlaces(text)).toBe(withoutPlaces(overlapping));
    const page = await readFile(path.join(lecture, 'report.html'), 'utf8');
    expect(page).toContain(', before</figcaption>');
    expect(page).toContain(', after</figcaption>');

    const again = await runLectern(args, {cwd: lecture});
    expect(again.json()).toMatchObject({faults: [], mended: []});
    expect(await readFile(scene, 'utf8')).toBe(text);
  });

  it('sees what only playing shows', async () => {
    const lecture = await writeLecture({'01-in-play': IN_PLAY});
    const {json} = await runLectern(['critique', lecture, '--json'], {cwd: lecture});
    const {faults} = reportSchema.parse(json());
    expect(faults.map(({code, beat}) => `${code} ${beat}`).sort()).toEqual([
      'cut-off 1',
      'far-label 2',
      'fast-motion 2',
      'flashing 1',
      'low-contrast 1',
    ]);
  });

  it('takes scenes of Motion Canvas that are no lecture, and leaves them in peace', async () => {
    const folder = path.resolve('tests/fixtures/plain-scenes');
    const {code, json} = await runLectern(
      ['critique', folder, '--section', 'layout-cards', '--json'],
      {cwd: folder},
    );
    expect(reportSchema.parse(json()).faults).toEqual([]);
    expect(code).toBe(0);
  });

  it('says what there is when a section is asked for that is not there', async () => {
    const lecture = await writeLecture({'01-fine': sceneText()});
    const {code, stderr} = await runLectern(['critique', lecture, '--section', '07'], {
      cwd: lecture,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('01-fine');
  });
});
