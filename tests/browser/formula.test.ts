import type {PNG} from 'pngjs';
import {describe, expect, it} from 'vitest';
import {PALETTES} from '../../engine/theme/theme.ts';
import {renderScene} from './render-scene.ts';

const {blue, orange, text} = PALETTES.dark;

/** Formulas of school and university, one for each thing that KaTeX draws in its own way. */
const FORMULAS = [
  'a^2 + b^2 = c^2',
  '\\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}',
  '\\sqrt[3]{x^3 + \\cfrac{1}{2}}',
  '\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}',
  '\\oint \\vec{F} \\cdot d\\vec{r}',
  '\\sum_{k=1}^n k = \\frac{n(n+1)}{2}',
  '\\prod_{p} \\frac{1}{1 - p^{-s}}',
  '\\lim_{h \\to 0} \\frac{f(x+h) - f(x)}{h}',
  '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
  '\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}',
  '\\begin{aligned} x &= 1 \\\\ y &= 2 \\end{aligned}',
  '\\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array}',
  '\\left\\{ \\frac{a}{\\frac{b}{c}} \\right.',
  '\\left\\lfloor \\frac{x}{2} \\right\\rfloor',
  '\\underbrace{1 + \\dots + 1}_{n}',
  '\\overbrace{a + b}^{c}',
  '\\overline{AB} \\parallel \\underline{CD}',
  '\\widehat{ABC} = 90^\\circ',
  '\\overrightarrow{AB}',
  '\\xrightarrow{n \\to \\infty}',
  '\\hat{n} \\cdot \\dot{x} \\cdot \\ddot{y} \\cdot \\bar{z} \\cdot \\tilde{w}',
  '\\cancel{x} + \\boxed{y}',
  '\\mathbb{R} \\subset \\mathbb{C}',
  '\\mathcal{L}\\{f\\}(s) \\quad \\mathfrak{g} \\quad \\mathscr{H}',
  '\\mathbf{v} \\cdot \\boldsymbol{\\omega}',
  '\\mathrm{H_2O} \\rightleftharpoons \\mathrm{H^+} + \\mathrm{OH^-}',
  '\\binom{n}{k} = \\frac{n!}{k!(n-k)!}',
  '\\forall \\varepsilon > 0 \\;\\exists \\delta > 0',
  'A \\cap B \\cup C \\setminus D',
  'p \\land \\lnot q \\Rightarrow r',
  'x \\equiv 3 \\pmod{7}',
  '\\nabla \\times \\mathbf{B} = \\mu_0 \\mathbf{J}',
  '\\frac{\\partial^2 u}{\\partial t^2}',
  'e^{i\\pi} + 1 = 0',
  '\\det \\begin{vmatrix} 1 & 2 \\\\ 3 & 4 \\end{vmatrix} = -2',
  '\\log_2 n \\le \\sqrt{n} \\ll n^{1.5}',
  '\\{x \\in \\mathbb{N} \\mid x \\text{ is prime}\\}',
  '\\text{速度} = \\frac{s}{t}',
  '\\sphericalangle ABC \\cong \\triangle DEF',
  '\\rule{1em}{0.5em} \\smile',
];

function scene(body: string): string {
  return `
    import {Formula, lecture} from 'lectern';
    export default lecture({title: 'Formulas', lines: ['one', 'two']}, function* (stage) {${body}});`;
}

/** How many points of the stage have exactly this colour. */
function ink(still: PNG | undefined, colour: string): number {
  if (still === undefined) throw new Error('There is no such still.');
  const left = Math.round((680 / 1920) * still.width);
  let count = 0;
  for (let y = Math.round((180 / 1080) * still.height); y < still.height * 0.95; y += 1) {
    for (let x = left; x < still.width; x += 1) {
      const offset = 4 * (y * still.width + x);
      if (`#${still.data.toString('hex', offset, offset + 3)}` === colour) count += 1;
    }
  }
  return count;
}

