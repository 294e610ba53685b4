import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {PlainProgress} from '../../../cli/progress/plain-progress.ts';

describe('progress in lines', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('tells the start, the end, and every ten seconds how long it still takes', () => {
    const lines: string[] = [];
    const progress = new PlainProgress({note: line => void lines.push(line)});
    progress.begin(['01-first', '02-second']);
    progress.advance('01-first', 'diagnose', 1);
    for (let share = 0; share < 1; share += 0.01) {
      progress.advance('01-first', 'render', share);
      vi.advanceTimersByTime(250);
    }
    progress.finish('01-first', '12 s of video');
    progress.announce('Joining the sections');
    expect(lines).toEqual([
      '[1/2] 01-first: render and encode',
      '[1/2] 01-first: 40 %, 15 s to go',
      '[1/2] 01-first: 80 %, 5 s to go',
      '[1/2] 01-first: 12 s of video',
      'Joining the sections',
    ]);
  });

  it('tells how long it took so far where nobody knows how much there is', () => {
    const lines: string[] = [];
    const progress = new PlainProgress({note: line => void lines.push(line)});
    progress.begin(['01-plain']);
    for (let second = 0; second < 25; second++) {
      progress.advance('01-plain', 'render', undefined);
      vi.advanceTimersByTime(1000);
    }
    expect(lines).toEqual([
      '[1/1] 01-plain: render and encode',
      '[1/1] 01-plain: for 10 s so far',
      '[1/1] 01-plain: for 20 s so far',
    ]);
  });
});
