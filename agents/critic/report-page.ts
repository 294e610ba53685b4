/** The report of a critique: one HTML page that needs nothing else, stills with the faults drawn into them. */
import {rollup} from 'd3-array';
import {ANCHOR_COLUMNS, ANCHOR_ROWS, FRAME_SIZE, areaRectangle} from '../../engine/anchors.ts';
import type {MeasuredMoment, MeasuredSection} from '../../schema/measured-section.ts';
import type {Fault} from './measure/find-faults.ts';

/** A section with its faults. */
export interface CritiquedSection {
  readonly measured: MeasuredSection;
  readonly faults: readonly Fault[];
  /** The same before it was mended; undefined for what was left as it was. */
  readonly before?:
    {readonly measured: MeasuredSection; readonly faults: readonly Fault[]} | undefined;
}

/** What the page tells. */
export interface CritiqueReport {
  readonly title: string;
  readonly sections: readonly CritiquedSection[];
}

/** Writes the page. */
export function critiquePage({title, sections}: CritiqueReport): string {
  const faults = sections.flatMap(section => section.faults);
  const kinds = rollup(
    faults,
    found => found.length,
    ({code}) => code,
  );
  const summary =
    faults.length === 0
      ? '<p class="good">No faults were measured.</p>'
      : `<ul class="kinds">${[...kinds]
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
<p>${faults.length === 1 ? 'One fault' : `${faults.length} faults`} in ${sections.length} sections, measured in the scenes as they play.</p>
${summary}
<label><input type="checkbox" id="grid"> anchor grid</label>
<label><input type="checkbox" id="all"> beats without faults too</label>
</header>
<main>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

function sectionHtml({measured, faults, before}: CritiquedSection): string {
  const beats = settledIn(measured).map(moment => {
    const own = faultsOf(faults, moment);
    const was = before === undefined ? undefined : pictureBefore(moment, before);
    const isFaulty = own.length > 0 || was !== undefined;
    return `<article class="${isFaulty ? 'faulty' : 'clean'}">
<div class="pictures">${was?.html ?? ''}${figureHtml(moment, own, measured, was === undefined ? '' : 'after')}</div>
${was === undefined ? '' : listHtml(was.faults, 'before')}${
      own.length > 0
        ? listHtml(own, was === undefined ? '' : 'left')
        : `<p class="good">${was === undefined ? 'Nothing to complain about.' : 'Mended.'}</p>`
    }
</article>`;
  });
  const isClean = faults.length === 0 && before === undefined;
  return `<section class="${isClean ? 'clean' : 'faulty'}">
<h2>${escaped(measured.section)} <small>${measured.durationSeconds.toFixed(1)} s${
    before === undefined
      ? ''
      : `, ${before.faults.length} faults before, ${faults.length === 0 ? 'none' : faults.length} now`
  }</small></h2>
${beats.join('\n')}
</section>`;
}

/** The same beat before it was mended; undefined where it looks as it did. */
function pictureBefore(
  moment: MeasuredMoment,
  {measured, faults}: NonNullable<CritiquedSection['before']>,
): {readonly html: string; readonly faults: readonly Fault[]} | undefined {
  const was = settledIn(measured).find(({beat}) => beat === moment.beat);
  if (was === undefined) return undefined;
  const own = faultsOf(faults, was);
  if (own.length === 0 && was.still === moment.still) return undefined;
  return {html: figureHtml(was, own, measured, 'before'), faults: own};
}

function settledIn({moments}: MeasuredSection): MeasuredMoment[] {
  return moments.filter(({endsBeat, still}) => endsBeat || still !== undefined);
}

function faultsOf(faults: readonly Fault[], {beat}: MeasuredMoment): Fault[] {
  return faults.filter(fault => fault.beat === beat);
}

function figureHtml(
  moment: MeasuredMoment,
  own: readonly Fault[],
  {direction}: MeasuredSection,
  when: string,
): string {
  const boxes = own.flatMap(({boxes: places, severity}, index) =>
    places.map(
      ({x, y, width, height}) =>
        `<g class="${severity}"><rect x="${x - 6}" y="${y - 6}" width="${width + 12}" height="${height + 12}" rx="8"/><text x="${x - 6}" y="${y - 14}">${index + 1}</text></g>`,
    ),
  );
  const still =
    moment.still === undefined
      ? ''
      : `<image href="${moment.still}" width="${FRAME_SIZE.width}" height="${FRAME_SIZE.height}"/>`;
  return `<figure>
<svg viewBox="0 0 ${FRAME_SIZE.width} ${FRAME_SIZE.height}" role="img" aria-label="Beat ${moment.beat ?? ''} at rest${when === '' ? '' : `, ${when}`}">
${still}<g class="grid">${gridSvg(direction)}</g>${boxes.join('')}
</svg>
<figcaption>Beat ${moment.beat ?? '–'}, ${moment.seconds.toFixed(1)} s${when === '' ? '' : `, ${when}`}</figcaption>
</figure>`;
}

function listHtml(faults: readonly Fault[], when: string): string {
  if (faults.length === 0) return '';
  const list = faults.map(
    ({severity, code, message, remedy, fromSeconds, toSeconds, made}) =>
      `<li class="${severity}"><b>${escaped(code)}</b> <time>${span(fromSeconds, toSeconds)}</time>${
        made === undefined ? '' : ` <span>line ${made.line}</span>`
      }<p>${escaped(message)}</p>${when === 'before' ? '' : `<p class="remedy">${escaped(remedy)}</p>`}</li>`,
  );
  return `<ol${when === '' ? '' : ` class="${when}"`}>${list.join('')}</ol>`;
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
article { display: grid; grid-template-columns: minmax(0, 3fr) minmax(16rem, 2fr); gap: 1rem 1.5rem; padding: 1rem; margin-bottom: 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; break-inside: avoid; }
body:not(:has(#all:checked)) .clean { display: none; }
article:has(figure + figure) { grid-template-columns: 1fr 1fr; } article:has(figure + figure) .pictures { grid-column: 1 / -1; }
.pictures { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 1rem; } ol.before { opacity: .75; }
@media (max-width: 56rem) { article, article:has(figure + figure) { grid-template-columns: 1fr; } }
figure { margin: 0; } svg { display: block; width: 100%; border-radius: 8px; } figcaption { margin-top: .4rem; font-size: .9rem; }
svg rect { fill: none; stroke-width: 5; } svg .error { stroke: #ff4d67; } svg .warning { stroke: #ffb020; } svg g > text { font: 700 30px system-ui, sans-serif; stroke: none; } svg .error text { fill: #ff4d67; } svg .warning text { fill: #ffb020; }
.grid { display: none; stroke: #8fa3c4; opacity: .55; } .grid rect { stroke-width: 1.5; } .grid text { fill: #8fa3c4; font-size: 24px; } body:has(#grid:checked) .grid { display: inline; }
ol { margin: 0; padding-left: 1.4rem; } ol li { margin-bottom: .9rem; } ol p { margin: .15rem 0; } .remedy { color: var(--dim); }
li.error b { color: var(--error); } li.warning b { color: var(--warning); } .good { color: var(--good); }
@media print { header label { display: none; } body { background: #fff; } }
`;
