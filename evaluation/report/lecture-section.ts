/** What the report says of one lecture: stills, questions and answers, marks, faults, what it cost. Pure. */
import {DIMENSIONS, DIMENSION_NAMES} from '../aesthetics/marks.ts';
import type {AestheticsResult} from '../aesthetics/judge-lecture.ts';
import type {Measurements} from '../aesthetics/measurements.ts';
import type {LectureResult} from '../result.ts';
import {valueOf} from '../statistics/measures.ts';
import {type Answer, STAGES, type Stage} from '../teachquiz/answers.ts';
import type {TeachQuizResult} from '../teachquiz/teach-quiz.ts';
import {anchorOf, dollars, escaped, figure, momentLink} from './html.ts';

const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  baseline: 'All knowledge',
  unlearned: 'Unlearned',
  video: 'Unlearned + video',
};

const STATUS: Readonly<Record<Answer['status'], readonly [mark: string, words: string]>> = {
  correct: ['✓', 'right'],
  wrong: ['✗', 'wrong'],
  insufficient: ['–', 'insufficient'],
  missing: ['?', 'missing'],
};

/** How a lecture is shown. */
export interface LectureView {
  readonly lecture: LectureResult;
  /** Small pictures, in the order of the stills. */
  readonly pictures: readonly string[];
  /** How many of them are shown at the most; those that are cited first. */
  readonly mostPictures: number;
  readonly isOpen: boolean;
}

/** Writes the section. */
export function lectureSection({lecture, pictures, mostPictures, isOpen}: LectureView): string {
  const {title, video, captions, failure, teachQuiz, aesthetics, measurements} = lecture;
  const quiz = valueOf(teachQuiz);
  const facts = [
    ...(video === null
      ? []
      : [`${figure(video.durationSeconds, 0)} s`, `${video.widthPx} × ${video.heightPx}`]),
    ...(captions === 0 ? [] : [`${captions} captions`]),
    ...(lecture.field === 'other' ? [] : [lecture.field]),
  ];
  const parts = [
    failure === null ? '' : `<p class="note bad">Not evaluated: ${escaped(failure)}</p>`,
    stillsHtml(lecture, pictures, mostPictures),
    teachQuiz?.kind === 'missing' ? missing('TeachQuiz', teachQuiz.reason) : '',
    quiz === undefined ? '' : quizHtml(lecture, quiz),
    aesthetics?.kind === 'missing' ? missing('Aesthetics', aesthetics.reason) : '',
    aesthetics?.kind === 'done' ? marksHtml(lecture, aesthetics.value) : '',
    measurements?.kind === 'missing' ? missing('Measured', measurements.reason) : '',
    measurements?.kind === 'done' ? faultsHtml(lecture, measurements.value) : '',
    efficiencyHtml(lecture),
  ];
  return `<details class="lecture" id="${anchorOf(lecture)}"${isOpen ? ' open' : ''}>
<summary><h3>${escaped(title)}</h3> <span class="facts">${escaped(facts.join(' · '))}</span></summary>
${parts.filter(part => part !== '').join('\n')}
</details>`;
}

function stillsHtml(
  lecture: LectureResult,
  pictures: readonly string[],
  mostPictures: number,
): string {
  const cited = citedSeconds(lecture);
  const isCited = (seconds: number): boolean => cited.some(at => Math.abs(at - seconds) < 0.6);
  const all = lecture.stills.flatMap(({seconds, reason}, index) => {
    const picture = pictures[index];
    return picture === undefined ? [] : [{seconds, reason, picture, cited: isCited(seconds)}];
  });
  if (all.length === 0) return '';
  const wanted = [...all].sort((a, b) => Number(b.cited) - Number(a.cited)).slice(0, mostPictures);
  const shown = all.filter(still => wanted.includes(still));
  const items = shown.map(
    ({seconds, reason, picture, cited: own}) =>
      `<li${own ? ' class="cited"' : ''}><img src="${picture}" alt="The video at ${seconds.toFixed(1)} s"><span>${momentLink(lecture, seconds)} ${escaped(own ? 'cited' : reason)}</span></li>`,
  );
  const left = all.length - shown.length;
  return `<ul class="stills">${items.join('')}</ul>${left === 0 ? '' : `<p class="note">${left} more stills were shown to the models.</p>`}`;
}

function citedSeconds({teachQuiz}: LectureResult): number[] {
  return (valueOf(teachQuiz)?.repeats ?? []).flatMap(({stages}) =>
    stages.video.answers.flatMap(({cited}) =>
      cited.flatMap(({seconds}) => (seconds === null ? [] : [seconds])),
    ),
  );
}

