import {describe, expect, it} from 'vitest';
import {ticksOf} from '../../engine/nodes/plot/axis-ticks.ts';

const texts = (...options: Parameters<typeof ticksOf>) => ticksOf(...options).map(({text}) => text);

describe('the numbers of an axis', () => {
  it.each<[string, Parameters<typeof ticksOf>, string[]]>([
    ['round steps', [[-1, 4], 5, 'en'], ['−1', '0', '1', '2', '3', '4']],
    ['a minus sign, no hyphen', [[-20, 0], 2, 'en'], ['−20', '−10', '0']],
    [
      'as many decimals as the step needs',
      [[0, 1], 4, 'en'],
      ['0', '0.2', '0.4', '0.6', '0.8', '1.0'],
    ],
    ['small steps', [[0, 0.002], 4, 'en'], ['0', '0.0005', '0.0010', '0.0015', '0.0020']],
    ['thousands of the language', [[0, 20000], 2, 'de'], ['0', '10.000', '20.000']],
    ['decimals of the language', [[0, 1], 2, 'de'], ['0', '0,5', '1,0']],
    ['years', [[1900, 2020], 3, 'en'], ['1900', '1950', '2000']],
    ['millions', [[0, 2e6], 2, 'en'], ['0', '1M', '2M']],
    ['one unit for all', [[0, 1.5e6], 3, 'en'], ['0', '0.5M', '1.0M', '1.5M']],
    ['the unit of the language', [[0, 2e6], 2, 'de'], ['0', '1\u00a0Mio.', '2\u00a0Mio.']],
    ['trillions', [[0, 2e12], 2, 'en'], ['0', '1T', '2T']],
    [
      'one power of ten for huge numbers',
      [[0, 2e18], 2, 'en'],
      ['0', '$10^{18}$', String.raw`$2 \times 10^{18}$`],
    ],
    [
      'and for tiny ones',
      [[0, 4e-7], 2, 'de'],
      ['0', String.raw`$2 \times 10^{-7}$`, String.raw`$4 \times 10^{-7}$`],
    ],
    [
      'a small range',
      [[0, 0.0005], 5, 'en'],
      ['0', '0.0001', '0.0002', '0.0003', '0.0004', '0.0005'],
    ],
    [
      'all digits where fewer would read alike',
      [[1000000, 1000010], 2, 'en'],
      ['1,000,000', '1,000,005', '1,000,010'],
    ],
    [
      'thousands apart in all or in none',
      [[0, 15000], 3, 'en'],
      ['0', '5,000', '10,000', '15,000'],
    ],
    ['the digits of formulas in every language', [[0, 2], 2, 'ar'], ['0', '1', '2']],
    [
      'more than one tick where the range lies between round values',
      [[-7, 7], 2, 'en'],
      ['−5', '0', '5'],
    ],
  ])('has %s', (_, options, expected) => {
    expect(texts(...options)).toEqual(expected);
  });

  it('writes multiples of pi in lowest terms', () => {
    expect(texts([-Math.PI, 2 * Math.PI], 5, 'en', 'pi')).toEqual([
      '−π',
      '−π/2',
      '0',
      'π/2',
      'π',
      '3π/2',
      '2π',
    ]);
  });
});
