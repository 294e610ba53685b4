import {describe, expect, it} from 'vitest';
import {
  asNamedIn,
  completedLecture,
  openSectionsOf,
} from '../../../agents/planner/open-sections.ts';
import {planOutline} from '../../../agents/planner/plan-outline.ts';
import {planFromOutline, planStoryboard} from '../../../agents/planner/plan-storyboard.ts';
import {storyboardOfPlan} from '../../../agents/planner/storyboard-of-plan.ts';
import type {Outline} from '../../../schema/plan.ts';
import {storyboardSchema} from '../../../schema/storyboard.ts';
import {says, servedModel} from '../../model-server/served-model.ts';

const TOPIC = {title: 'Circles', minutes: 1.3, audience: 'grade 9', notes: 'A wheel is round.'};

function sectionOfOutline(title: string, isKey = false) {
  return {title, goal: `Explain ${title}.`, example: 'A wheel.', isKey};
}

function lineOf(line: string, more: object = {}) {
  return {line, animation: 'It appears.', narration: '', formula: null, icon: null, ...more};
}

const outline: Outline = {
  title: 'Round things',
  language: 'en',
  sections: [sectionOfOutline('The rim', true), sectionOfOutline('The hub')],
};

function storyboardReply(...lines: object[][]) {
  return says({
    colors: [{concept: 'rim', color: '#6cb6ff'}],
    sections: lines.map((of, index) => ({
      title: outline.sections[index]?.title ?? 'More',
      nodes: ['Figure', 'Figure'],
      lines: of,
    })),
  });
}

describe('planning the outline', () => {
  it('tells the topic, the notes, and how many sections fit the time', async () => {
    const {model, said} = await servedModel(says(outline));
    const {value} = await planOutline(model, TOPIC);
    expect(value).toEqual(outline);
    expect(said(0)).toContain('Plan a lecture about: Circles');
    expect(said(0)).toContain('A wheel is round.');
    expect(said(0)).toContain('Choose 3 sections');
    expect(said(0)).not.toContain('attached picture');
  });

  it('shows the reference picture', async () => {
    const {model, said} = await servedModel(says(outline));
    await planOutline(model, TOPIC, {
      picture: {name: 'wheel.png', dataUrl: 'data:image/png;base64,AAAA'},
    });
    expect(said(0)).toContain('wheel.png');
    expect(said(0)).toContain('data:image/png;base64,AAAA');
  });

  it('has no more than three key sections', async () => {
    const keen = {...outline, sections: ['a', 'b', 'c', 'd'].map(t => sectionOfOutline(t, true))};
    const {model, said} = await servedModel(says(keen), says(outline));
    expect((await planOutline(model, TOPIC)).value).toEqual(outline);
    expect(said(1)).toContain('4 sections are marked as key');
  });
});

describe('planning the storyboard', () => {
  it('names the scenes and keeps each kind of node once', async () => {
    const {model} = await servedModel(
      storyboardReply([lineOf('Round')], [lineOf('In the middle')]),
    );
    const {value} = await planStoryboard(model, {topic: TOPIC, outline});
    expect(value.sections.map(({name}) => name)).toEqual(['01-the-rim', '02-the-hub']);
    expect(value.sections[0]).toMatchObject({goal: 'Explain The rim.', nodes: ['Figure']});
  });

  it('complains of lines too long, of TeX that cannot be read, and of missing sections', async () => {
    const long = 'one two three four five six seven eight nine ten eleven';
    const {model, said} = await servedModel(
      storyboardReply([lineOf(long)], [lineOf('Area $\\frac{1$')]),
      storyboardReply([lineOf('Round')]),
      storyboardReply([lineOf(long)], [lineOf('Area', {formula: '\\frac{1'})]),
    );
    const {value} = await planStoryboard(model, {topic: TOPIC, outline});
    expect(said(1)).toContain(`“${long}” is longer than 10 words`);
    expect(said(1)).toContain('\\frac{1');
    expect(said(2)).toContain('The outline has 2 sections, the storyboard 1');
    // At the last try a long line is let pass, and a formula that is only a hint is dropped.
    expect(value.sections[0]?.beats[0]?.line).toBe(long);
    expect(value.sections[1]?.beats[0]?.formula).toBeNull();
  });

  it('counts characters where words are not parted', async () => {
    const dense = '圆的面积等于圆周率乘以半径的平方这个公式从哪里来呢';
    const {model, said} = await servedModel(
      storyboardReply([lineOf(dense)], [lineOf('圆')]),
      storyboardReply([lineOf('圆')], [lineOf('圆')]),
    );
    await planStoryboard(model, {topic: TOPIC, outline});
    expect(said(1)).toContain(dense);
  });

  it('can make do with the outline', () => {
    const plan = planFromOutline(outline, TOPIC);
    expect(plan.sections[0]?.beats.map(({line}) => line)).toEqual(['Explain The rim.', 'A wheel.']);
    expect(storyboardSchema.safeParse(storyboardOfPlan(plan, new Map())).success).toBe(true);
  });
});

describe('what a lecture file leaves open', () => {
  const picture = {kind: 'formula' as const, id: 'formula', content: {steps: ['r']}};
  const lecture = storyboardSchema.parse({
    title: 'Round things',
    sections: [
      {id: 'drawn', title: 'Drawn', beats: [{line: 'Radius', pictures: [picture]}]},
      {
        id: 'open',
        title: 'Open',
        beats: [
          {line: 'The rim is even and it goes all the way round, said twice', narration: 'Look!'},
        ],
      },
    ],
  });

  it('are its sections without pictures; their lines stay, however long', async () => {
    const open = openSectionsOf(lecture);
    if (open === undefined) throw new Error('Nothing is open.');
    expect(open.outline.sections.map(({title}) => title)).toEqual(['Open']);
    const [given = ''] = lecture.sections[1]?.beats.map(({line}) => line) ?? [];
    const {model, said} = await servedModel(
      storyboardReply([lineOf('The rim is even')]),
      storyboardReply([lineOf(given, {formula: 'r^2'})]),
    );
    const {value} = await planStoryboard(model, {
      topic: TOPIC,
      outline: open.outline,
      givenLines: open.givenLines,
    });
    expect(said(0)).toContain(given);
    expect(said(1)).toContain('its lines are given; copy them exactly');
    const plan = asNamedIn(lecture, value);
    expect(plan.sections[0]).toMatchObject({name: '02-open', title: 'Open'});

    const whole = completedLecture(lecture, plan, new Map());
    expect(whole.sections[0]).toEqual(lecture.sections[0]);
    expect(whole.sections[1]?.beats[0]).toMatchObject({
      line: given,
      narration: 'Look!',
      pictures: [{kind: 'formula', content: {steps: ['r^2']}}],
    });
  });

  it('is nothing when all is drawn', () => {
    expect(openSectionsOf({...lecture, sections: lecture.sections.slice(0, 1)})).toBeUndefined();
  });
});
