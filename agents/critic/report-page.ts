/** The report of a critique: one HTML page that needs nothing else, stills with the faults drawn into them. */
import {rollup} from 'd3-array';
import {ANCHOR_COLUMNS, ANCHOR_ROWS, FRAME_SIZE, areaRectangle} from '../../engine/anchors.ts';
import type {MeasuredMoment, MeasuredSection} from '../../schema/measured-section.ts';
import {describeEdit} from './describe-edit.ts';
import type {Fault} from './measure/find-faults.ts';

/** What the page tells. */
export interface CritiqueReport {
  readonly title: string;
  readonly sections: readonly ReportedSection[];
  /** Whether beats without faults are shown from the start; not unless said so. */
  readonly showsAll?: boolean;
}

/** A section with its faults. */
export interface ReportedSection {
  readonly measured: MeasuredSection;
  readonly faults: readonly Fault[];
  /** The same after it was mended. */
  readonly after?: {readonly measured: MeasuredSection; readonly faults: readonly Fault[]};
  /** Sentences below its heading. */
  readonly remarks?: readonly string[];
}

/** Writes the page. */
export function critiquePage({title, sections, showsAll = false}: CritiqueReport): string {
  const faults = sections.flatMap(section => section.faults);
  const after = sections.flatMap(section => section.after?.faults ?? section.faults);
  const kinds = rollup(
    faults,
    found => found.length,
    ({code}) => code,
  );
  const isMended = sections.some(section => section.after !== undefined);
  const summary =
    faults.length === 0
      ? '<p class="good">No faults were measured.</p>'
      : `<ul class="kinds">${[...kinds]
          .sort(([, first], [, second]) => second - first)
          .map(([code, times]) => `<li><b>${times}</b> ${escaped(code)}</li>`)
          .join('')}</ul>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Critique: ${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>${faults.length === 1 ? 'One fault' : `${faults.length} faults`} in ${sections.length === 1 ? 'one section' : `${sections.length} sections`}${isMended ? `, ${after.length} after mending` : ''}, measured in the scenes as they play.</p>
${summary}
<label><input type="checkbox" id="marks" checked> outlines</label>
<label><input type="checkbox" id="grid"> anchor grid</label>
<label><input type="checkbox" id="all"${showsAll ? ' checked' : ''}> beats without faults too</label>
</header>
<main>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

function sectionHtml({measured, faults, after, remarks = []}: ReportedSection): string {
  const stills = stillsOf(measured, faults);
  const later = after === undefined ? [] : stillsOf(after.measured, after.faults);
  const articles = stills.map((still, index) => {
    const mended = later.find(({moment}) => moment.beat === still.moment.beat) ?? later[index];
    return articleHtml(still, measured, mended);
  });
  return `<section class="${faults.length === 0 ? 'clean' : 'faulty'}">
<h2>${escaped(measured.section)} <small>${measured.durationSeconds.toFixed(1)} s</small></h2>
${remarks.map(remark => `<p class="remark">${escaped(remark)}</p>`).join('')}
${articles.join('\n')}
</section>`;
}

/** A picture at rest, and the faults that are seen in it for the first time. */
interface ReportedStill {
  readonly moment: MeasuredMoment;
  readonly faults: readonly Fault[];
}

/** Each fault goes to the first still after it began, in its own beat if it has one. */
function stillsOf({moments}: MeasuredSection, faults: readonly Fault[]): ReportedStill[] {
  const rests = moments.filter(({still, endsBeat}) => still !== undefined || endsBeat);
  const shown = rests.length > 0 ? rests : moments.slice(-1);
  const placeOf = ({beat, fromSeconds}: Fault): MeasuredMoment | undefined =>
    shown.find(
      moment => moment.untilSeconds >= fromSeconds && (beat === undefined || moment.beat === beat),
    ) ?? shown.at(-1);
  return shown.map(moment => ({
    moment,
    faults: faults.filter(fault => placeOf(fault) === moment),
  }));
}

function articleHtml(
  {moment, faults}: ReportedStill,
  {direction, isLecture}: MeasuredSection,
  mended: ReportedStill | undefined,
): string {
  const list = faults.map(faultHtml);
  const figure = (still: ReportedStill, when: string): string =>
    figureHtml(still, isLecture ? direction : undefined, when);
  const pictures =
    mended === undefined
      ? figure({moment, faults}, '')
      : `<div class="pair">${figure({moment, faults}, 'before')}${figure(mended, 'after')}</div>`;
  const isClean = faults.length === 0 && (mended?.faults.length ?? 0) === 0;
  return `<article class="${isClean ? 'clean' : 'faulty'}">
${pictures}
${isClean ? '<p class="good">Nothing to complain about.</p>' : `<ol>${list.join('')}</ol>`}
${mended === undefined || isClean ? '' : leftHtml(mended.faults)}
</article>`;
}

/** What mending has left. */
function leftHtml(faults: readonly Fault[]): string {
  return faults.length === 0
    ? '<p class="good">Mended.</p>'
    : `<div><p class="remark">Left after mending:</p><ol>${faults.map(faultHtml).join('')}</ol></div>`;
}

function faultHtml(fault: Fault): string {
  const {severity, code, message, remedy, fromSeconds, toSeconds, made, anchors, edit} = fault;
  const cells = [...new Set(anchors)].slice(0, 4);
  const place = [
    ...(cells.length === 0 ? [] : [cells.join(', ')]),
    ...(made === undefined ? [] : [`line ${made.line}`]),
  ].join(' · ');
  return `<li class="${severity}"><b>${escaped(code)}</b> <time>${span(fromSeconds, toSeconds)}</time> <span>${escaped(place)}</span><p>${escaped(message.charAt(0).toUpperCase() + message.slice(1))}</p><p class="remedy">${escaped(remedy)}</p>${
    edit === undefined ? '' : `<code>${escaped(describeEdit(edit))}</code>`
  }</li>`;
}

function figureHtml(
  {moment, faults}: ReportedStill,
  direction: MeasuredSection['direction'] | undefined,
  when: string,
): string {
  const {still, beat, seconds} = moment;
  const name = beat === undefined ? 'At rest' : `Beat ${beat}`;
  const image =
    still === undefined
      ? ''
      : `<image href="${still}" width="${FRAME_SIZE.width}" height="${FRAME_SIZE.height}"/>`;
  const marks = faults.flatMap((fault, index) => marksSvg(fault, index + 1, moment));
  return `<figure>
<svg viewBox="0 0 ${FRAME_SIZE.width} ${FRAME_SIZE.height}" role="img" aria-label="${name}${when === '' ? '' : `, ${when}`}">
${image}<g class="grid">${direction === undefined ? '' : gridSvg(direction)}</g><g class="marks">${marks.join('')}</g>
</svg>
<figcaption>${name}, ${seconds.toFixed(1)} s${when === '' ? '' : `, ${when}`}</figcaption>
</figure>`;
}

/** Outlines of what a fault concerns: the real ones where they are seen in this picture. */
function marksSvg(
  {nodes, boxes, severity}: Fault,
  number: number,
  {leaves}: MeasuredMoment,
): string[] {
  return boxes.map(({x, y, width, height}, index) => {
    const leaf = leaves.find(({id}) => id === nodes[index]);
    const outline = leaf?.outline ?? [];
    const shape =
      outline.length > 0
        ? `<path d="M${outline.map(point => point.join(' ')).join('L')}${leaf?.kind === 'shape' ? '' : 'Z'}"/>`
        : `<rect x="${x - 6}" y="${y - 6}" width="${width + 12}" height="${height + 12}" rx="8"/>`;
    const [left, top] = [Math.max(8, x - 6), Math.max(34, y - 14)];
    return `<g class="${severity}">${shape}${index === 0 ? `<text x="${left}" y="${top}">${number}</text>` : ''}</g>`;
  });
}

function gridSvg(direction: MeasuredSection['direction']): string {
  return ANCHOR_ROWS.flatMap(row =>
    ANCHOR_COLUMNS.map(column => {
      const {x, y, width, height} = areaRectangle(`${row}${column}`, undefined, direction);
      return `<rect x="${x}" y="${y}" width="${width}" height="${height}"/><text x="${x + 10}" y="${y + 30}">${row}${column}</text>`;
    }),
  ).join('');
}

function span(from: number, to: number): string {
  return to > from ? `${from.toFixed(1)}–${to.toFixed(1)} s` : `${from.toFixed(1)} s`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1a2130; --dim: #5b6577; --ground: #f6f7f9; --panel: #fff; --line: #d9dee6; --error: #c8324b; --warning: #a86400; --good: #1f7a45; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f6; --dim: #9aa5b8; --ground: #0f1218; --panel: #171c25; --line: #2a3240; --error: #ff8fa3; --warning: #ffc46b; --good: #7ee0a1; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem); max-width: 84rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
h1 { margin: 0; font-size: 1.9rem; } h2 { margin: 2.5rem 0 1rem; font-size: 1.25rem; } small, figcaption, time, li span { color: var(--dim); font-weight: 400; }
header p { margin: .25rem 0 1rem; color: var(--dim); } label { margin-right: 1.5rem; }
.kinds { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; } .kinds li { padding: .2rem .75rem; border: 1px solid var(--line); border-radius: 99px; background: var(--panel); }
article { display: grid; grid-template-columns: minmax(0, 3fr) minmax(16rem, 2fr); gap: 1.5rem; padding: 1rem; margin-bottom: 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; break-inside: avoid; }
body:not(:has(#all:checked)) .clean { display: none; }
@media (max-width: 56rem) { article { grid-template-columns: 1fr; } }
figure { margin: 0; } .pair { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; } .pair + ol { padding-top: .5rem; } article:has(.pair) { grid-template-columns: 1fr 1fr; } article .pair { grid-column: 1 / -1; } .remark { margin: .2rem 0; color: var(--dim); } code { font-size: .85rem; padding: .1rem .4rem; border: 1px solid var(--line); border-radius: 6px; } svg { display: block; width: 100%; border-radius: 8px; } figcaption { margin-top: .4rem; font-size: .9rem; }
svg rect, svg path { fill: none; stroke-width: 5; } .marks path { stroke-width: 7; stroke-opacity: .8; } body:not(:has(#marks:checked)) .marks { display: none; } svg .error { stroke: #ff4d67; } svg .warning { stroke: #ffb020; } svg g > text { font: 700 30px system-ui, sans-serif; stroke: none; } svg .error text { fill: #ff4d67; } svg .warning text { fill: #ffb020; }
.grid { display: none; stroke: #8fa3c4; opacity: .55; } .grid rect { stroke-width: 1.5; } .grid text { fill: #8fa3c4; font-size: 24px; } body:has(#grid:checked) .grid { display: inline; }
ol { margin: 0; padding-left: 1.4rem; } ol li { margin-bottom: .9rem; } ol p { margin: .15rem 0; } .remedy { color: var(--dim); }
li.error b { color: var(--error); } li.warning b { color: var(--warning); } .good { color: var(--good); }
@media print { header label { display: none; } body { background: #fff; } }
`;
