/** The arrow of a diagram as it is written in a lecture: `a -> b: label`, dashed with `-->`. */

/** An arrow between two nodes. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string | undefined;
  readonly dashed: boolean;
}

/** Reads an arrow; the schema has made sure that it is one. */
export function readEdge(text: string): DiagramEdge {
  const match = /^\s*(.+?)\s*(-->|->)\s*(.+?)\s*$/.exec(text);
  const [, from = '', arrow = '', rest = ''] = match ?? [];
  const [to = '', ...label] = rest.split(/:\s+/);
  return {
    from,
    to: to.trim(),
    label: label.length === 0 ? undefined : label.join(': '),
    dashed: arrow === '-->',
  };
}
