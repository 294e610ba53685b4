// @ts-check
// Lint rule: who may import whom. The rooms of the house (docs/architecture.md) and
// their doors; an import that is not in the table is a mistake of design.
import {builtinModules} from 'node:module';
import {dirname, join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

/**
 * What the files of a room may import: other rooms (longest path wins), packages by
 * name, `node` for what Node brings along, `*` for any package.
 *
 * @type {Record<string, {rooms: string[], packages: string[]}>}
 */
const doors = {
  schema: {rooms: [], packages: ['zod']},
  engine: {rooms: ['schema'], packages: ['*']},
  agents: {
    // Of the engine, what is numbers and names alone.
    rooms: [
      'schema',
      'engine/anchors.ts',
      'engine/theme/theme.ts',
      'engine/nodes/figure/points.ts',
      'engine/nodes/plane-transform/matrix.ts',
      'engine/nodes/plot/value-range.ts',
      'scripts/partial-files.mjs',
    ],
    packages: ['node', '*'],
  },
  'renderer/protocol.ts': {rooms: ['schema'], packages: ['zod']},
  'renderer/frame-times.ts': {rooms: [], packages: []},
  'renderer/picture-packets.ts': {rooms: ['renderer/protocol.ts'], packages: []},
  'renderer/page': {
    rooms: [
      'schema',
      'engine',
      'renderer/protocol.ts',
      'renderer/frame-times.ts',
      'renderer/picture-packets.ts',
    ],
    packages: ['*'],
  },
  'renderer/node': {
    rooms: [
      'schema',
      'renderer/protocol.ts',
      'renderer/frame-times.ts',
      'renderer/picture-packets.ts',
      'engine/anchors.ts',
      'scripts/installed-browser.mjs',
      'scripts/partial-files.mjs',
      'scripts/plain-path.mjs',
      'scripts/running-process.mjs',
    ],
    packages: ['node', '*'],
  },
  pipeline: {rooms: ['schema', 'agents', 'renderer/node'], packages: ['node', '*']},
  'evaluation/page': {rooms: ['evaluation/video/watcher-protocol.ts'], packages: ['mediabunny']},
  evaluation: {rooms: ['schema', 'agents', 'renderer/node', 'pipeline'], packages: ['node', '*']},
  cli: {
    rooms: [
      'schema',
      'agents',
      'renderer/node',
      'pipeline',
      'evaluation',
      'package.json',
      'scripts/partial-files.mjs',
    ],
    packages: ['node', '*'],
  },
  'scenes-generated': {
    rooms: [],
    packages: ['lectern', '@motion-canvas/2d', '@motion-canvas/core'],
  },
};

const roomNames = Object.keys(doors).sort((a, b) => b.length - a.length);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** @type {import('eslint').Rule.RuleModule} */
export const rooms = {
  meta: {
    type: 'problem',
    docs: {description: 'an import goes only through the doors between the rooms'},
    messages: {
      room: '{{from}} may not import {{to}}. It may import: {{allowed}}.',
      package: '{{from}} may not import the package {{name}}. It may import: {{allowed}}.',
    },
    schema: [],
  },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const from = roomNames.find(room => isWithin(file, room));
    if (from === undefined) return {};
    const door = doors[from] ?? {rooms: [], packages: []};

    /** @param {import('estree').Node & {source?: unknown}} node */
    function check(node) {
      const source = /** @type {{type?: string, value?: unknown} | null | undefined} */ (
        node.source
      );
      const specifier = source?.type === 'Literal' ? source.value : undefined;
      if (typeof specifier !== 'string') return;
      if (specifier.startsWith('.')) checkFile(node, specifier);
      else checkPackage(node, specifier);
    }

    /** @type {(node: import('estree').Node, specifier: string) => void} */
    function checkFile(node, specifier) {
      const target = relative(root, join(dirname(context.filename), specifier.replace(/\?.*$/, '')))
        .split(sep)
        .join('/');
      if (isWithin(target, from) || door.rooms.some(room => isWithin(target, room))) return;
      context.report({
        node,
        messageId: 'room',
        data: {from, to: target, allowed: door.rooms.join(', ') || 'nothing but itself'},
      });
    }

    /** @type {(node: import('estree').Node, specifier: string) => void} */
    function checkPackage(node, specifier) {
      const isNode = specifier.startsWith('node:') || builtinModules.includes(specifier);
      const name = isNode ? 'node' : packageName(specifier);
      if (door.packages.includes(name) || (!isNode && door.packages.includes('*'))) return;
      context.report({
        node,
        messageId: 'package',
        data: {from, name: specifier, allowed: door.packages.join(', ')},
      });
    }

    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** @type {(path: string, room: string | undefined) => boolean} */
function isWithin(path, room) {
  return room !== undefined && (path === room || path.startsWith(`${room}/`));
}

/** @param {string} specifier */
function packageName(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
