/** The nodes of one diagram by their names, and the arrows that a walk follows. */
import type {ContentOf} from '../../../schema/pictures.ts';
import {DiagramStory} from '../pictures/diagram-story.ts';
import type {StoryPath} from '../source-map.ts';
import type {SaidNames} from './said-names.ts';

/** The nodes of a diagram, block by block. */
export class NodeNames {
  private readonly story = new DiagramStory();

  public constructor(private readonly said: SaidNames) {}

  /** Judges the next block. */
  public next(content: ContentOf<'diagram'>, at: StoryPath): void {
    const {map, problems} = this.said;
    for (const problem of this.story.next(content).problems) {
      problems.add(problem.message, map.placeOfKey([...at, ...problem.at]), problem.remedy);
    }
    for (const key of ['reveal', 'show'] as const) {
      (content[key] ?? []).forEach((id, index) => this.node(id, [...at, key, index]));
    }
    (content.walk ?? []).forEach((id, index, way) => {
      const path = [...at, 'walk', index];
      const before = way[index - 1];
      const isKnown = this.node(id, path);
      if (!isKnown || before === undefined || !this.story.nodes.has(before)) return;
      if (this.story.leads(before, id)) return;
      problems.add(
        `No arrow leads from “${before}” to “${id}”.`,
        map.placeOf(path),
        `Add it to “edges:” as ${before} -> ${id}.`,
      );
    });
    if (content.highlight !== undefined) this.node(content.highlight, [...at, 'highlight']);
  }

  private node(id: string, path: StoryPath): boolean {
    return this.said.name(id, 'node', this.story.nodes.keys(), path);
  }
}
