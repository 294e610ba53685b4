/**
 * Where the code of a page stands, asked of the browser's debugger. A page that is debugged is a
 * little slower, so only one is that something is wrong with already.
 */
import type {CDPSession, Page, Protocol} from 'puppeteer';
import type {LifeSign} from '../protocol.ts';
import {readSign} from './page-answers.ts';

/** What a page is doing. */
export interface HaltedPage {
  /** As errors have it: innermost first. */
  readonly stack: string;
  /** What it plays; undefined while it is loaded. */
  readonly playing: LifeSign | undefined;
}

/** Generators that exist: what is made by a generator's function has its prototype, and that another one. */
const GENERATORS = `function () {
  const {getPrototypeOf} = Object;
  return this.filter(one => {
    const made = getPrototypeOf(one);
    return made !== null && getPrototypeOf(made) === ${prototypeOfGenerators()};
  });
}`;

/** The debugger of one page. */
export class PageDebugger {
  /** Addresses of scripts, by the debugger's names. */
  private readonly scripts = new Map<string, string>();
  private halting = false;
  private contextId: number | undefined;

  private constructor(private readonly session: CDPSession) {
    session.on('Debugger.scriptParsed', ({scriptId, url}) => this.scripts.set(scriptId, url));
    session.on('Debugger.paused', () => {
      // A scene may say “debugger”.
      if (!this.halting) void session.send('Debugger.resume').catch(() => undefined);
    });
  }

  /** Starts to debug a page; it must not be computing. */
  public static async of(page: Page): Promise<PageDebugger> {
    const session = await page.createCDPSession();
    const {frameTree: main} = await session.send('Page.getFrameTree');
    const started = new PageDebugger(session);
    session.on('Runtime.executionContextCreated', ({context}) => {
      const {isDefault, frameId} = context.auxData as {isDefault?: boolean; frameId?: string};
      // The lecture is in a frame; what stands in the page around it is ours.
      if (isDefault === true && frameId !== main.frame.id) started.contextId = context.id;
    });
    await session.send('Runtime.enable');
    await session.send('Debugger.enable');
    return started;
  }

  /**
   * Halts a page, and says what it is doing.
   *
   * @param withinMs - How long is waited for it to compute anything.
   * @returns undefined when it computes nothing.
   */
  public async halt(withinMs: number): Promise<HaltedPage | undefined> {
    this.halting = true;
    const paused = new Promise<Protocol.Debugger.PausedEvent>(resolve =>
      this.session.once('Debugger.paused', resolve),
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>(resolve => {
      timer = setTimeout(resolve, withinMs, undefined);
    });
    await this.session.send('Debugger.pause');
    const event = await Promise.race([paused, late]);
    clearTimeout(timer);
    if (event === undefined) return undefined;
    const {callFrames} = event;
    const {result} = await this.session.send('Runtime.evaluate', {
      expression: 'globalThis.lecternPlaying?.()',
      ...this.context,
      returnByValue: true,
    });
    return {
      stack: callFrames
        .map(({functionName, location}) => this.frame(functionName, location))
        .join('\n'),
      playing: readPlaying(result.value),
    };
  }

  private get context(): {contextId?: number} {
    return this.contextId === undefined ? {} : {contextId: this.contextId};
  }

  /** Lets a halted page go on. */
  public async resume(): Promise<void> {
    this.halting = false;
    await this.session.send('Debugger.resume');
  }

  /** Where the generators of a page stand that have begun and wait to go on; leaves first, else the last of the text, which mostly stands in those before it. */
  public async standing(): Promise<string> {
    const {session} = this;
    const objectGroup = 'standing';
    const {result: prototype} = await session.send('Runtime.evaluate', {
      expression: prototypeOfGenerators(),
      ...this.context,
      objectGroup,
    });
    const {objects} = await session.send('Runtime.queryObjects', {
      prototypeObjectId: prototype.objectId ?? '',
      objectGroup,
    });
    const {result: list} = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: GENERATORS,
      objectGroup,
    });
    const generators = await session.send('Runtime.getProperties', {
      objectId: list.objectId ?? '',
      ownProperties: true,
    });
    const frames = await Promise.all(
      generators.result.map(({value}) => this.frameOfGenerator(value?.objectId)),
    );
    await session.send('Runtime.releaseObjectGroup', {objectGroup});
    return frames
      .filter(frame => frame !== undefined)
      .sort((a, b) => Number(b.isLeaf) - Number(a.isLeaf) || b.line - a.line)
      .map(({text}) => text)
      .join('\n');
  }

  /** Where one stands; undefined where it has not begun, or has ended. */
  private async frameOfGenerator(
    objectId: string | undefined,
  ): Promise<{text: string; line: number; isLeaf: boolean} | undefined> {
    if (objectId === undefined) return undefined;
    const {internalProperties = []} = await this.session.send('Runtime.getProperties', {
      objectId,
      ownProperties: true,
    });
    const valueOf = (name: string): unknown =>
      internalProperties.find(property => property.name === name)?.value?.value;
    const location = valueOf('[[GeneratorLocation]]');
    if (valueOf('[[GeneratorState]]') !== 'suspended' || location === undefined) return undefined;
    const place = location as Protocol.Debugger.Location;
    const code = await this.codeAt(place);
    const [, star] = /^yield\b\s*(\*?)/.exec(code ?? '') ?? [];
    if (star === undefined) return undefined;
    return {text: this.frame('', place), line: place.lineNumber, isLeaf: star === ''};
  }

  private async codeAt({
    scriptId,
    lineNumber,
    columnNumber = 0,
  }: Protocol.Debugger.Location): Promise<string | undefined> {
    const {scriptSource} = await this.session.send('Debugger.getScriptSource', {scriptId});
    return scriptSource.split('\n')[lineNumber]?.slice(columnNumber);
  }

  private frame(
    name: string,
    {scriptId, lineNumber, columnNumber = 0}: Protocol.Debugger.Location,
  ): string {
    const url = this.scripts.get(scriptId) ?? '';
    return `    at ${name} (${url}:${lineNumber + 1}:${columnNumber + 1})`;
  }
}

/** The page may say anything. */
function readPlaying(said: unknown): LifeSign | undefined {
  const sign = readSign(JSON.stringify(said ?? null));
  return sign !== undefined && 'seconds' in sign ? sign : undefined;
}

function prototypeOfGenerators(): string {
  return 'Object.getPrototypeOf(function* () {}).prototype';
}
