import {describe, expect, it} from 'vitest';
import {
  type LectureStages,
  type WrittenLecture,
  makeLecture,
} from '../../../pipeline/make-lecture.ts';
import type {Diagnostic} from '../../../schema/diagnostic.ts';

const lecture: WrittenLecture = {
  lectureDir: '/lecture',
  title: 'Lecture',
  scenes: ['01-one', '02-two'].map(section => ({
    section,
    file: `/lecture/scenes/${section}.tsx`,
    text: '',
  })),
  keptFiles: [],
};

const mistake = (file: string, severity: Diagnostic['severity']): Diagnostic => ({
  code: 'ts2345',
  severity,
  origin: 'compiler',
  file,
  line: 1,
  column: 1,
  start: 0,
  length: 1,
  message: 'Wrong.',
});

/** Stages that note down what they are asked. */
function stagesWith(mistakes: readonly Diagnostic[] = []) {
  const asked: string[] = [];
  const stages: LectureStages<string> = {
    author: () => {
      asked.push('author');
      return Promise.resolve(lecture);
    },
    async *diagnose(scenes) {
      await Promise.resolve();
      for (const scene of scenes) {
        asked.push(`diagnose ${scene.section}`);
        yield {scene, found: mistakes.filter(({file}) => file === scene.file)};
      }
    },
    render: () => {
      asked.push('render');
      return Promise.resolve('the video');
    },
  };
  return {asked, stages};
}

describe('the way of a lecture', () => {
  it('goes from the author through the diagnosis of each scene to the video', async () => {
    const {asked, stages} = stagesWith();
    expect(await makeLecture(stages)).toEqual({kind: 'made', lecture, video: 'the video'});
    expect(asked).toEqual(['author', 'diagnose 01-one', 'diagnose 02-two', 'render']);
  });

  it('ends before the rendering when a scene has an error, with the mistakes of all', async () => {
    const mistakes = lecture.scenes.map(({file}) => mistake(file, 'error'));
    const {asked, stages} = stagesWith(mistakes);
    expect(await makeLecture(stages)).toEqual({kind: 'mistakes', lecture, diagnostics: mistakes});
    expect(asked).not.toContain('render');
  });

  it('renders in spite of warnings', async () => {
    const {stages} = stagesWith([mistake('/lecture/scenes/01-one.tsx', 'warning')]);
    expect((await makeLecture(stages)).kind).toBe('made');
  });

  it('stops where it is when it is told to', async () => {
    const controller = new AbortController();
    const {asked, stages} = stagesWith();
    const observer = {onDiagnosed: () => controller.abort(new Error('stop'))};
    await expect(makeLecture(stages, observer, controller.signal)).rejects.toThrow('stop');
    expect(asked).toEqual(['author', 'diagnose 01-one']);
  });
});
