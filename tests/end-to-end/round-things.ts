// A lecture that a model server writes: what is asked for, and what it answers.
import type {ServerReply, ServerRequest} from '../model-server/model-server.ts';

/** A key that must turn up nowhere. */
export const KEY = 'sk-very-secret-0123456789';
export const TOPIC = 'Why is a circle round?';
/** Options that make a video quickly. */
export const SMALL = ['--resolution', '320x180', '--fps', '5'];

const OUTLINE = {
  title: 'Round things',
  language: 'en',
  sections: [
    {title: 'One distance', goal: 'Say what a circle is.', example: 'Radius 2.', isKey: true},
    {title: 'All the way round', goal: 'Measure round it.', example: 'Radius 2.', isKey: false},
  ],
};

const STORYBOARD = {
  colors: [{concept: 'circle', color: '#6cb6ff'}],
  sections: [
    {title: 'One distance', nodes: ['Words'], lines: [line('All points are $r$ away')]},
    {
      title: 'All the way round',
      nodes: ['Formula'],
      lines: [line('It is $2 \\pi r$ long', '2 \\pi r')],
    },
  ],
};

/** The same lecture as a file: a section without lines, one without pictures, one drawn. */
export const HALF_DONE = `---
title: Round things
---

## One distance

## All the way round

- It is $2 \\pi r$ long

## By hand

- And its area

  \`\`\`formula
  \\pi r^2
  \`\`\`
`;

function line(text: string, formula: string | null = null) {
  return {line: text, animation: 'It appears.', narration: '', formula, icon: null};
}

function sceneFor(title: string, text: string, shown = "'round'"): string {
  return `import {Words, lecture} from 'lectern';

export default lecture({title: ${JSON.stringify(title)}, lines: [${JSON.stringify(text)}]}, function* (stage) {
  const word = stage.place(new Words({text: ${shown}}), 'C3');

  yield* stage.beat(1, function* () {
    yield* stage.show(word);
  });
});`;
}

/** Answers as a model would, told by what the prompt asks for. */
export function answer({body}: ServerRequest): ServerReply {
  const said = JSON.stringify(body.messages);
  const text = (value: string): ServerReply => ({kind: 'text', text: value});
  if (said.includes('This is the outline:')) return text(JSON.stringify(STORYBOARD));
  if (said.includes('Plan a lecture about')) return text(JSON.stringify(OUTLINE));
  if (said.includes('These are stills of the section')) {
    return text(JSON.stringify({verdict: 'pass', findings: [], edits: []}));
  }
  if (said.includes('Title: \\"One distance\\"')) {
    return text(`\`\`\`tsx\n${sceneFor('One distance', 'All points are $r$ away')}\n\`\`\``);
  }
  // A mistake that only the model can mend; asked for, the part is right.
  if (said.includes('This part of a scene')) {
    return text("```tsx\nconst word = stage.place(new Words({text: '2r'}), 'C3');\n```");
  }
  const scene = sceneFor('All the way round', 'It is $2 \\pi r$ long', 'unheardOf');
  return text(`\`\`\`tsx\n${scene}\n\`\`\``);
}

/** What the program is told about the server at this address. */
export function environment(baseUrl: string): Record<string, string> {
  return {OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: KEY, OPENAI_MODEL: 'clever-1'};
}
