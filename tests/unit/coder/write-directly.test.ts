import {describe, expect, it} from 'vitest';
import {readDirectLecture, writeDirectly} from '../../../agents/coder/write-directly.ts';
import {says, servedModel} from '../../model-server/served-model.ts';

function scene(title: string, lines: string): string {
  return `import {lecture} from 'lectern';\n\nexport default lecture({title: '${title}', lines: ${lines}}, function* (stage) {\n  yield* stage.beat(1, function* () {});\n});\n`;
}

describe('a lecture from one prompt', () => {
  it('has the plan that its scenes say', () => {
    const {plan, drafts} = readDirectLecture(
      [
        scene('One distance', "['All points', String.raw`are $r$ away`]"),
        scene('Round it', "['Go']"),
      ],
      {title: 'Circles', audience: 'grade 8'},
    );
    expect([...drafts.keys()]).toEqual(['01-one-distance', '02-round-it']);
    expect(plan).toMatchObject({title: 'Circles', audience: 'grade 8', language: 'en'});
    expect(plan.sections[0]?.beats.map(({line}) => line)).toEqual(['All points', 'are $r$ away']);
  });

  it.each([
    ['no lecture', 'export const x = 1;\n'],
    ['lines that are computed', scene('One', 'allLines')],
    ['no title', scene('', "['x']")],
  ])('is refused with %s', (_, text) => {
    expect(() => readDirectLecture([text], {title: 'Circles'})).toThrow(/Scene 1 has no lecture/);
  });

  it('is asked for again when it cannot be used', async () => {
    const {model, said} = await servedModel(
      says('Sorry, here is an idea: circles!'),
      says(
        `\`\`\`tsx\n${scene('One', "['x']")}\`\`\`\n\nand\n\n\`\`\`tsx\n${scene('Two', "['y']")}\`\`\``,
      ),
    );
    const brief = {topic: {title: 'Circles'}, api: 'class Words {}', examples: []};
    const {plan} = await writeDirectly(model, brief);
    expect(plan.sections.map(({title}) => title)).toEqual(['One', 'Two']);
    expect(said(1)).toContain('It holds no code between');
  });
});
