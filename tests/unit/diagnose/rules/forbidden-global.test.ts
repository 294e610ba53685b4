import {describe, expect, it} from 'vitest';
import {forbiddenGlobal} from '../../../../agents/diagnose/rules/forbidden-global.ts';
import {findBreaches} from '../find-breaches.ts';

const marked = (scene: string) => findBreaches(forbiddenGlobal, scene).map(breach => breach.marked);

describe('forbidden-global', () => {
  it.each([
    ["fetch('https://example.org');", ['fetch']],
    ['document.title;', ['document']],
    ["eval('1');", ['eval']],
    ['setTimeout(() => {}, 10);', ['setTimeout']],
    ['globalThis.fetch;', ['globalThis']],
    ['const x = Math.random() + new Date().getTime();', ['Math', 'Date']],
    ['const {body} = document;', ['document']],
    ['top!.name; parent.name; opener; frames[0];', ['top', 'parent', 'opener', 'frames']],
    ["open('x'); navigation; location.href = 'x';", ['open', 'navigation', 'location']],
    ["new SharedWorker('x'); new Worker('x');", ['SharedWorker', 'Worker']],
    ['class Mine extends Worker {}', ['Worker']],
    [
      'caches; indexedDB; localStorage; sessionStorage; cookieStore;',
      ['caches', 'indexedDB', 'localStorage', 'sessionStorage', 'cookieStore'],
    ],
    [
      "new BroadcastChannel('x'); new MessageChannel(); postMessage('x');",
      ['BroadcastChannel', 'MessageChannel', 'postMessage'],
    ],
    ["new RTCPeerConnection(); new WebTransport('x');", ['RTCPeerConnection', 'WebTransport']],
    ['const ways = {fetch};', ['fetch']],
    ['declare const fetch: any; fetch(1);', ['fetch', 'fetch']],
    ['declare global { var caches: any; } caches.open(1); export {};', ['caches', 'caches']],
    ['window.fetch(1); self["fetch"](1);', ['window', 'self']],
    [
      "(() => 1).constructor('x')(); [].constructor.constructor('x');",
      ['constructor', 'constructor'],
    ],
    ['new Text().ownerDocument;', ['ownerDocument']],
    ["(new AudioContext()).audioWorklet.addModule('x');", ['addModule', 'audioWorklet']],
  ])('finds %s', (line, expected) => {
    expect(marked(line)).toEqual(expected);
  });

  it.each([
    'const y = Math.sin(2);',
    'function draw(document: string) { return document; }',
    'const plot = {fetch: 1}; plot.fetch;',
    'type Day = Date;',
    "import {Date} from './day.ts'; new Date();",
    'const parent = {top: 1}; const {top} = parent; top; export {};',
    'const {parent: above} = {parent: 1}; above;',
    'open: for (;;) break open;',
    'interface Box {top: number; open(): void} let box: Box; box.open();',
    'class Door { open() {} } new Door().open(); new Door().constructor.name;',
    'interface Mine extends Worker {}',
  ])('has nothing against %s', line => {
    expect(marked(line)).toEqual([]);
  });

  it.each([
    ["fetch('x');", [true]],
    ["window['fe' + 'tch']('x');", [true]],
    ['window.globalThis.fetch(1);', [true]],
    ['window.devicePixelRatio;', [false]],
    ['setTimeout(() => {}, 10); Math.random();', [false, false]],
    ["document.createElement('canvas');", [false]],
    ["document.createElement('iframe');", [true]],
    ["eval('1'); new Function('1');", [true, true]],
  ])('tells whether %s reaches outside', (line, expected) => {
    const found = findBreaches(forbiddenGlobal, line);
    expect(found.map(({reachesOutside = false}) => reachesOutside)).toEqual(expected);
  });
});