describe('a formula', () => {
  it('is drawn, whatever it is made of', async () => {
    const {stills, errors} = await renderScene(
      scene(`
        for (const [index, tex] of ${JSON.stringify(FORMULAS)}.entries()) {
          const formula = stage.place(new Formula({tex, fontSize: 60}), 'C3');
          yield* formula.enter();
          yield* stage.clear(formula);
        }
        yield* stage.beat(1, function* () {});
      `),
      {at: []},
    );
    expect(errors.filter(message => !message.includes('does-not-fit'))).toEqual([]);
    expect(stills).toEqual([]);
  });

  it.each([FORMULAS[2] ?? '', FORMULAS[8] ?? ''])('leaves ink: %s', async tex => {
    const {stills} = await renderScene(
      scene(`
        const formula = stage.placeIn(new Formula({tex: ${JSON.stringify(tex)}}), 'B2', 'E5');
        yield* stage.beat(1, function* () { yield* stage.show(formula); });
      `),
    );
    expect(ink(stills[0], text)).toBeGreaterThan(150);
  });

  it('colours every occurrence of a part, also in fractions, and nothing else', async () => {
    const {stills, errors} = await renderScene(
      scene(`
        const formula = stage.placeIn(
          new Formula({tex: String.raw\`\\frac{h + x}{h}\`, fontSize: 160, colors: {h: 'blue'}}), 'B2', 'E5');
        const plain = stage.placeIn(
          new Formula({tex: String.raw\`\\frac{h + x}{h}\`, fontSize: 160}), 'B2', 'E5');
        yield* stage.beat(1, function* () { yield* stage.show(formula); });
        yield* stage.beat(2, function* () { yield* stage.clear(formula); yield* stage.show(plain); });
      `),
      {widthPx: 1920},
    );
    expect(errors).toEqual([]);
    const [coloured, plain] = stills;
    expect(ink(coloured, blue)).toBeGreaterThan(1000);
    expect(ink(plain, blue)).toBe(0);
    expect(ink(plain, text)).toBeGreaterThan(ink(coloured, text));
  });

  it('has the theme’s colours for the names of colours in TeX', async () => {
    const {stills, errors} = await renderScene(
      scene(`
        const named = stage.placeIn(
          new Formula({tex: String.raw\`\\textcolor{cyan}{x} + \\color{black} y\`, fontSize: 160}), 'B2', 'E3');
        const boxed = stage.placeIn(
          new Formula({tex: String.raw\`\\colorbox{cyan}{M}\`, fontSize: 160}), 'B2', 'E5');
        yield* stage.beat(1, function* () { yield* stage.show(named); });
        yield* stage.beat(2, function* () { yield* stage.clear(named); yield* stage.show(boxed); });
      `),
    );
    expect(errors).toEqual([]);
    const [named, boxed] = stills;
    expect(ink(named, blue)).toBeGreaterThan(20);
    expect(ink(named, text)).toBeGreaterThan(20);
    // The ground is pale, so that the letter on it is read.
    expect(ink(boxed, blue)).toBe(0);
    expect(ink(boxed, text)).toBeGreaterThan(20);
  });

  it('looks the same whether it became what it is or was so from the start', async () => {
    const {stills} = await renderScene(
      scene(`
        const grown = stage.placeIn(new Formula({tex: 'a^2 + b^2 = c^2', fontSize: 100, colors: {c: 'orange'}}), 'B2', 'E5');
        const fresh = stage.placeIn(new Formula({tex: String.raw\`c = \\sqrt{a^2 + b^2}\`, fontSize: 100, colors: {c: 'orange'}}), 'B2', 'E5');
        yield* stage.beat(1, function* () {
          yield* stage.show(grown);
          yield* grown.become(String.raw\`c = \\sqrt{a^2 + b^2}\`);
        });
        yield* stage.beat(2, function* () { yield* stage.clear(grown); yield* stage.show(fresh); });
      `),
    );
    expect(ink(stills[0], orange)).toBeGreaterThan(20);
    expect(ink(stills[0], orange)).toBe(ink(stills[1], orange));
    expect(ink(stills[0], text)).toBe(ink(stills[1], text));
  });

  it('has parts that can be recoloured', async () => {
    const {stills} = await renderScene(
      scene(`
        const formula = stage.placeIn(new Formula({tex: 'a + {{b^2}} = c', fontSize: 120}), 'B2', 'E5');
        yield* stage.beat(1, function* () { yield* stage.show(formula); });
        yield* stage.beat(2, function* () { yield* formula.recolor('b^2', 'orange'); });
      `),
    );
    expect(ink(stills[0], orange)).toBe(0);
    expect(ink(stills[1], orange)).toBeGreaterThan(100);
  });

  it('says in the words of KaTeX what is wrong with it', async () => {
    const {errors} = await renderScene(
      scene(`stage.place(new Formula({tex: String.raw\`\\frac{a}\`}), 'C3'); yield;`),
    );
    expect(errors.join('\n')).toMatch(
      /The formula “\\frac\{a\}” is no TeX that KaTeX understands: Unexpected end of input/,
    );
  });
});
