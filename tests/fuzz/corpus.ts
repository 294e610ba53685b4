/** The lecture files that are spoiled: those of the repository, and notebooks and storyboards that are made of them. */
import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import {readLecture} from '../../agents/author/index.ts';

/** A lecture file. */
export interface CorpusFile {
  /** With the ending that says how it is read. */
  readonly name: string;
  readonly text: string;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDERS = ['lectures', 'tests/fixtures/lectures'];

/** What other tools write, in few lines each. */
const FOREIGN: readonly CorpusFile[] = [
  {
    name: 'deck.md',
    text: '---\nmarp: true\npaginate: true\nheader: "*Waves*"\n---\n\n# Waves\n\n---\n\n<!-- _class: lead -->\n\n## Sound\n\n$$v = f \\lambda$$\n\n> It needs a medium.\n\n| Medium | m/s |\n|:--|--:|\n| Air | **343** |\n| Water | 1480[^1] |\n\n[^1]: At 20 °C.\n\n<!-- Play a tone. -->\n',
  },
  {
    name: 'article.qmd',
    text: '---\ntitle: "Heat"\nauthor:\n  - name: Ada\n    orcid: 1\nformat: {html: {toc: true}}\n---\n\n## Flow {#sec-flow}\n\nIt *flows* by $\\dot q = -k \\nabla T$ [@fourier1822], see @fig-one.\n\n::: {.callout-note}\nNot `always`.\n:::\n\n```{python}\n#| label: fig-one\nprint(1)\n```\n\n```mermaid\ngraph LR\n  a[Hot] --> b((Cold))\n```\n',
  },
  {
    name: 'vault.md',
    text: '+++\ntitle = "Notes"\n+++\n\n# Notes\n\n## Links\n\n- [[Page|a page]] and ==marked== ~~struck~~ #tag\n- [ ] open\n- [x] done\n  1. one\n  2. two\n\n> [!tip] Try it\n> $x_1^2$ and \\(y\\)\n\nTerm\n: What it means\n\n![[picture.png]] <kbd>Ctrl</kbd> &amp; https://example.org\n',
  },
];

/** Reads them, always in the same order. */
export async function readCorpus(): Promise<readonly CorpusFile[]> {
  const markdown: CorpusFile[] = [...FOREIGN];
  for (const folder of FOLDERS) {
    for (const name of (await readdir(path.join(ROOT, folder))).sort()) {
      if (!name.endsWith('.md')) continue;
      markdown.push({name, text: await readFile(path.join(ROOT, folder, name), 'utf8')});
    }
  }
  const storyboard = await readLecture(path.join(ROOT, 'lectures/pythagoras.md'));
  return [
    ...markdown,
    ...markdown.map(notebookOf),
    {name: 'storyboard.json', text: JSON.stringify(storyboard, null, 2)},
  ];
}

function notebookOf({name, text}: CorpusFile): CorpusFile {
  const cells = text.split('\n\n').map(source => ({cell_type: 'markdown', metadata: {}, source}));
  const notebook = {cells, metadata: {}, nbformat: 4, nbformat_minor: 5};
  return {
    name: name.replace(/\.\w+$/, '.ipynb'),
    text: JSON.stringify(notebook, null, 1),
  };
}
