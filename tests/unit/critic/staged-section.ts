// A section as it would be measured, from the source of its scene: each object is a text of its
// own size in the middle of its area, from the beat that shows it on until one clears it.
import {areaRectangle} from '../../../engine/anchors.ts';
import {stagedScene, stationIn} from '../../../agents/critic/solve/staged-objects.ts';
import type {MeasuredLeaf, MeasuredSection} from '../../../schema/measured-section.ts';

const NATURAL = {width: 300, height: 60};

/** A scene of words: where each is placed, and what is done in each beat. */
export function wordsScene(
  places: Readonly<Record<string, string>>,
  beats: readonly string[],
): string {
  return `import {Words, lecture} from 'lectern';

export default lecture({title: 'Round', lines: [${beats.map((_, index) => `'line ${index + 1}'`).join(', ')}]}, function* (stage) {
${Object.entries(places)
  .map(
    ([name, area]) =>
      `  const ${name} = stage.placeIn(new Words({text: '${name}'}), ${area}); // ${name}`,
  )
  .join('\n')}
${beats
  .map(
    (actions, index) => `  yield* stage.beat(${index + 1}, function* () {
    ${actions}
  });`,
  )
  .join('\n')}
});
`;
}

/** The section of such a scene; its stills tell what stands where. */
export function measuredFrom(source: string): MeasuredSection {
  const scene = stagedScene(source);
  if (scene === undefined) throw new Error('This is no scene.');
  const beats = scene.tree.beats.map(({beat, body}) => ({beat, text: body.getText()}));
  const moments = beats.map(({beat}) => {
    const leaves = scene.objects.flatMap((object): MeasuredLeaf[] => {
      const {name, kind, made} = object;
      const last = (method: string): number =>
        beats.findLast(
          each => each.beat <= beat && new RegExp(`${method}\\([^)]*\\b${name}\\b`).test(each.text),
        )?.beat ?? 0;
      const station = stationIn(object, beat);
      if (station === undefined || last('show') === 0 || last('clear') >= last('show')) return [];
      const area = areaRectangle(...station.area);
      const scale = Math.min(
        1,
        (area.width * 0.96) / NATURAL.width,
        (area.height * 0.96) / NATURAL.height,
      );
      const [line = 1, column = 1] = made.split(':').map(Number);
      const width = NATURAL.width * scale;
      const height = NATURAL.height * scale;
      return [
        {
          id: name,
          within: [],
          object: kind,
          name: kind,
          kind: 'text',
          text: name,
          box: {
            x: area.x + (area.width - width) / 2,
            y: area.y + (area.height - height) / 2,
            width,
            height,
          },
          outline: [],
          filling: 0,
          strokeWidth: 0,
          opacity: 1,
          fontSize: 40 * scale,
          color: '#ffffff',
          grounds: [{color: '#000000', share: 1}],
          isBackground: false,
          isPatched: false,
          made: {line, column},
        },
      ];
    });
    const still = leaves.map(({id, box}) => `${id}@${Math.round(box.x)},${Math.round(box.y)}`);
    return {
      seconds: beat * 10,
      untilSeconds: beat * 10,
      beat,
      isSettled: true,
      endsBeat: true,
      leaves,
      still: `data:image/png;base64,${Buffer.from(still.join()).toString('base64')}`,
    };
  });
  return {
    section: '01-round',
    isLecture: true,
    title: 'Round',
    lines: beats.map(({beat}) => `line ${beat}`),
    direction: 'ltr',
    durationSeconds: beats.length * 10 + 5,
    beats: beats.map(({beat}) => ({
      beat,
      startSeconds: beat * 10 - 8,
      settledSeconds: beat * 10,
      endSeconds: beat * 10 + 1,
    })),
    moments,
    tracks: [],
  };
}
