/** Words with formulas: where lines are broken, which way they run, and what they are drawn in. */
import {describe, expect, test} from 'vitest';
import {renderScene} from './render-scene.ts';

interface Laid {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly direction: string;
    readonly style: {
      readonly added: number;
      readonly slanted: boolean;
      readonly struck: boolean;
      readonly family?: string;
      readonly kind: string;
    };
  }[];
  readonly formulas: readonly {
    readonly tex: string;
    readonly x: number;
    readonly y: number;
    readonly scale: number;
  }[];
}

/** How texts are laid out in a column of 400 px. */
async function layOut(
  texts: readonly string[],
  {language = 'en', weight = 400}: {language?: string; weight?: number} = {},
): Promise<Laid[]> {
  const {errors} = await renderScene(
    `import {Words, lecture} from 'lectern';
    export default lecture({title: 'Words', lines: ['One']}, function* (stage) {
      const laid = ${JSON.stringify(texts)}.map(text => {
        const words = new Words({text, breakAt: 400, weight: ${weight}, breakWeight: 600});
        return words['arrangement']();
      });
      throw new Error('laid ' + JSON.stringify(laid));
    });`,
    {language},
  );
  const message = errors.find(error => error.startsWith('laid '));
  expect(message, errors.join('\n')).toBeDefined();
  return JSON.parse(message?.slice('laid '.length) ?? '[]') as Laid[];
}

/** The lines of a text, with what is drawn in each from left to right. */
function linesOf({runs, formulas}: Laid = {width: 0, height: 0, runs: [], formulas: []}): string[] {
  const lines: {y: number; parts: {x: number; text: string}[]}[] = [];
  const parts = [...runs, ...formulas.map(({tex, ...place}) => ({...place, text: `$${tex}$`}))];
  for (const {text, x, y} of parts) {
    const line = lines.find(each => Math.abs(each.y - y) < 12);
    if (line === undefined) lines.push({y, parts: [{x, text}]});
    else line.parts.push({x, text});
  }
  return lines
    .sort((first, second) => first.y - second.y)
    .map(({parts}) =>
      parts
        .sort((first, second) => first.x - second.x)
        .map(({text}) => text)
        .join(' '),
    );
}

