import {describe, expect, it} from 'vitest';
import {parse} from 'yaml';
import {quoteExpressions} from '../../agents/author/yaml/quote-expressions.ts';

function readOf(text: string): unknown {
  return parse(quoteExpressions(text, 'plot').text);
}

describe('the expressions of a plot need no quotes', () => {
  it.each([
    '|x|',
    'ln|x| + 1',
    '\\frac{1}{x}',
    '1,5x',
    'x > 2 ? 1 : 0',
    '{x^2 if x < 0, x otherwise}',
    '[cos t, sin t]',
    'max(x, 2)',
    "f'(x)",
    'sin x',
  ])('%s', expression => {
    const wanted = {draw: {f: {curve: expression, color: 'blue'}}};
    expect(readOf(`draw:\n  f: {curve: ${expression}, color: blue}`)).toEqual(wanted);
    expect(readOf(`draw:\n  f:\n    curve: ${expression}\n    color: blue`)).toEqual(wanted);
    expect(readOf(`draw: {f: {color: blue, curve: ${expression}}}`)).toEqual(wanted);
  });

  it('leaves quotes, ranges and lists of several lines as they are', () => {
    expect(readOf(`f: {curve: '|x|', domain: [0, 2], label: 'a curve: b, c'}`)).toEqual({
      f: {curve: '|x|', domain: [0, 2], label: 'a curve: b, c'},
    });
    expect(readOf('f:\n  curve:\n    - x if x < 0\n    - 2x otherwise')).toEqual({
      f: {curve: ['x if x < 0', '2x otherwise']},
    });
  });

  it('knows where everything stands in what was typed', () => {
    const typed = 'draw:\n  f: {curve: |x|, color: bleu}';
    const {text, typedOffset} = quoteExpressions(typed, 'plot');
    expect(typedOffset(text.indexOf('bleu'))).toBe(typed.indexOf('bleu'));
    expect(typedOffset(text.indexOf('|x|'))).toBe(typed.indexOf('|x|'));
    expect(typedOffset(text.indexOf('f:'))).toBe(typed.indexOf('f:'));
  });
});
