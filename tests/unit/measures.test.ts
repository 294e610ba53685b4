import {describe, expect, it} from 'vitest';
import {measureIn} from '../../schema/measures.ts';

describe('a number with a unit', () => {
  it.each([
    ['de', '12.5 %', '12,5 %'],
    ['de', '12.5%', '12,5%'],
    ['fr', '3.14 kg', '3,14 kg'],
    ['de', '3.14kg', '3,14kg'],
    ['de', '9.81 m/s^2', '9,81 m/s^2'],
    ['de', '9.81 m·s⁻²', '9,81 m·s⁻²'],
    ['de', '-0.5 °C', '−0,5 °C'],
    ['de', '3.5 Mio. €', '3,5 Mio. €'],
    ['de', '€ 2.50', '€ 2,50'],
    ['de', '2.5 Stunden', '2,5 Stunden'],
    ['fr', '1.5 ans', '1,5 ans'],
    ['de', '.5 l', '0,5 l'],
    ['de', '1_000.5 kg', '1.000,5 kg'],
    ['en', '12.5 %', '12.5 %'],
  ])('%s: %s', (language, text, shown) => expect(measureIn(language, text)).toBe(shown));

  it.each([
    '1.2.3',
    'v1.2',
    '192.168.1.1',
    '24.12.',
    '24.12.2024',
    '2024-12-24',
    '9.30 Uhr',
    '12:30',
    '1.2 Einführung',
    '1.2a',
    '1.2rc',
    '978-3-16.5',
    'ab 1.5',
  ])('%s is none', text => expect(measureIn('de', text)).toBeUndefined());
});
