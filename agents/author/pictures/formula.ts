/** Formulas: one that changes, or a derivation step by step. */
import {type RawCode, printed, printedEntries} from '../scene-script.ts';
import {relationIn} from '../tex/formula-steps.ts';
import type {PictureStory, PictureWriter} from './story.ts';
import {placed} from './story.ts';

const EM = 52;
const COLUMN_PX = 193;
const STAGE_PX = 6 * COLUMN_PX;
const FORMULA_EM_WIDE = 0.62;
/** A formula may be drawn this much smaller before its scripts become hard to read. */
const SHRINK = 0.82;

/** Writes formula blocks. */
export const formulaWriter: PictureWriter<'formula'> = {
  wish(steps) {
    const lines = derivationLines(steps);
    const shown = steps.flatMap(step => step.content.steps);
    const frame = (tex: string): number =>
      steps.some(step => step.content.boxed === true) && tex === shown.at(-1) ? 56 : 0;
    const widest = isAligned(steps)
      ? alignedWidth(lines) + Math.max(...shown.map(frame))
      : Math.max(...shown.map(tex => widthOf(tex) + frame(tex)));
    const height = isMorph(steps)
      ? Math.max(...shown.map(brokenHeight))
      : lines.reduce((sum, line) => sum + brokenHeight(line), 0);
    return {
      wide: false,
      grows: false,
      columns: Math.min(6, Math.max(2, Math.ceil((widest * SHRINK) / (COLUMN_PX * 0.96)))),
      rows: Math.min(6, Math.max(1, Math.ceil(height / 130))),
    };
  },

  write(story, script) {
    const {id, steps, area} = story;
    const variable = script.variable(id, 'formula');
    const colors = colorsOf(story);
    const boxed = steps.some(step => step.content.boxed === true) ? true : undefined;
    const lines = derivationLines(steps);
    if (isMorph(steps)) {
      const [tex = ''] = steps[0]?.content.steps ?? [];
      const node = `new ${script.engine('Formula')}(${printed({tex, colors, boxed})})`;
      script.declare(`const ${variable} = ${placed(node, area)};`);
      steps.forEach(({moment, content}, index) => {
        if (index === 0) script.play(moment, `yield* stage.show(${variable});`);
        for (const next of content.steps.slice(index === 0 ? 1 : 0)) {
          script.play(moment, `yield* ${variable}.become(${printed(next)});`);
        }
      });
      return variable;
    }
    const align = isAligned(steps) ? 'equals' : undefined;
    const node = `new ${script.engine('Derivation')}(${printed({steps: lines, align, colors, boxed})})`;
    script.declare(`const ${variable} = ${placed(node, area)};`);
    let number = 0;
    for (const {moment, content} of steps) {
      for (const tex of content.steps) {
        if (content.become === true) {
          script.play(moment, `yield* ${variable}.step(${number}).become(${printed(tex)});`);
          continue;
        }
        number += 1;
        script.play(
          moment,
          `yield* stage.show(${number === 1 ? variable : `${variable}.step(${number})`});`,
        );
      }
    }
    return variable;
  },
};

/** Whether one formula changes; where several stand below each other, it is the last that becomes another. */
function isMorph(steps: PictureStory<'formula'>['steps']): boolean {
  return steps[0]?.content.become === true || derivationLines(steps).length === 1;
}

/** Whether steps stand below each other at their relation signs, as `&` says, or a step that begins with one. */
function isAligned(steps: PictureStory<'formula'>['steps']): boolean {
  if (isMorph(steps)) return false;
  const [, ...others] = derivationLines(steps);
  return (
    steps.some(step => step.content.aligned === true) || others.some(tex => relationIn(tex) === 0)
  );
}

/** What stands before the relation signs at its widest, and what stands behind them. */
function alignedWidth(lines: readonly string[]): number {
  const signs = lines.map(tex => relationIn(tex) ?? 0);
  const before = lines.map((tex, index) => widthOf(tex.slice(0, signs[index])));
  const behind = lines.map((tex, index) => widthOf(tex.slice(signs[index])));
  return Math.max(...before) + Math.max(...behind);
}

function derivationLines(steps: PictureStory<'formula'>['steps']): string[] {
  return steps.flatMap(({content}) => (content.become === true ? [] : [...content.steps]));
}

function colorsOf({colors, steps}: PictureStory<'formula'>): RawCode | undefined {
  const tex = steps.flatMap(({content}) => content.steps).join(' ');
  const used = colors.filter(([part]) => tex.includes(part));
  return used.length === 0 ? undefined : printedEntries(used);
}

/** About how wide a formula is, in px: commands count as one letter, scripts and brackets less. */
function widthOf(tex: string): number {
  const fraction = /\\[dct]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g;
  const flat = tex.replace(fraction, (_, top: string, bottom: string) =>
    top.length > bottom.length ? top : bottom,
  );
  const letters = flat
    .replace(/\\(?:left|right|big|Big|text|mathrm|operatorname|,|;|!)\b/g, '')
    .replace(/\\(?:lim|sin|cos|tan|log|exp|max|min|implies|iff|impliedby|qquad)\b/g, 'mmm')
    .replace(/\\[a-zA-Z]+/g, 'm')
    .replace(/[{}^_&\\\s=+<>-]/g, '').length;
  const operators = (flat.match(/[=+<>]|-|\\(?:to|le|ge|cdot|times|approx)\b/g) ?? []).length;
  return (letters * FORMULA_EM_WIDE + operators * 0.75) * EM;
}

/** The height of a formula that is broken where it is wider than the stage: at its signs, each with a row of its own. */
function brokenHeight(tex: string): number {
  const width = widthOf(tex) * SHRINK;
  if (width <= STAGE_PX || tex.includes('\\begin')) return heightOf(tex);
  const rest = tex.slice(relationIn(tex) ?? 0);
  const relations = rest.match(/[=<>]|\\(?:le|ge|leq|geq|approx|to|iff|implies|q?quad)\b/g) ?? [];
  return Math.max(Math.ceil(width / STAGE_PX), relations.length) * heightOf(tex);
}

function heightOf(tex: string): number {
  const tall = /\\[dc]?frac|\\sum|\\int|\\prod|\\lim|\\begin/.test(tex);
  const rows = (tex.match(/\\\\/g) ?? []).length;
  return (tall ? 132 : 98) + rows * 70;
}