function quizHtml(lecture: LectureResult, quiz: TeachQuizResult): string {
  const {questions, repeats, blocked, blockingFailed} = quiz;
  const asked = questions.map(({question, options, answer}, index) => {
    const stages = STAGES.map(stage => {
      const answers = repeats.flatMap(repeat => repeat.stages[stage].answers[index] ?? []);
      return `<div class="stage"><h5>${STAGE_NAMES[stage]}</h5>${answers.map(each => answerHtml(lecture, each, stage)).join('')}</div>`;
    });
    const list = Object.entries(options)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([letter, text]) =>
          `<li${letter === answer ? ' class="right"' : ''}><b>${letter}</b> ${escaped(text)}${letter === answer ? ' <span class="tag">right</span>' : ''}</li>`,
      );
    return `<article class="question"><h4>${index + 1}. ${escaped(question)}</h4><ul class="options">${list.join('')}</ul><div class="stages">${stages.join('')}</div></article>`;
  });
  const shadow = blocked.shadow.map(item => `<li>${escaped(item)}</li>`).join('');
  return `<h4 class="part">TeachQuiz <span>${figure(quiz.score, 0)} % with the video, gain ${figure(quiz.gain, 0)}</span></h4>
${blockingFailed === null ? '' : `<p class="note bad">Only the name of the topic was blocked: ${escaped(blockingFailed)}</p>`}
<p class="note">Blocked before the video: ${escaped(blocked.concept)}.</p>${shadow === '' ? '' : `<ul class="shadow">${shadow}</ul>`}
${asked.join('\n')}`;
}

function answerHtml(lecture: LectureResult, answer: Answer, stage: Stage): string {
  const {status, choice, cited, reason, gate} = answer;
  const [mark, words] = STATUS[status];
  const evidence = cited.map(({seconds, quote}) => {
    const moment = seconds === null || stage !== 'video' ? '' : `${momentLink(lecture, seconds)} `;
    return `<li>${moment}${escaped(quote)}</li>`;
  });
  const chosen = choice === null ? '' : ` ${escaped(choice)}`;
  return `<div class="answer ${status}"><p><b><span aria-hidden="true">${mark}</span>${chosen} ${words}</b>${gate === null ? '' : ` <span class="gate">${escaped(gate)}</span>`}</p>${reason === '' ? '' : `<p class="reason">${escaped(reason)}</p>`}${evidence.length === 0 || stage === 'baseline' ? '' : `<ul>${evidence.join('')}</ul>`}</div>`;
}

function marksHtml(
  lecture: LectureResult,
  {judges, total, hasReference}: AestheticsResult,
): string {
  const rows = DIMENSIONS.map(dimension => {
    const cells = judges.map(({dimensions, looks}) => {
      const remarks = looks.flatMap(look =>
        look.kind === 'judged' ? look.marks[dimension].evidence : [],
      );
      const list = remarks.map(
        ({seconds, remark}) => `<li>${momentLink(lecture, seconds)} ${escaped(remark)}</li>`,
      );
      return `<td><b>${figure(dimensions?.[dimension])}</b><ul>${list.join('')}</ul></td>`;
    });
    return `<tr><th scope="row">${DIMENSION_NAMES[dimension]}</th>${cells.join('')}</tr>`;
  });
  const heads = judges.map(({judge, total: sum, spread, looks}) => {
    const seen = looks.filter(({kind}) => kind === 'judged').length;
    const detail = `${seen} of ${looks.length} looks${spread === null ? '' : `, ± ${figure(spread)}`}`;
    return `<th scope="col">${escaped(judge)}: ${figure(sum)} <small>${detail}</small></th>`;
  });
  const failures = judges.flatMap(({judge, looks}) =>
    looks.flatMap(look =>
      look.kind === 'missing' ? [missing(`${judge}, look ${look.repeat}`, look.reason)] : [],
    ),
  );
  return `<h4 class="part">Aesthetics <span>${figure(total)} of 100${hasReference ? ', beside a reference video' : ''}</span></h4>
${failures.join('')}
<div class="wide" tabindex="0" role="region" aria-label="Marks of ${escaped(lecture.title)}"><table class="marks"><thead><tr><th scope="col">Of 20 points</th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function faultsHtml(lecture: LectureResult, {faults, sections, beats}: Measurements): string {
  const list = faults.map(
    ({seconds, severity, code, message}) =>
      `<li class="${severity}">${momentLink(lecture, seconds)} <b>${escaped(code)}</b> ${escaped(message)}</li>`,
  );
  return `<h4 class="part">Measured <span>${faults.length === 0 ? 'no faults' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`} in ${sections} sections, ${beats} beats</span></h4>${list.length === 0 ? '' : `<ul class="faults">${list.join('')}</ul>`}`;
}

function efficiencyHtml({efficiency}: LectureResult): string {
  if (efficiency === undefined) return '';
  if (efficiency.kind === 'missing') return missing('Efficiency', efficiency.reason);
  const {source, tokens, inputTokens, outputTokens, cost, seconds, replies, models, without} =
    efficiency.value;
  const facts =
    source === 'none'
      ? ['made without a model']
      : [
          `${figure(tokens, 0)} tokens (${figure(inputTokens, 0)} in, ${figure(outputTokens, 0)} out)`,
          `${replies} replies of ${models.join(', ')}`,
          ...(cost === null ? ['price unknown'] : [dollars(cost)]),
        ];
  const all = [
    ...facts,
    ...(seconds === null ? [] : [`${figure(seconds, 0)} s to make`]),
    ...(without.length === 0 ? [] : [`without ${without.join(', ')}`]),
  ];
  return `<h4 class="part">Efficiency <span>${escaped(all.join(' · '))}</span></h4>`;
}

function missing(what: string, reason: string): string {
  return `<p class="note bad">${escaped(what)} is missing: ${escaped(reason)}</p>`;
}
