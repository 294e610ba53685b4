/** Blocks that are nearly Lectern's: what a teacher types who has not read how they are written. Pure. */

/** A block as it should have been written. */
export interface RewrittenBlock {
  readonly kind: string;
  readonly body: string;
}

/** Other words for keys. */
const KEYS: readonly (readonly [RegExp, string])[] = [
  [/^x[\s_-]?(?:label|axis|title|name)$/i, 'xLabel'],
  [/^y[\s_-]?(?:label|axis|title|name)$/i, 'yLabel'],
  [/^x[\s_-]?(?:lim|limits|range|domain)$/i, 'x'],
  [/^y[\s_-]?(?:lim|limits|range|domain)$/i, 'y'],
];

const POINT = /\(?\[?\s*([^\s,;()[\]]+)\s*[,;]\s*([^\s,;()[\]]+)\s*\]?\)?/.source;
const PAIR = new RegExp(`^${POINT}\\s*(?:->|-->|→|--|to|;|,)?\\s*${POINT}$`);
const SINGLE = new RegExp(`^${POINT}$`);
const COLORS = ['blue', 'orange', 'green', 'pink', 'violet', 'yellow'];

/** Rewrites a block; undefined where nothing is to be rewritten. */
export function rewriteBlock(kind: string, body: string): RewrittenBlock | undefined {
  if (kind === 'plot' || kind === 'geometry') return rewritePlot(kind, body);
  if (kind === 'chart') return rewriteChart(body);
  return undefined;
}

function rewritePlot(kind: string, body: string): RewrittenBlock | undefined {
  const kept: string[] = [];
  const elements: string[] = [];
  const taken = new Set<string>();
  let isChanged = false;
  for (const line of body.split('\n')) {
    const [, key = '', value = ''] = /^([\p{L}][\p{L}\s_-]*?)\s*:\s*(.*?)\s*$/u.exec(line) ?? [];
    const known = KEYS.find(([pattern]) => pattern.test(key))?.[1];
    const element = elementOf(line, key.toLowerCase(), value, elements.length, taken);
    if (element !== undefined) {
      elements.push(element);
      isChanged = true;
    } else if (known !== undefined && known !== key) {
      kept.push(`${known}: ${value}`);
      isChanged = true;
    } else kept.push(line);
  }
  if (!isChanged) return undefined;
  if (elements.length === 0) return {kind, body: kept.join('\n')};
  // Elements that are written as they should be stay beside those.
  const draw = kept.findIndex(line => /^draw:\s*$/.test(line));
  if (draw >= 0) kept.splice(draw + 1, 0, ...elements);
  else kept.push('draw:', ...elements);
  const hasX = kept.some(line => /^x\s*:/.test(line));
  const extent = hasX || kind === 'geometry' ? undefined : extentOf(elements);
  return {kind, body: [...(extent ?? []), ...kept].join('\n')};
}