describe('lines', () => {
  test('are broken where their language breaks them, and nowhere between a formula and its punctuation', async () => {
    const texts = [
      'Donaudampfschifffahrtsgesellschaftskapitän',
      'See https://example.org/a/very/long/path/to/some-document.html',
      'We have ($x^2+y^2+z^2$), "$aaaaaaaaaaaa$", and the $n$th term of it',
      ...Array.from(
        {length: 8},
        (_, index) => `${'质'.repeat(index + 4)}：$a^2+b^2$，（$c^2$）。然后`,
      ),
      '한국어 문장은 낱말 사이에서 줄을 바꾼다 그렇지',
      'ความเร็วคือระยะทางหารด้วยเวลาที่ใช้ไปทั้งหมด',
    ];
    const laid = (await layOut(texts)).map(linesOf);
    const [word, address, sticky] = laid;
    const [korean, thai] = laid.slice(-2);
    const chinese = laid.slice(3, -2).flat();
    expect(word?.slice(0, -1).every(line => line.endsWith('-'))).toBe(true);
    expect(word?.join('').replaceAll('-', '')).toBe(texts[0]);
    expect(address?.slice(0, -1).every(line => /[\s./-]$|^See$/.test(line))).toBe(true);
    expect(sticky?.filter(line => /^(?:[,.)]|",)|\($/.test(line))).toEqual([]);
    expect(chinese.filter(line => /^[，。）]|（$/.test(line))).toEqual([]);
    expect(korean?.join(' ')).toBe(texts.at(-2));
    expect(thai).toHaveLength(2);
    expect(thai?.[1]).toMatch(/^(?:ระยะทาง|หาร|ด้วย|เวลา|ที่|ใช้|ไป|ทั้งหมด)/);
  });

  test('hold a formula that is wider than they are: broken, or made smaller', async () => {
    const [polynomial, fraction] = await layOut([
      'We have $a_1x^5 + a_2x^4 + a_3x^3 + a_4x^2 + a_5x + a_6 = (x-x_1)(x-x_2)(x-x_3)(x-x_4)$, so',
      String.raw`$\frac{a+b+c+d+e+f+g+h}{b}$`,
    ]);
    expect(polynomial?.width).toBeLessThanOrEqual(400);
    expect(polynomial?.formulas.length).toBeGreaterThan(2);
    expect(polynomial?.formulas.every(({scale}) => scale === 1)).toBe(true);
    expect(fraction?.formulas[0]?.scale).toBe(1);
    const [wide] = await layOut([String.raw`$\frac{a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p}{b}$`]);
    expect(wide?.formulas[0]?.scale).toBeLessThan(1);
  });

  test('stand where they belong when the first word nearly fills one', async () => {
    const [usual, full] = await layOut(['Short', 'Extraordinarilylongnearly width']);
    expect(full?.runs[0]?.y).toBeCloseTo(usual?.runs[0]?.y ?? 0, 0);
  });
});

describe('lines that run to the left', () => {
  test('keep words in Latin, formulas, numbers and brackets in order, and nothing lies over anything', async () => {
    const laid = await layOut(
      [
        'אם f(x) = $x^2$ + 1 אז',
        'הטמפרטורה -5 מעלות',
        'התאריך 2026-07-01',
        'C++ היא שפה',
        'ראו ($a$) שם',
        'הריצו `f(x)` או `a[0] - 1`.',
        'אז 2 + 3 = 5?',
        '**חשוב** *מונח* (C)',
      ],
      {language: 'he'},
    );
    // Sums are kept in one line by spaces that do not break.
    expect(laid.map(each => linesOf(each)[0]?.replaceAll('\u00a0', ' '))).toEqual([
      'אז f(x) = $x^2$ + 1 אם',
      'מעלות -5 הטמפרטורה',
      '2026-07-01 התאריך',
      'היא שפה C++',
      expect.stringMatching(/שם/),
      '. a[0] - 1 או f(x) הריצו',
      '? 2 + 3 = 5 אז',
      expect.stringMatching(/מונח חשוב$/),
    ]);
    for (const {runs} of laid) {
      expect(new Set(runs.map(({x}) => Math.round(x))).size).toBe(runs.length);
    }
  });
});

describe('words that stand out', () => {
  test('are heavier, slanted, struck through or in the letters of code, also in scripts without italics', async () => {
    const [latin, chinese] = await layOut(['A **b** *c* ~~d~~ `e` ***f***', '这**是**的*重*要']);
    const looks = (laid: Laid | undefined): string[] =>
      (laid?.runs ?? []).map(({text, style: {added, slanted, struck, family}}) =>
        [text, added, slanted && 'slanted', struck && 'struck', family?.split(',')[0]]
          .filter(part => part !== false && part !== undefined)
          .join(' '),
      );
    expect(looks(latin)).toEqual([
      'A 0',
      'b 300',
      'c 0 slanted',
      'd 0 struck',
      "e 0 'JetBrains Mono'",
      'f 300 slanted',
    ]);
    expect(looks(chinese)).toEqual(['这 0', '是 300', '的 0', '重 200', '要 0']);
  });

  test('stand on one line and side by side, whatever they look like, and lines break alike in both weights', async () => {
    const text =
      'We **call it (with some words** more) `print(x)` and *so on*, where **it is $x$**, until it ends';
    const [regular] = await layOut([text]);
    const [bold] = await layOut([text], {weight: 600});
    const runs = regular?.runs ?? [];
    const first = runs.filter(({y}) => Math.abs(y - (runs[0]?.y ?? 0)) < 1);
    expect(linesOf(regular).length).toBeGreaterThan(2);
    expect(linesOf(regular)).toEqual(linesOf(bold));
    for (const [index, run] of first.entries()) {
      const next = first[index + 1];
      if (next === undefined) continue;
      const gap = next.x - run.x - run.width;
      expect(gap, run.text).toBeGreaterThan(-1);
      expect(gap, run.text).toBeLessThan(16);
    }
    const [code] = await layOut(['Some few words more `ls -l /home` then']);
    expect(linesOf(code).some(line => line.includes('ls -l /home'))).toBe(true);
  });

  test('are drawn so: bold with more ink, italics in letters of their own, struck with a stroke', async () => {
    const {errors} = await renderScene(
      `import {Words, lecture} from 'lectern';
      export default lecture({title: 'Words', lines: ['One']}, function* (stage) {
        const ink = text => {
          const words = new Words({text, fontSize: 60, color: '#ffffff'});
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [400, 120];
          const context = canvas.getContext('2d');
          context.translate(200, 60);
          words['draw'](context);
          const {data} = context.getImageData(0, 0, 400, 120);
          return data.filter((_, index) => index % 4 === 3).reduce((sum, alpha) => sum + alpha, 0);
        };
        const italic = [...document.fonts].filter(face => face.style === 'italic' && face.status === 'loaded');
        throw new Error('ink ' + JSON.stringify([ink('hello'), ink('**hello**'), ink('*hello*'), ink('~~hello~~'), italic.length]));
      });`,
    );
    const message = errors.find(error => error.startsWith('ink '));
    expect(message, errors.join('\n')).toBeDefined();
    const [plain = 0, bold = 0, slanted = 0, struck = 0, faces = 0] = JSON.parse(
      message?.slice(4) ?? '[]',
    ) as number[];
    expect(bold).toBeGreaterThan(1.25 * plain);
    expect(slanted / plain).toBeGreaterThan(0.8);
    expect(slanted).not.toBe(plain);
    expect(struck).toBeGreaterThan(1.15 * plain);
    expect(faces).toBeGreaterThan(0);
  });
});

describe('emoji and keys', () => {
  test('are drawn each by itself, and neither slanted nor over their neighbours', async () => {
    const [laid] = await layOut(['Key 1\ufe0f\u20e3 *ok \u{1f44d}\u{1f3fd}* \u2795\u26ab end']);
    expect(laid?.runs.map(({text, style: {kind, slanted}}) => [text, kind, slanted])).toEqual([
      ['Key', 'letters', false],
      ['1', 'key', false],
      ['ok', 'letters', true],
      ['\u{1f44d}\u{1f3fd}', 'emoji', false],
      ['\u2795', 'emoji', false],
      ['\u26ab', 'emoji', false],
      ['end', 'letters', false],
    ]);
    const runs = laid?.runs ?? [];
    runs.slice(1).forEach(({x}, index) => {
      const before = runs[index];
      expect(x).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0) - 1);
    });
  });

  test('have a rim where the ground would hide them, and no rim where they are seen', async () => {
    const {errors} = await renderScene(
      `import {Words, lecture} from 'lectern';
      export default lecture({title: 'Words', lines: ['\u26ab \u2795 \u{1f534} \u2716\ufe0f']}, function* (stage) {
        const bright = text => {
          const words = new Words({text, fontSize: 60});
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [120, 120];
          const context = canvas.getContext('2d');
          context.translate(60, 60);
          words['draw'](context);
          const {data} = context.getImageData(0, 0, 120, 120);
          let found = 0;
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] > 100 && Math.min(data[at], data[at + 1], data[at + 2]) > 120) found += 1;
          }
          return found;
        };
        throw new Error('bright ' + JSON.stringify([bright('\u26ab'), bright('\u2795'), bright('\u{1f534}')]));
      });`,
    );
    const message = errors.find(error => error.startsWith('bright '));
    expect(message, errors.join('\n')).toBeDefined();
    const [black = 0, plus = 0, red = 0] = JSON.parse(message?.slice(7) ?? '[]') as number[];
    expect(black).toBeGreaterThan(100);
    expect(plus).toBeGreaterThan(100);
    expect(red).toBeLessThan(20);
  });
});

