/** Tables of Markdown, and those that MyST writes as lists. */
import type {Table} from 'mdast';
import {readInline, wordsOf} from './inline.ts';
import {type DraftPicture, type Part, type PartContext, type Stretch, stretchOf} from './parts.ts';

/** A table, all of its rows of one length. */
export function partOfTable(node: Table, context: PartContext): Part {
  const stretch = stretchOf(node);
  const rows = node.children.map(row =>
    row.children.map(cell => {
      const parts = readInline(cell.children, context);
      if (parts.some(part => part.kind === 'image')) {
        context.warn(
          'An image within a table is not shown.',
          stretchOf(cell).start,
          'Put it in a paragraph of its own.',
        );
      }
      return wordsOf(parts);
    }),
  );
  const columns = Math.max(...rows.map(row => row.length));
  const even = rows.map(row => [...row, ...Array<string>(columns - row.length).fill('')]);
  const [head = [], ...body] = even;
  const hasHead = head.some(cell => cell !== '') && body.length > 0;
  return {
    ...stretch,
    kind: 'picture',
    picture: {
      ...stretch,
      kind: 'table',
      head: hasHead ? head : [],
      rows: hasHead ? body : body.length > 0 ? body : even,
      align: node.align,
    },
  };
}

/** A table whose rows are points, and whose cells are points under them. */
export function partOfListTable(
  context: PartContext,
  content: string,
  options: string,
  stretch: Stretch,
): Part | undefined {
  const [list] = context.parse(content);
  if (list?.type !== 'list') return undefined;
  const rows = list.children.map(({children: [cells]}) =>
    cells?.type === 'list'
      ? cells.children.map(({children: [words]}) =>
          words?.type === 'paragraph' ? wordsOf(readInline(words.children, context)) : '',
        )
      : [],
  );
  const heads = Number(/:header-rows:\s*(\d+)/.exec(options)?.[1] ?? 0);
  const columns = Math.max(...rows.map(row => row.length));
  const even = rows.map(row => [...row, ...Array<string>(columns - row.length).fill('')]);
  const [head = []] = even;
  const hasHead = heads > 0 && even.length > 1;
  const picture: DraftPicture = {
    ...stretch,
    kind: 'table',
    head: hasHead ? head : [],
    rows: hasHead ? even.slice(1) : even,
    align: null,
  };
  return columns === 0 ? undefined : {...stretch, kind: 'picture', picture};
}
