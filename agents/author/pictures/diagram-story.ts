/** What the blocks of a diagram say one after the other: what comes, goes and changes with each of them. */
import {type DiagramArrow, readArrows} from '../../../schema/diagram-arrows.ts';
import type {ContentOf} from '../../../schema/pictures.ts';

type DiagramContent = ContentOf<'diagram'>;
type Look = NonNullable<DiagramContent['nodes']>[number][1];

/** A node, as it looks when it first appears. */
export interface StoryNode {
  readonly id: string;
  label: string | undefined;
  icon: string | undefined;
  color: string | undefined;
  shape: string | undefined;
}

/** What a block changes. */
export interface DiagramStep {
  readonly nodes: readonly StoryNode[];
  readonly arrows: readonly DiagramArrow[];
  readonly hiddenNodes: readonly StoryNode[];
  readonly hiddenArrows: readonly DiagramArrow[];
  readonly relabelled: readonly (readonly [id: string, label: string])[];
  readonly recoloured: readonly (readonly [id: string, color: string])[];
  readonly direction: DiagramContent['direction'];
  readonly problems: readonly StoryProblem[];
}

/** What cannot be done, and where the block says it: keys and positions. */
export interface StoryProblem {
  readonly at: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

/** A diagram while its blocks are read. */
export class DiagramStory {
  /** All nodes that were named, in their order. */
  public readonly nodes = new Map<string, StoryNode>();
  /** All arrows, in their order. */
  public readonly arrows: DiagramArrow[] = [];
  private readonly visible = new Set<StoryNode | DiagramArrow>();
  /** How nodes look now, where that was changed. */
  private readonly looks = new Map<string, {label?: string; color?: string}>();
  private direction: DiagramContent['direction'];
  private isBegun = false;

  /** Takes the next block. */
  public next(content: DiagramContent): DiagramStep {
    const isFirst = !this.isBegun;
    this.isBegun = true;
    const problems: StoryProblem[] = [];
    const step = {
      relabelled: [] as [string, string][],
      recoloured: [] as [string, string][],
      direction: isFirst || content.direction === this.direction ? undefined : content.direction,
    };
    this.direction = content.direction ?? this.direction;

    const named: string[] = [];
    for (const [id, look] of content.nodes ?? []) {
      named.push(id);
      const node = this.named(id);
      if (this.visible.has(node)) this.change(node, look, step, problems);
      else Object.assign(node, given(look));
    }
    const written = (content.edges ?? []).flatMap(text => readArrows(text) ?? []);
    const listed = written.map((arrow, index) => this.listed(arrow, written.slice(0, index)));
    for (const {from, to} of listed) {
      named.push(this.named(from).id, this.named(to).id);
    }
    if (!isFirst && content.reveal !== undefined) {
      problems.push({
        at: ['reveal'],
        message: '“reveal” belongs to the block that begins a diagram.',
        remedy: 'Here write “show:”.',
      });
    }

    const hidden =
      !isFirst && content.edges?.length === 0
        ? this.arrows.filter(arrow => this.visible.has(arrow))
        : [];
    const going = [...hidden, ...this.toHide(content.hide ?? [], problems)].filter(part =>
      this.visible.delete(part),
    );
    const shown = isFirst ? (content.reveal ?? named) : [...(content.show ?? []), ...named];
    const coming = [...new Set(shown)]
      .flatMap(id => this.nodes.get(id) ?? [])
      .filter(node => !this.visible.has(node));
    for (const node of coming) this.visible.add(node);
    const isReady = ({from, to}: DiagramArrow): boolean =>
      [from, to].every(id => this.visible.has(this.named(id)));
    const comesAlong = ({from, to}: DiagramArrow): boolean =>
      coming.some(({id}) => id === from || id === to);
    const arrows = this.arrows.filter(
      arrow =>
        !this.visible.has(arrow) && isReady(arrow) && (listed.includes(arrow) || comesAlong(arrow)),
    );
    for (const arrow of arrows) this.visible.add(arrow);
    return {
      ...step,
      nodes: coming,
      arrows,
      hiddenNodes: going.filter(part => 'id' in part),
      hiddenArrows: going.filter(part => 'from' in part),
      problems,
    };
  }

  /** Whether an arrow can be followed from one node to another. */
  public leads(from: string, to: string): boolean {
    return this.arrows.some(arrow => joins(arrow, from, to));
  }

  private named(id: string): StoryNode {
    const known = this.nodes.get(id);
    if (known !== undefined) return known;
    const node = {id, label: undefined, icon: undefined, color: undefined, shape: undefined};
    this.nodes.set(id, node);
    return node;
  }

  /** The arrow that was meant: one that an earlier block drew in the same way, or a new one. */
  private listed(written: DiagramArrow, earlier: readonly DiagramArrow[]): DiagramArrow {
    const number = earlier.filter(arrow => isSame(arrow, written)).length;
    const known = this.arrows.filter(arrow => isSame(arrow, written))[number];
    if (known === undefined) this.arrows.push(written);
    return known ?? written;
  }

  private change(
    node: StoryNode,
    look: Look,
    step: Pick<DiagramStep, never> & {
      relabelled: [string, string][];
      recoloured: [string, string][];
    },
    problems: StoryProblem[],
  ): void {
    const now = this.looks.get(node.id) ?? {};
    const {label, color} = look;
    if (label !== undefined && label !== (now.label ?? node.label ?? node.id)) {
      step.relabelled.push([node.id, label]);
      now.label = label;
    }
    if (color !== undefined && color !== (now.color ?? node.color)) {
      step.recoloured.push([node.id, color]);
      now.color = color;
    }
    this.looks.set(node.id, now);
    for (const key of ['icon', 'shape'] as const) {
      if (look[key] === undefined || look[key] === node[key]) continue;
      problems.push({
        at: ['nodes', node.id, key],
        message: `The ${key} of “${node.id}” cannot change any more.`,
        remedy: 'Write it where the node first appears.',
      });
    }
  }

  private toHide(names: readonly string[], problems: StoryProblem[]): (StoryNode | DiagramArrow)[] {
    return names.flatMap((name, index) => {
      const node = this.nodes.get(name);
      if (node !== undefined) {
        return [node, ...this.arrows.filter(({from, to}) => from === name || to === name)];
      }
      const wanted = readArrows(name);
      const found = (wanted ?? []).flatMap(({from, to, label}) =>
        this.arrows.filter(
          arrow => joins(arrow, from, to) && (label === undefined || label === arrow.label),
        ),
      );
      if (found.length === 0) {
        problems.push({
          at: ['hide', index],
          message: `This diagram has no ${wanted === undefined ? 'node' : 'arrow'} “${name}”.`,
          remedy: 'Write the name of a node, or an arrow as it was drawn, such as a -> b.',
        });
      }
      return found;
    });
  }
}

function joins(arrow: DiagramArrow, from: string, to: string): boolean {
  return (
    (arrow.from === from && arrow.to === to) ||
    (arrow.heads !== 'one' && arrow.from === to && arrow.to === from)
  );
}

function isSame(first: DiagramArrow, second: DiagramArrow): boolean {
  return (
    joins(first, second.from, second.to) &&
    first.heads === second.heads &&
    first.label === second.label &&
    first.dashed === second.dashed
  );
}

/** What a look says, without what it leaves open. */
function given(look: Look): Partial<Look> {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
}
