/** Tags of HTML that stand among words: which say how words look, and what their attributes say. */
import type {InlineStyle} from '../../../schema/inline-marks.ts';

/** Tags that say how words look; where both are there, the words remain. */
const TAGS_OF_WORDS = new Set(
  'a abbr b bdi bdo big center cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var'.split(
    ' ',
  ),
);

/** How words within these tags look. */
const STYLES_OF_TAGS: Readonly<Record<string, InlineStyle>> = {
  b: {strong: true},
  strong: {strong: true},
  i: {emphasis: true},
  em: {emphasis: true},
  dfn: {emphasis: true},
  del: {struck: true},
  s: {struck: true},
  strike: {struck: true},
  code: {code: true},
  kbd: {code: true},
  samp: {code: true},
  tt: {code: true},
};

/** A tag among words. */
export interface InlineTag {
  /** In small letters. */
  readonly tag: string;
  readonly isClosing: boolean;
  /** How words within it look; undefined where it does not say how words look. */
  readonly style: InlineStyle | undefined;
  /** Whether it is a component of a deck, such as `<v-click>`, which says when its words come. */
  readonly isComponent: boolean;
  attribute(name: string): string | undefined;
}

/** Reads a tag; undefined where the text is none. */
export function readInlineTag(text: string): InlineTag | undefined {
  const [all, closing, name = '', attributes = ''] =
    /^<(\/?)([a-zA-Z][\w-]*)([^>]*)>$/.exec(text) ?? [];
  if (all === undefined) return undefined;
  const tag = name.toLowerCase();
  return {
    tag,
    isClosing: closing !== '',
    style: TAGS_OF_WORDS.has(tag) ? (STYLES_OF_TAGS[tag] ?? {}) : undefined,
    isComponent: /^[a-z]+-[a-z-]+$/.test(name),
    attribute: key => new RegExp(`\\b${key}\\s*=\\s*["']?([^"'>]*)`).exec(attributes)?.[1],
  };
}
