import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {runLectern} from './lectern.ts';
import {sceneText, writeLecture} from './lecture-files.ts';

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

  it('says what there is when a section is asked for that is not there', async () => {
    const lecture = await writeLecture({'01-fine': sceneText()});
    const {code, stderr} = await runLectern(['critique', lecture, '--section', '07'], {
      cwd: lecture,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('01-fine');
  });
});
