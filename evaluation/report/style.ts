/** The look of the report: light and dark, wide and narrow, on paper. */

/** Style sheet of the page. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1a2130; --dim: #5b6577; --ground: #f6f7f9; --panel: #fff; --line: #d9dee6; --own: #1f6fd0; --before: #8a5a00; --good: #1f7a45; --bad: #c8324b; --soft: #eef2f8; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f6; --dim: #9aa5b8; --ground: #0f1218; --panel: #171c25; --line: #2a3240; --own: #6cb6ff; --before: #ffb454; --good: #7ee0a1; --bad: #ff8fa3; --soft: #1f2632; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 80rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; } h2 { margin: 2.5rem 0 1rem; font-size: 1.35rem; } h3 { display: inline; font-size: 1.15rem; margin: 0; } h4 { margin: 0; font-size: 1rem; } h5 { margin: 0 0 .35rem; font-size: .8rem; color: var(--dim); font-weight: 600; }
header p, .facts, .note, figcaption, .part span, small { color: var(--dim); font-weight: 400; } header p { margin: .3rem 0 0; }
a { color: var(--own); } a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid var(--own); outline-offset: 2px; border-radius: 4px; }
.bad { color: var(--bad); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1rem; padding: 0; margin: 1.75rem 0 1rem; list-style: none; }
.cards li { padding: .9rem 1.1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; break-inside: avoid; }
.cards h2 { margin: 0; font-size: .95rem; color: var(--dim); font-weight: 600; } .cards p { margin: 0; color: var(--dim); font-size: .9rem; } .cards .big { color: var(--ink); font-size: 2.1rem; font-weight: 700; line-height: 1.3; } .big small { font-size: 1rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; align-items: start; }
.column { display: grid; gap: 1rem; } .figures + .wide { margin-top: 1rem; }
figure { margin: 0; padding: 1.1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; break-inside: avoid; } figcaption { margin-bottom: .6rem; } figcaption b { display: block; color: var(--ink); font-size: 1.05rem; }
.chart { display: block; width: 100%; max-width: 36rem; margin: 0 auto; } .chart text { font: 15px system-ui, sans-serif; fill: var(--ink); } .chart .tick, .legend text { fill: var(--dim); } .chart .value { text-anchor: end; font-weight: 700; }
.track { stroke: var(--line); stroke-width: 3; stroke-linecap: round; } .gain { stroke: var(--own); stroke-width: 6; opacity: .45; } .loss { stroke: var(--bad); stroke-width: 6; opacity: .5; } .bar { stroke: var(--own); stroke-width: 10; opacity: .5; } .column-bar { fill: var(--own); }
.own { fill: var(--own); } .before { fill: var(--before); } .baseline { fill: none; stroke: var(--dim); stroke-width: 2.5; } .dot { fill: var(--own); stroke: var(--panel); stroke-width: 1.5; }
.wide { overflow-x: auto; } table { width: 100%; border-collapse: collapse; background: var(--panel); border: 1px solid var(--line); } th, td { padding: .5rem .75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; } thead th { font-weight: 600; font-size: .9rem; color: var(--dim); vertical-align: bottom; } tbody th { font-weight: 600; }
.numbers td:not(.words), .numbers thead th { text-align: right; white-space: nowrap; } .numbers thead th { white-space: normal; } .numbers th:first-child, .numbers td:first-child, .numbers thead th:nth-child(2), .numbers thead th:nth-child(3) { text-align: left; } .numbers tbody th { min-width: 12rem; }
.lecture { margin: 0 0 1rem; padding: 1rem 1.25rem; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; } summary { cursor: pointer; } .part { margin: 2rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.1rem; } .part span { margin-left: .5rem; }
.stills { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .75rem; padding: 0; margin: 1rem 0 0; list-style: none; } .stills li { break-inside: avoid; } .stills img { display: block; width: 100%; border-radius: 8px; border: 2px solid transparent; } .stills .cited img { border-color: var(--own); } .stills span { font-size: .85rem; color: var(--dim); }
.moment { font-weight: 600; white-space: nowrap; }
.note { margin: .5rem 0; } .shadow { display: flex; flex-wrap: wrap; gap: .4rem; margin: .25rem 0 1rem; padding: 0; list-style: none; } .shadow li { padding: .1rem .6rem; font-size: .85rem; color: var(--dim); border: 1px solid var(--line); border-radius: 14px; }
.question { padding: 1rem 0; border-top: 1px dashed var(--line); break-inside: avoid; } .options { margin: .5rem 0 .9rem; padding: 0; list-style: none; columns: 24rem 2; column-gap: 2rem; } .options li { break-inside: avoid; padding: .1rem 0; } .options b { color: var(--dim); margin-right: .3rem; } .options .right { font-weight: 600; } .tag { padding: 0 .45rem; font-size: .78rem; border-radius: 99px; border: 1px solid currentColor; color: var(--good); font-weight: 600; } .tag.bad { color: var(--bad); }
.stages { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .75rem; } .stage { padding: .7rem .85rem; background: var(--soft); border-radius: 8px; } .answer + .answer { margin-top: .6rem; padding-top: .6rem; border-top: 1px solid var(--line); } .answer p { margin: 0; } .answer ul { margin: .25rem 0 0; padding-left: 1.1rem; font-size: .9rem; } .reason, .gate { color: var(--dim); font-size: .9rem; }
.correct b { color: var(--good); } .wrong b { color: var(--bad); } .insufficient b, .missing b { color: var(--before); }
.marks td ul { margin: .2rem 0 0; padding-left: 1.1rem; font-size: .9rem; } .marks thead th { min-width: 16rem; } .marks thead th:first-child { min-width: 9rem; } .faults { padding-left: 1.2rem; margin: 0; } .faults .error b { color: var(--bad); } .faults .warning b { color: var(--before); }
.method p { max-width: 60rem; color: var(--dim); }
@media (max-width: 40rem) { .stills { grid-template-columns: repeat(2, minmax(0, 1fr)); } .lecture { padding: .9rem; } .marks thead th { min-width: 13rem; } }
@media print { :root { color-scheme: light; --ink: #000; --dim: #444; --ground: #fff; --panel: #fff; --line: #bbb; --own: #1f6fd0; --before: #8a5a00; --good: #1f7a45; --bad: #c8324b; --soft: #f3f5f8; } body { padding: 0; max-width: none; font-size: 10pt; } .lecture { padding: 0; border: 0; } .lecture + .lecture { break-before: page; } details::details-content { content-visibility: visible; block-size: auto; } .stills { grid-template-columns: repeat(4, 1fr); } .wide { overflow: visible; } .marks thead th { min-width: 0; } a { color: inherit; } }
`;
