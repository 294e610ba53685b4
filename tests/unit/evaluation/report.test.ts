import {describe, expect, it} from 'vitest';
import {comparisonChart, stagesHistogram} from '../../../evaluation/report/charts.ts';
import {figure, pText} from '../../../evaluation/report/html.ts';
import {compareEvaluations} from '../../../evaluation/statistics/measures.ts';
import {setsOf} from '../../../evaluation/statistics/sets.ts';
import {lectureResult, quizResult} from './lecture-results.ts';

const right = quizResult({video: ['correct', 'correct']});
const half = quizResult({video: ['correct', 'wrong']});
const none = quizResult({video: ['wrong', 'wrong']});

describe('figures in a report', () => {
  it('have their points below each other, and no p of 0', () => {
    expect([figure(78), figure(1234.5), figure(null)]).toEqual(['78.0', '1,235', '–']);
    expect([pText(0.03), pText(1e-9), pText(null)]).toEqual(['p 0.030', 'p < 0.001', '']);
  });

  it('tell of many lectures how many have which score, full marks among them', () => {
    const lectures = [right, right, half, none].map((teachQuiz, at) =>
      lectureResult({name: `${at}`, teachQuiz}),
    );
    const counts = stagesHistogram(lectures).match(/>\d+<\/text>/g);
    expect(counts).toContain('>2</text>');
    expect(stagesHistogram(lectures)).toContain('Unlearned + video: mean 62.5 %');
    expect(stagesHistogram([])).toBe('');
  });

  it('tell of many topics the losses as well as the gains', () => {
    const set = (name: string, quizzes: readonly (typeof right)[]) => ({
      name,
      lectures: quizzes.map((teachQuiz, at) => lectureResult({name: `topic ${at}`, teachQuiz})),
    });
    const own = set('own', [...Array.from({length: 29}, () => right), none]);
    const other = set(
      'other',
      Array.from({length: 30}, () => half),
    );
    const chart = comparisonChart(compareEvaluations(own, other, 1));
    expect(chart).toContain('topic 29: 50 % to 0 %');
  });
});

describe('several sets in one table', () => {
  it('have their means, what was switched off, and p against the first', () => {
    const spent = (without: string[]) => ({
      kind: 'done' as const,
      value: {
        source: 'journal' as const,
        replies: 1,
        inputTokens: 80,
        outputTokens: 20,
        tokens: 100,
        cost: 0.25,
        seconds: 60,
        models: ['clever-1'],
        without,
      },
    });
    const lecture = (teachQuiz: typeof right, without: string[]) =>
      lectureResult({teachQuiz, efficiency: spent(without)});
    const [own, other] = setsOf(
      {name: 'all parts', lectures: [lecture(right, [])]},
      [{name: 'less', lectures: [lecture(half, ['planner'])]}],
      1,
    );
    expect(own).toMatchObject({name: 'all parts', without: [], against: null});
    expect(own?.measures.cost?.mean).toBe(0.25);
    expect(other).toMatchObject({name: 'less', without: ['planner'], against: {teachQuiz: 1}});
    expect(other?.measures.teachQuiz?.mean).toBe(50);
  });
});
