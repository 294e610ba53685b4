/**
 * Reads what stands behind the fence of a code block, as Lectern writes it and as other tools do: pandoc, Quarto,
 * Slidev, reveal.js, Docusaurus, MkDocs, MyST, R Markdown.
 */
import {CODE_LANGUAGES, type CodeLanguage} from '../../schema/pictures.ts';

/** What a fence says of its code. */
export interface CodeFence {
  /** The language as it is coloured; undefined when none is named. */
  readonly language: CodeLanguage | undefined;
  /** The language as it was written. */
  readonly languageWord: string | undefined;
  /** Where the mark goes, one after the other. */
  readonly walk: readonly (readonly [number, number] | 'all')[];
  /** The number of the first line, where lines are numbered. */
  readonly firstNumber: number | undefined;
  /** What is left: `#id`, `at=…` and words that mean nothing to other tools. */
  readonly others: readonly string[];
}

/** What has been read of a fence. */
interface Reading {
  languageWord: string | undefined;
  walk: CodeFence['walk'];
  isNumbered: boolean;
  firstNumber: number;
}

/** Other names of languages. */
const ALIASES: Readonly<Record<string, CodeLanguage>> = {
  'c#': 'csharp',
  'c++': 'cpp',
  'common-lisp': 'lisp',
  'objective-c': 'c',
  cc: 'cpp',
  cjs: 'javascript',
  console: 'bash',
  cs: 'csharp',
  cxx: 'cpp',
  ecmascript: 'javascript',
  f90: 'fortran',
  fsharp: 'ocaml',
  golang: 'go',
  h: 'c',
  hpp: 'cpp',
  hs: 'haskell',
  ipython: 'python',
  ipython3: 'python',
  javascriptreact: 'jsx',
  jl: 'julia',
  js: 'javascript',
  json5: 'json',
  jsonc: 'json',
  kt: 'kotlin',
  kts: 'kotlin',
  ml: 'ocaml',
  mjs: 'javascript',
  mysql: 'sql',
  node: 'javascript',
  octave: 'matlab',
  patch: 'diff',
  plpgsql: 'sql',
  postgres: 'sql',
  postgresql: 'sql',
  ps1: 'powershell',
  pwsh: 'powershell',
  py: 'python',
  py3: 'python',
  pycon: 'python',
  python3: 'python',
  racket: 'scheme',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  shell: 'bash',
  'shell-session': 'bash',
  sqlite: 'sql',
  svg: 'xml',
  tex: 'latex',
  ts: 'typescript',
  typescriptreact: 'tsx',
  yml: 'yaml',
  zsh: 'bash',
};

/** Names of plain text, and of languages that have no colours here: they are no slips for a kind of block. */
const UNCOLORED =
  'text txt plain plaintext none output verbatim raw ascii pseudocode algorithm prolog php elixir erlang clojure elm nim zig ada assembly asm nasm cobol basic vb vbnet verilog vhdl makefile make dockerfile docker cmake ini conf properties csv tsv http graphql proto protobuf solidity stan bugs sas spss stata gap maple mathematica wolfram maxima sage apl awk sed tcl scratch logo markdown md mdx bibtex html+django vue svelte scss sass less regex ebnf bnf dot graphviz mermaid plantuml groovy gradle crystal coffeescript reason purescript idris agda coq lean isabelle forth smalltalk wasm wat llvm gdb log diff-text'.split(
    ' ',
  );

/** Directives of MyST and blocks of other tools whose language is the word behind them. */
const CODE_DIRECTIVES = ['code', 'code-block', 'code-cell', 'sourcecode', 'highlight'];

/** Options whose value names lines. */
const LINE_OPTIONS =
  /^(?:hl_lines|hl-lines|code-line-numbers|data-line-numbers|emphasize-lines|highlightlines|highlight_lines)$/i;

/** Options that number the lines, from their value where it is a number. */
const NUMBER_OPTIONS =
  /^(?:numberLines|number-lines|line-numbers|linenos|linenums|lineNumbers|showLineNumbers|numbers|startFrom|start-from|startline|startLine|lineno-start|firstnumber|lines)$/i;

/** The language that a word names: under its own name, another one, or in other letters. */
export function languageOf(word: string): CodeLanguage | undefined {
  const name = word.toLowerCase().replace(/^\./, '');
  return CODE_LANGUAGES.find(language => language === (ALIASES[name] ?? name));
}

