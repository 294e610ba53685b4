/** Diagrams: nodes and arrows that come, change and go. */
import type {DiagramArrow} from '../../../schema/diagram-arrows.ts';
import {printed} from '../scene-script.ts';
import {DiagramStory} from './diagram-story.ts';
import {type PictureWriter, placed} from './story.ts';

/** Writes diagrams. */
export const diagramWriter: PictureWriter<'diagram'> = {
  wish: () => ({wide: false, grows: true, columns: 4, rows: 3}),
  write({id, area, steps}, script) {
    const variable = script.variable(id, 'diagram');
    const story = new DiagramStory();
    const changes = steps.map(({content}) => story.next(content));
    const [first] = changes;
    const isWhole =
      first?.nodes.length === story.nodes.size && first.arrows.length === story.arrows.length;
    const node = `new ${script.engine('Diagram')}(${printed({
      nodes: [...story.nodes.values()],
      edges: story.arrows.map(({from, to, label, dashed, heads}) => ({
        from,
        to,
        label,
        dashed: dashed ? true : undefined,
        heads: heads === 'one' ? undefined : heads,
      })),
      direction: steps[0]?.content.direction,
      revealed: isWhole ? undefined : 'none',
    })})`;
    script.declare(`const ${variable} = ${placed(node, area)};`);

    const nodes = (ids: readonly string[]): string[] =>
      ids.map(name => `${variable}.node(${printed(name)})`);
    const arrows = (all: readonly DiagramArrow[]): string[] =>
      all.map(arrow => `${variable}.edge(${endsOf(arrow, story.arrows)})`);
    steps.forEach(({moment, content}, index) => {
      const change = changes[index];
      if (change === undefined) return;
      const play = (verb: 'show' | 'hide', parts: readonly string[]): void => {
        if (parts.length > 0) script.play(moment, `yield* stage.${verb}(${parts.join(', ')});`);
      };
      play('hide', [
        ...nodes(change.hiddenNodes.map(({id: name}) => name)),
        ...arrows(change.hiddenArrows),
      ]);
      if (change.direction !== undefined) {
        script.play(moment, `yield* ${variable}.turn(${printed(change.direction)});`);
      }
      for (const [name, label] of change.relabelled) {
        script.play(moment, `yield* ${variable}.node(${printed(name)}).become(${printed(label)});`);
      }
      script.playTogether(
        moment,
        change.recoloured.map(
          ([name, color]) => `${variable}.node(${printed(name)}).recolor(${printed(color)})`,
        ),
      );
      const parts = [...nodes(change.nodes.map(({id: name}) => name)), ...arrows(change.arrows)];
      play('show', [...(index === 0 ? [variable] : []), ...(index === 0 && isWhole ? [] : parts)]);
      if (content.walk !== undefined) {
        script.play(moment, `yield* ${variable}.walk(${printed(content.walk)});`);
      }
      if (content.restore === true) script.play(moment, `yield* ${variable}.clearHighlight();`);
      if (content.highlight !== undefined) {
        script.play(moment, `yield* ${variable}.highlight(${printed(content.highlight)});`);
      }
    });
    return variable;
  },
};

/** The ends of an arrow as `diagram.edge(…)` takes them, and which one it is where several join the same nodes. */
function endsOf(arrow: DiagramArrow, all: readonly DiagramArrow[]): string {
  const {from, to, label} = arrow;
  const parallel = all.filter(other => other.from === from && other.to === to);
  const number = parallel.indexOf(arrow);
  const isOnlyOne = parallel.filter(other => other.label === label).length === 1;
  const which = number === 0 ? [] : [label !== undefined && isOnlyOne ? label : number];
  return [from, to, ...which].map(printed).join(', ');
}
