/** Bar charts, whose scale holds what all of their blocks say. */
import {readNumeral} from '../../../schema/numerals.ts';
import type {ContentOf} from '../../../schema/pictures.ts';
import {printed} from '../scene-script.ts';
import {type PictureWriter, placed} from './story.ts';

/** Writes bar charts. */
export const chartWriter: PictureWriter<'chart'> = {
  wish: () => ({wide: false, grows: true, columns: 3, rows: 3}),
  write({id, area, steps}, script) {
    const variable = script.variable(id, 'chart');
    const first = steps[0]?.content;
    const bars = (first?.bars ?? []).map(([label, {value, color}]) => ({label, value, color}));
    const values = new Map(bars.map(({label, value}) => [label, value]));
    const node = `new ${script.engine('BarChart')}(${printed({bars, unit: unitBehind(first?.unit), ...scaleOf(steps.map(({content}) => content))})})`;
    script.declare(`const ${variable} = ${placed(node, area)};`);
    steps.forEach(({moment, content}, index) => {
      if (index === 0) script.play(moment, `yield* stage.show(${variable});`);
      else if (content.bars !== undefined) {
        for (const [label, {value}] of content.bars) {
          values.set(label, value);
        }
        script.play(moment, `yield* ${variable}.change(${printed([...values.values()])});`);
      }
      if (content.restore === true) script.play(moment, `yield* ${variable}.clearHighlight();`);
      if (content.highlight !== undefined) {
        script.play(moment, `yield* ${variable}.highlight(${printed(content.highlight)});`);
      }
    });
    return variable;
  },
};

/** A unit as it stands behind a number: a word, or a symbol of several letters, is parted from it. */
function unitBehind(unit: string | undefined): string | undefined {
  return unit !== undefined && /^[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}]{2}/u.test(unit)
    ? ` ${unit}`
    : unit;
}

/** The scale of a chart, where its first block does not say or show as much as the later ones need. */
function scaleOf([first, ...later]: readonly ContentOf<'chart'>[]): {max?: number; min?: number} {
  const valuesOf = ({bars = []}: ContentOf<'chart'>): number[] =>
    bars.map(([, {value}]) => (typeof value === 'number' ? value : (readNumeral(value) ?? 0)));
  const before = first === undefined ? [] : valuesOf(first);
  const after = later.flatMap(valuesOf);
  const [most, least] = [Math.max(0, ...after), Math.min(0, ...after)];
  const max = first?.max ?? (most > Math.max(0, ...before) ? most : undefined);
  return {
    ...(max === undefined ? {} : {max}),
    ...(least < Math.min(0, ...before) ? {min: least} : {}),
  };
}
