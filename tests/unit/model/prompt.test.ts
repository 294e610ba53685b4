import {describe, expect, it} from 'vitest';
import {loadPrompt, readPrompt} from '../../../agents/model/prompt.ts';

const prompt = readPrompt(
  'teacher',
  '---\nversion: 3\n---\n\n# Ask\n\nTeach {{topic}}.\n\nFor {{audience}}.\n\n# Reply empty\n\nAgain.\n',
);

describe('a prompt', () => {
  it('has a version and parts', () => {
    expect(prompt.version).toBe('teacher@3');
    expect(prompt.parts).toEqual(['ask', 'reply-empty']);
    expect(prompt.placeholders('ask')).toEqual(['topic', 'audience']);
  });

  it('is filled as it stands: what is filled in is not read again', () => {
    expect(prompt.fill('ask', {topic: '{{audience}}', audience: 'all'})).toBe(
      'Teach {{audience}}.\n\nFor all.',
    );
  });

  it('leaves out a paragraph that has nothing to say', () => {
    expect(prompt.fill('ask', {topic: 'circles', audience: ''})).toBe('Teach circles.');
  });

  it.each([
    ['a value is missing', {topic: 'circles'}],
    ['a value has no place', {topic: 'circles', audience: '', colour: 'blue'}],
  ])('is an error where %s', (_, values) => {
    expect(() => prompt.fill('ask', values)).toThrow(/missing|needless/);
  });

  it.each(['planner', 'coder', 'critic', 'direct', 'examiner', 'pupil', 'judge'])(
    'of the %s says what to do about replies that cannot be used',
    name => {
      const {parts, version} = loadPrompt(name);
      expect(version).toMatch(new RegExp(`^${name}@\\d+$`));
      expect(parts).toEqual(
        expect.arrayContaining(['system', 'reply-empty', 'reply-cut-off', 'reply-wrong-shape']),
      );
    },
  );
});