/** Whether a word is known to name a language or plain text. */
export function isLanguageName(word: string): boolean {
  return languageOf(word) !== undefined || UNCOLORED.includes(word.toLowerCase());
}

/**
 * Reads a fence.
 *
 * @param info - All that stands behind the backticks, without a first word `code`.
 */
export function readCodeFence(info: string): CodeFence {
  const read: Reading = {languageWord: undefined, walk: [], isNumbered: false, firstNumber: 1};
  const others: string[] = [];

  const option = (key: string, value: string): boolean => {
    if (LINE_OPTIONS.test(key)) {
      const parts = linesOf(value);
      if (parts === undefined) read.isNumbered ||= value !== 'false';
      else read.walk = parts;
      return true;
    }
    if (!NUMBER_OPTIONS.test(key)) return false;
    read.isNumbered = !/^(?:false|no|off)$/i.test(value);
    if (/^-?\d+$/.test(value) && !/^linenums$|^linenos$/i.test(key))
      read.firstNumber = Number(value);
    if (/^linenums$/i.test(key) && /^\d+$/.test(value)) read.firstNumber = Number(value);
    return true;
  };
  const attributes = (text: string): void => {
    for (const part of wordsOf(text.replaceAll(',', ' '))) {
      const {key, value} = keyAndValue(part);
      const name = key.replace(/^\./, '');
      if (option(name, value) || value !== '') continue;
      if (part.startsWith('#')) others.push(part);
      else if (CODE_DIRECTIVES.includes(name)) continue;
      else if (name !== '=' && name !== '') read.languageWord ??= name;
    }
  };
  for (const word of wordsOf(spaced(info))) {
    const group = /^([{[])(.*)[}\]]$/s.exec(word);
    if (group !== null) {
      const parts = linesOf(group[2] ?? '');
      if (parts !== undefined) read.walk = parts;
      else if (group[1] === '{') attributes(group[2] ?? '');
      continue;
    }
    const {key, value} = keyAndValue(word);
    if (option(key, value)) continue;
    const isWord = /^[\p{L}.]/u.test(word) && !word.includes('=') && word !== 'clear';
    if (isWord && read.languageWord === undefined) [read.languageWord] = word.split(':', 1);
    else others.push(word);
  }
  return {
    language: read.languageWord === undefined ? undefined : languageOf(read.languageWord),
    languageWord: read.languageWord,
    walk: read.walk,
    firstNumber: read.isNumbered ? read.firstNumber : undefined,
    others,
  };
}

/** What a cell of a notebook or a directive says of itself in its first lines, taken away. */
export function withoutCellOptions(code: string, info: string): string {
  if (!info.startsWith('{')) return code;
  const options = info.startsWith('{code')
    ? /^(?:\s*:[\w-]+:.*\n?)+\n?/
    : /^(?:(?:#|\/\/|--|%%)\|.*\n?)+/;
  return code.replace(options, '');
}

/** Lines as tools write them: `2,4-5`, `1|2-3|all`; undefined when these are no lines. */
function linesOf(text: string): CodeFence['walk'] | undefined {
  const steps = text.trim().split('|');
  const parts: (readonly [number, number] | 'all')[] = [];
  for (const step of steps) {
    const word = step.trim();
    if (/^(?:all|\*|none|hide|)$/.test(word)) {
      if (word !== '' || steps.length > 1) parts.push('all');
      else return undefined;
      continue;
    }
    for (const range of word.split(/[\s,]+/)) {
      const match = /^(\d+)(?:[-–](\d+))?$/.exec(range);
      if (match === null) return undefined;
      const from = Number(match[1]);
      parts.push([from, Number(match[2] ?? from)]);
    }
  }
  // All lines at first are no mark.
  return parts[0] === 'all' ? parts.slice(1) : parts;
}

/** Spaces between groups in brackets and what they are written against, as in `js{1,3}`. */
function spaced(info: string): string {
  return info.replace(/(\{[^}]*\}|\[[^\]]*\])/g, ' $1 ');
}

/** Words, but for spaces within quotes and brackets. */
function wordsOf(text: string): string[] {
  return text.match(/\{[^}]*\}|\[[^\]]*\]|(?:[^\s"'{[]|"[^"]*"|'[^']*'|["'{[])+/g) ?? [];
}

function keyAndValue(word: string): {key: string; value: string} {
  const [, key = word, value = ''] = /^([^=]+)=["']?(.*?)["']?$/s.exec(word) ?? [];
  return {key, value};
}