test('texts of every script that comes with Lectern are drawn in its fonts, never in those of the system', async () => {
  const samples = {
    Korean: '속도',
    Japanese: 'りょく',
    Chinese: '速度',
    Arabic: 'سرعة',
    Hebrew: 'שָׁלוֹם',
    Thai: 'เร็ว',
    Devanagari: 'वेग',
    Bengali: 'বাংলা',
    Tamil: 'வேகம்',
    Khmer: 'ត្រី',
    Georgian: 'ქართ',
    Armenian: 'Հայ',
    Greek: 'Ωρα',
    Cyrillic: 'Вес',
    Vietnamese: 'ắổữ',
    IPA: 'ʃθəŋ',
    signs: '⇌∴№½⅓ₙ⁻♔⟶',
    letters: '𝔸𝑥',
    music: '𝄞',
    emoji: '🍎🚀',
  };
  const {errors} = await renderScene(
    `import {Words, lecture} from 'lectern';
    export default lecture({title: 'Words', lines: ['One']}, function* (stage) {
      const context = document.createElement('canvas').getContext('2d');
      const samples = ${JSON.stringify(samples)};
      const wrong = [];
      const widths = (text, weight) => ['serif', 'monospace'].map(last => {
        // What no family before it has would be drawn in the last one, and these two differ.
        context.font = weight + " 100px 'Inter Variable', 'Pictures', 'Language Forms', 'Noto Sans SC Variable', 'Noto Sans Arabic Variable', 'Other Scripts', 'Emoji', " + last;
        return context.measureText(text).width;
      });
      for (const [name, text] of Object.entries(samples)) {
        for (const weight of [400, 600]) {
          const faces = [...document.fonts].filter(face => face.status === 'loaded');
          const covered = [...text].every(letter => faces.some(face => covers(face, letter.codePointAt(0))));
          const [serif, mono] = widths(text, weight);
          if (!covered || serif !== mono) wrong.push(name + ' ' + weight);
        }
      }
      throw new Error('wrong: ' + wrong.join(', '));
    });
    function covers(face, letter) {
      return face.unicodeRange.split(',').some(range => {
        const [first, last = first] = range.trim().slice(2).split('-').map(each => parseInt(each, 16));
        return first <= letter && letter <= last;
      });
    }`,
  );
  expect(errors).toContain('wrong: ');
});
