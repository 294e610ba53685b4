/** Tells of what `reveal` keeps back and no later block shows: viewers would never see it. */
import type {PictureStep} from '../../schema/pictures.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import type {LectureProblems} from './lecture-problems.ts';
import {DiagramStory} from './pictures/diagram-story.ts';
import {blocksOfPictures} from './picture-blocks.ts';
import type {SourceMap} from './source-map.ts';

/** Warns of nodes of diagrams and rows of tables that never come. */
export function checkRevealed(
  storyboard: Storyboard,
  map: SourceMap,
  problems: LectureProblems,
): void {
  storyboard.sections.forEach((section, index) => {
    for (const [id, blocks] of blocksOfPictures(section, ['sections', index])) {
      const [first] = blocks;
      if (first === undefined || !problems.canJudge(section.id, id)) continue;
      const hidden = neverShown(blocks.map(({step}) => step));
      if (hidden === undefined) continue;
      const {what, names} = hidden;
      const all = names.map(name => `“${name}”`).join(', ');
      const list = `[${names.join(', ')}]`;
      problems.warn(
        `${names.length === 1 ? `The ${what} ${all} is` : `The ${what}s ${all} are`} kept back by “reveal” and never shown.`,
        map.placeOf([...first.path, 'content', 'reveal']),
        `Write “show: ${list}” in a later block of “#${id}”, or leave “reveal” out.`,
      );
    }
  });
}

/** What of a picture never comes; undefined where all of it does. */
function neverShown(
  steps: readonly PictureStep[],
): {readonly what: 'node' | 'row'; readonly names: readonly string[]} | undefined {
  const names = [...nodesNeverShown(steps), ...rowsNeverShown(steps)];
  if (names.length === 0) return undefined;
  return {what: steps[0]?.kind === 'diagram' ? 'node' : 'row', names};
}

function nodesNeverShown(steps: readonly PictureStep[]): string[] {
  const story = new DiagramStory();
  const shown = new Set<string>();
  for (const step of steps) {
    if (step.kind !== 'diagram') continue;
    for (const {id} of story.next(step.content).nodes) shown.add(id);
  }
  return [...story.nodes.keys()].filter(id => !shown.has(id));
}

/** Rows of the first block; those of later ones are shown when they come. */
function rowsNeverShown([first, ...later]: readonly PictureStep[]): string[] {
  if (first?.kind !== 'table' || first.content.reveal !== 'head') return [];
  const shown = new Set(
    [first, ...later].flatMap(step => (step.kind === 'table' ? (step.content.show ?? []) : [])),
  );
  const rows = (first.content.rows ?? []).map((_, index) => index + 1);
  return rows.filter(row => !shown.has(row)).map(String);
}
