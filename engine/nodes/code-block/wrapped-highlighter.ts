/** Colours wrapped code as what was written: rows that a line was broken into are no lines to a grammar. */
import type {CodeHighlighter, HighlightResult} from '@motion-canvas/2d';
import type {WrappedCode} from './wrap-code.ts';

interface Prepared<TCache> {
  readonly cache: TCache;
  readonly wrapped: WrappedCode | undefined;
}

/** Asks another highlighter about the code as it was written. */
export class WrappedHighlighter<TCache> implements CodeHighlighter<Prepared<TCache>> {
  private readonly known = new Map<string, WrappedCode>();

  public constructor(private readonly inner: CodeHighlighter<TCache>) {}

  /** Has to be told before the text is shown. */
  public learn(wrapped: WrappedCode): void {
    this.known.set(wrapped.text, wrapped);
  }

  public initialize(): boolean {
    return this.inner.initialize();
  }

  public prepare(text: string): Prepared<TCache> {
    const wrapped = this.known.get(text);
    return {wrapped, cache: this.inner.prepare(wrapped?.code ?? text)};
  }

  public highlight(index: number, {cache, wrapped}: Prepared<TCache>): HighlightResult {
    if (wrapped === undefined) return this.inner.highlight(index, cache);
    const {places, text} = wrapped;
    const {color, skipAhead} = this.inner.highlight(places[index] ?? 0, cache);
    // What a row ends with may go on in the next one.
    const rowEnd = text.indexOf('\n', index);
    const most = (rowEnd < 0 ? text.length : rowEnd) - index;
    return {color, skipAhead: most < 1 ? Math.min(skipAhead, 1) : Math.min(skipAhead, most)};
  }

  public tokenize(text: string): string[] {
    return this.inner.tokenize(text);
  }
}
