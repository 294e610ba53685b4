import {describe, expect, it} from 'vitest';
import {parseTopics, readTopics} from '../../../cli/run/read-topics.ts';

describe('a file of topics', () => {
  it.each([
    ['lines', '# Week 1\nCircles\n\n- Squares\r\nCircles\n'],
    ['a list', '["Circles", "Squares"]'],
    ['questions by topic', '{"Circles": [], "Squares": []}'],
  ])('may be %s', (_, text) => {
    expect(parseTopics(text)).toEqual(['Circles', 'Squares']);
  });

  it('that is not there is told apart from one without topics', async () => {
    await expect(readTopics('nowhere/topics.txt')).rejects.toMatchObject({code: 'topics-missing'});
  });

  it('of another shape is refused', () => {
    expect(() => parseTopics('[1, 2]')).toThrow();
  });
});