/** `vector: (0,0) -> (1,2)`, `y = x^2`, `f(x) = sin(x)`, `point: (1, 2)`. */
function elementOf(
  line: string,
  key: string,
  value: string,
  index: number,
  taken: Set<string>,
): string | undefined {
  const color = COLORS[index % COLORS.length] ?? 'blue';
  const [, name, curve] =
    /^\s*([xy]|[a-zA-Z]\w{0,2}\s*\(\s*\p{L}\s*\))\s*=\s*([^=\s[].*?)\s*$/u.exec(line) ?? [];
  if (name !== undefined && curve !== undefined) {
    const letter = name.replace(/\s*\(.*$/, '');
    // A function is called by its letter in what follows, as in f'(x).
    const element = name === letter || taken.has(letter) ? `part${index + 1}` : letter;
    taken.add(element);
    const label = name === letter ? '' : `, label: $${letter}$`;
    const written = letter === 'x' ? `x = ${curve}` : curve;
    return `  ${element}: {curve: ${JSON.stringify(written)}, color: ${color}${label}}`;
  }
  const kind = /^(?:vector|arrow)$/.test(key)
    ? 'arrow'
    : /^(?:segment|line)$/.test(key)
      ? 'segment'
      : undefined;
  const pair = kind === undefined ? null : PAIR.exec(value);
  if (kind !== undefined && pair !== null) {
    const [, x1 = '', y1 = '', x2 = '', y2 = ''] = pair;
    return `  part${index + 1}: {${kind}: [[${x1}, ${y1}], [${x2}, ${y2}]], color: ${color}}`;
  }
  const point = key === 'point' ? SINGLE.exec(value) : null;
  if (point !== null)
    return `  part${index + 1}: {point: [${point[1] ?? ''}, ${point[2] ?? ''}], color: ${color}}`;
  const isCurve = /^(?:function|curve|graph)$/.test(key) && !/^[[{]/.test(value) && value !== '';
  return isCurve
    ? `  part${index + 1}: {curve: ${JSON.stringify(value.replace(/^(?:y|f\(x\))\s*=\s*/, ''))}, color: ${color}}`
    : undefined;
}

/** The ranges that hold the arrows, segments and points that were rewritten. */
function extentOf(elements: readonly string[]): string[] | undefined {
  const points = elements.flatMap(element =>
    [...element.matchAll(/\[(-?[\d.]+), (-?[\d.]+)\]/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    ),
  );
  if (points.length === 0 || elements.some(element => element.includes('curve:'))) return undefined;
  const range = (values: readonly number[]): string => {
    const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
    const room = (high - low || 1) * 0.1;
    return `[${low < 0 ? round(low - room) : 0}, ${high > 0 ? round(high + room) : 0}]`;
  };
  return [`x: ${range(points.map(([x]) => x))}`, `y: ${range(points.map(([, y]) => y))}`];
}

function round(value: number): number {
  return Math.sign(value) * Math.ceil(Math.abs(value));
}

/** A chart with a type: lines and points are a plot, columns and shares are bars. */
function rewriteChart(body: string): RewrittenBlock | undefined {
  const entries = new Map<string, string>();
  for (const line of body.split('\n')) {
    const [, key, value] = /^([\p{L}\p{N}_ -]+?)\s*:\s*(.*?)\s*$/u.exec(line) ?? [];
    if (key === undefined || value === undefined) {
      if (line.trim() !== '') return undefined;
      continue;
    }
    entries.set(key, value);
  }
  const type = entries.get('type')?.toLowerCase();
  const lists = new Map(
    [...entries].flatMap(([key, value]) => {
      const items = itemsOf(value);
      return items === undefined ? [] : [[key, items] as const];
    }),
  );
  if (type !== undefined && /^(?:line|scatter|points|xy)/.test(type)) {
    return linesOfChart(lists, entries, /^(?:scatter|points)/.test(type));
  }
  const labels =
    lists.get('labels') ?? lists.get('x') ?? lists.get('categories') ?? lists.get('names');
  const values = lists.get('values') ?? lists.get('data') ?? lists.get('y');
  if (labels === undefined || values?.length !== labels.length || entries.has('bars'))
    return undefined;
  const unit = entries.get('unit');
  return {
    kind: 'chart',
    body: [
      'bars:',
      ...labels.map((label, index) => `  ${JSON.stringify(label)}: ${values[index] ?? ''}`),
      ...(unit === undefined ? [] : [`unit: ${unit}`]),
    ].join('\n'),
  };
}

function linesOfChart(
  lists: ReadonlyMap<string, readonly string[]>,
  entries: ReadonlyMap<string, string>,
  isScatter: boolean,
): RewrittenBlock | undefined {
  const xs = (lists.get('x') ?? lists.get('labels'))?.map(Number);
  const series = [...lists].filter(([key]) => key !== 'x' && key !== 'labels');
  if (xs === undefined || series.length === 0 || !xs.every(Number.isFinite)) return undefined;
  const ys = series.map(([, values]) => values.map(Number));
  if (ys.some(values => values.length !== xs.length || !values.every(Number.isFinite)))
    return undefined;
  const all = ys.flat();
  const range = (values: readonly number[]): string => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return low === high ? `[${low - 1}, ${high + 1}]` : `[${low}, ${high}]`;
  };
  const spread = Math.max(...all) - Math.min(...all) || 1;
  const label = (key: string): string | undefined => {
    const [, value] =
      [...entries].find(([name]) =>
        KEYS.some(([pattern, known]) => known === key && pattern.test(name)),
      ) ?? [];
    return value;
  };
  const [xLabel, yLabel] = [label('xLabel'), label('yLabel')];
  return {
    kind: 'plot',
    body: [
      `x: ${range(xs)}`,
      `y: ${range([...all, Math.min(...all) - spread * 0.1, Math.max(...all) + spread * 0.1].map(value => Number(value.toPrecision(3))))}`,
      ...(xLabel === undefined ? [] : [`xLabel: ${xLabel}`]),
      ...(yLabel === undefined ? [] : [`yLabel: ${yLabel}`]),
      'draw:',
      ...series.map(([key], index) => {
        const points = (ys[index] ?? []).map((y, at) => `[${xs[at] ?? 0}, ${y}]`).join(', ');
        const color = COLORS[index % COLORS.length] ?? 'blue';
        const shape = isScatter ? `scatter: [${points}]` : `polyline: [${points}], dots: true`;
        return `  ${JSON.stringify(`series ${index + 1}`)}: {${shape}, color: ${color}, label: ${JSON.stringify(key)}}`;
      }),
    ].join('\n'),
  };
}

/** The items of a list in brackets. */
function itemsOf(value: string): string[] | undefined {
  const [, inner] = /^\[(.*)\]$/.exec(value) ?? [];
  return inner
    ?.split(',')
    .map(item => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter(item => item !== '');
}
