/** A Jupyter notebook as Markdown: cells in their order, with the pictures, tables and texts that they put out. */
import {z} from 'zod';

/** A notebook as Markdown. */
export interface NotebookText {
  readonly text: string;
  /** Pictures as `data:` addresses, by the names that the text gives them. */
  readonly pictures: ReadonlyMap<string, string>;
  /** Where each cell begins, by its line in the text. */
  readonly cells: readonly {readonly line: number; readonly number: number}[];
  /** What was left out, with the number of its cell. */
  readonly left: readonly {readonly number: number; readonly what: string}[];
}

const words = z.union([z.string(), z.array(z.string()).transform(lines => lines.join(''))]);
const bundle = z.record(z.string(), z.unknown());
const outputSchema = z.looseObject({
  output_type: z.string(),
  text: words.optional(),
  data: bundle.optional(),
  ename: z.string().optional(),
  evalue: z.string().optional(),
});
const notebookSchema = z.looseObject({
  cells: z.array(
    z.looseObject({
      cell_type: z.string(),
      source: words,
      outputs: z.array(outputSchema).optional(),
      attachments: z.record(z.string(), bundle).optional(),
      metadata: z.looseObject({tags: z.array(z.string()).optional()}).optional(),
    }),
  ),
  metadata: z
    .looseObject({
      language_info: z.looseObject({name: z.string()}).optional(),
      title: z.string().optional(),
    })
    .optional(),
});

/** More lines of what code puts out cannot be read in a video. */
const MOST_OUTPUT_LINES = 12;

/** Reads a notebook; undefined when it is none. */
export function readNotebook(json: string): NotebookText | undefined {
  const parsed = notebookSchema.safeParse(parseJson(json));
  if (!parsed.success) return undefined;
  const {cells, metadata} = parsed.data;
  const language = metadata?.language_info?.name ?? 'python';
  const blocks: string[] = [];
  const starts: {line: number; number: number}[] = [];
  const left: {number: number; what: string}[] = [];
  const pictures = new Map<string, string>();
  // A picture that is written out would be read letter by letter.
  const named = (address: string): string => {
    const name = `picture-${pictures.size + 1}`;
    pictures.set(name, address);
    return name;
  };
  let line = 1;
  const add = (block: string, number: number): void => {
    if (block.trim() === '') return;
    blocks.push(block);
    starts.push({line, number});
    line += block.split('\n').length + 1;
  };
  cells.forEach(
    ({cell_type: type, source, outputs = [], attachments = {}, metadata: cell}, index) => {
      const number = index + 1;
      const tags = cell?.tags ?? [];
      if (type === 'markdown') add(withAttachments(source, attachments, named), number);
      else if (type === 'code') {
        if (
          !tags.some(tag => /^(?:remove|hide)[_-](?:input|cell)$/.test(tag)) &&
          !isSetting(source)
        ) {
          add(fenced(withoutMagic(source).trim(), language), number);
        }
        if (tags.some(tag => /^(?:remove|hide)[_-](?:output|cell)$/.test(tag))) return;
        for (const output of outputs) {
          const shown = shownOutput(output, named);
          if (shown.block !== undefined) add(shown.block, number);
          if (shown.left !== undefined) left.push({number, what: shown.left});
        }
      } else if (source.trim() !== '') left.push({number, what: `a cell of kind “${type}”`});
    },
  );
  return {text: `${blocks.join('\n\n')}\n`, pictures, cells: starts, left};
}

/** The number of the cell that holds a line of the text, and the line in it. */
export function cellAt({cells}: NotebookText, line: number): {number: number; line: number} {
  const cell = cells.findLast(start => start.line <= line);
  return {number: cell?.number ?? 1, line: line - (cell?.line ?? 1) + 1};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shownOutput(
  output: z.infer<typeof outputSchema>,
  named: (address: string) => string,
): {block?: string; left?: string} {
  if (output.output_type === 'error') {
    const words = [output.ename, output.evalue].filter(part => part !== undefined && part !== '');
    return {block: fenced(words.join(': '), 'text')};
  }
  const {data = {}} = output;
  const svg = textOf(data['image/svg+xml']);
  if (svg !== undefined) {
    const base64 = Buffer.from(svg, 'utf8').toString('base64');
    return {block: `![](${named(`data:image/svg+xml;base64,${base64}`)})`};
  }
  for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp']) {
    const base64 = textOf(data[type])?.replace(/\s/g, '');
    if (base64 !== undefined) return {block: `![](${named(`data:${type};base64,${base64}`)})`};
  }
  const tex = textOf(data['text/latex']);
  if (tex !== undefined) return {block: displayed(tex)};
  const html = textOf(data['text/html']);
  const table = html === undefined ? undefined : /<table[\s\S]*?<\/table>/i.exec(html)?.[0];
  if (table !== undefined) return {block: table.replace(/\n\s*\n/g, '\n')};
  const markdown = textOf(data['text/markdown']);
  if (markdown !== undefined) return {block: markdown};
  const isNamedOnly = /^<IPython\b/.test(textOf(data['text/plain']) ?? '<IPython');
  if (html !== undefined && isNamedOnly) {
    const words = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '').replace(/\n\s*\n/g, '\n');
    if (/[\p{L}\p{N}]/u.test(words.replace(/<[^>]*>/g, '')))
      return {block: `<div>${words.trim()}</div>`};
    return {left: 'what the code puts out as HTML'};
  }
  const text = (output.text ?? textOf(data['text/plain']) ?? '').trimEnd();
  if (
    text === '' ||
    /^<[\w.]+(?: object)? at 0x|^<(?:Figure|Axes)|^Text\(|^\[<matplotlib/.test(text)
  )
    return {};
  const lines = text.split('\n');
  if (lines.length <= MOST_OUTPUT_LINES) return {block: fenced(text, 'text')};
  return {
    block: fenced([...lines.slice(0, MOST_OUTPUT_LINES - 1), '…'].join('\n'), 'text'),
    left: `${lines.length - MOST_OUTPUT_LINES + 1} lines of what the code puts out`,
  };
}

/** TeX that a program put out, with its delimiters. */
function displayed(tex: string): string {
  const bare = tex
    .trim()
    .replace(/^\$+(?:\\displaystyle\s*)?|\$+$/g, '')
    .trim();
  return /^\\(?:begin|\[)/.test(bare) ? bare : `$$\n${bare}\n$$`;
}

function withAttachments(
  source: string,
  attachments: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  named: (address: string) => string,
): string {
  return source.replace(/\(attachment:([^)\s]+)\)/g, (all, name: string) => {
    const [type, data] = Object.entries(attachments[decodeURIComponent(name)] ?? {})[0] ?? [];
    const base64 = textOf(data);
    return type === undefined || base64 === undefined
      ? all
      : `(${named(`data:${type};base64,${base64.replace(/\s/g, '')}`)})`;
  });
}

/** Code that only sets up the notebook: magic commands. */
function isSetting(source: string): boolean {
  return source.split('\n').every(line => /^\s*(?:[%!].*)?$/.test(line));
}

/** Code without the commands to the notebook in it. */
function withoutMagic(source: string): string {
  return source.replace(/^[%!]{1,2}[a-z].*\n?/gm, '');
}

function fenced(code: string, language: string): string {
  if (code.trim() === '') return '';
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

function textOf(value: unknown): string | undefined {
  const parsed = words.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
