/** Colours of code: parsers by language, and a style from the theme. */
import {HighlightStyle} from '@codemirror/language';
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

const PARSERS = {
  cpp,
  css,
  html,
  java,
  javascript,
  json,
  jsx: javascript.configure({dialect: 'jsx'}),
  python,
  rust,
  tsx: javascript.configure({dialect: 'jsx ts'}),
  typescript: javascript.configure({dialect: 'ts'}),
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
    {tag: [tags.typeName, tags.className, tags.tagName, tags.namespace], color: palette.blue},
    {tag: [tags.propertyName, tags.attributeName], color: palette.text},
  ]);
  return new LezerHighlighter(PARSERS[language], style);
}
