/** Colours of code: parsers by language, and a style from the theme. */
import {HighlightStyle, type StreamParser, StreamLanguage} from '@codemirror/language';
import {csharp, dart, kotlin, scala} from '@codemirror/legacy-modes/mode/clike';
import {commonLisp} from '@codemirror/legacy-modes/mode/commonlisp';
import {diff} from '@codemirror/legacy-modes/mode/diff';
import {fortran} from '@codemirror/legacy-modes/mode/fortran';
import {go} from '@codemirror/legacy-modes/mode/go';
import {haskell} from '@codemirror/legacy-modes/mode/haskell';
import {julia} from '@codemirror/legacy-modes/mode/julia';
import {lua} from '@codemirror/legacy-modes/mode/lua';
import {oCaml} from '@codemirror/legacy-modes/mode/mllike';
import {octave} from '@codemirror/legacy-modes/mode/octave';
import {pascal} from '@codemirror/legacy-modes/mode/pascal';
import {perl} from '@codemirror/legacy-modes/mode/perl';
import {powerShell} from '@codemirror/legacy-modes/mode/powershell';
import {r} from '@codemirror/legacy-modes/mode/r';
import {ruby} from '@codemirror/legacy-modes/mode/ruby';
import {scheme} from '@codemirror/legacy-modes/mode/scheme';
import {shell} from '@codemirror/legacy-modes/mode/shell';
import {standardSQL} from '@codemirror/legacy-modes/mode/sql';
import {stex} from '@codemirror/legacy-modes/mode/stex';
import {swift} from '@codemirror/legacy-modes/mode/swift';
import {toml} from '@codemirror/legacy-modes/mode/toml';
import {xml} from '@codemirror/legacy-modes/mode/xml';
import {yaml} from '@codemirror/legacy-modes/mode/yaml';
import {parser as cpp} from '@lezer/cpp';
import {parser as css} from '@lezer/css';
import {tags} from '@lezer/highlight';
import {parser as html} from '@lezer/html';
import {parser as java} from '@lezer/java';
import {parser as javascript} from '@lezer/javascript';
import {parser as json} from '@lezer/json';
import {parser as python} from '@lezer/python';
import {parser as rust} from '@lezer/rust';
import {LezerHighlighter} from '@motion-canvas/2d';
import type {Palette} from '../../theme/theme.ts';

/** A grammar of CodeMirror's older kind, which reads line by line. */
function byLine<TState>(mode: StreamParser<TState>) {
  return StreamLanguage.define(mode).parser;
}

const PARSERS = {
  bash: byLine(shell),
  c: cpp,
  cpp,
  csharp: byLine(csharp),
  css,
  dart: byLine(dart),
  diff: byLine(diff),
  fortran: byLine(fortran),
  go: byLine(go),
  haskell: byLine(haskell),
  html,
  java,
  javascript,
  json,
  jsx: javascript.configure({dialect: 'jsx'}),
  julia: byLine(julia),
  kotlin: byLine(kotlin),
  latex: byLine(stex),
  lisp: byLine(commonLisp),
  lua: byLine(lua),
  matlab: byLine(octave),
  ocaml: byLine(oCaml),
  pascal: byLine(pascal),
  perl: byLine(perl),
  powershell: byLine(powerShell),
  python,
  r: byLine(r),
  ruby: byLine(ruby),
  rust,
  scala: byLine(scala),
  scheme: byLine(scheme),
  sql: byLine(standardSQL),
  swift: byLine(swift),
  toml: byLine(toml),
  tsx: javascript.configure({dialect: 'jsx ts'}),
  typescript: javascript.configure({dialect: 'ts'}),
  xml: byLine(xml),
  yaml: byLine(yaml),
};

/** The languages that are coloured; `text` is left plain. */
export type CodeLanguage = keyof typeof PARSERS | 'text';

/** What colours a language in a theme; null for plain text. */
export function highlighterFor(language: CodeLanguage, palette: Palette): LezerHighlighter | null {
  if (language === 'text') return null;
  const style = HighlightStyle.define([
    {tag: [tags.keyword, tags.modifier, tags.self, tags.operatorKeyword], color: palette.violet},
    {tag: [tags.number, tags.bool, tags.null], color: palette.yellow},
    {tag: [tags.string, tags.special(tags.string), tags.regexp], color: palette.green},
    {tag: tags.comment, color: palette.muted},
    {tag: tags.inserted, color: palette.green},
    {tag: tags.deleted, color: palette.pink},
    {tag: [tags.typeName, tags.className, tags.tagName, tags.namespace], color: palette.blue},
    {tag: [tags.propertyName, tags.attributeName], color: palette.text},
  ]);
  return new LezerHighlighter(PARSERS[language], style);
}
