// @ts-check
// Renders one scene of plain Motion Canvas with Revideo: node render-revideo.mjs <scene.tsx> <browser>
import {chmodSync} from 'node:fs';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';

const [scene = '', executablePath = ''] = process.argv.slice(2);
const folder = path.join(import.meta.dirname, '.work');
process.chdir(import.meta.dirname);
process.env.DISABLE_TELEMETRY = 'true';
allowPrograms();

await rm(folder, {recursive: true, force: true});
await mkdir(folder);
const source = await readFile(scene, 'utf8');
await writeFile(
  path.join(folder, 'scene.tsx'),
  source
    .replace(/^import .* from 'lectern';\n/m, '')
    .replaceAll('@motion-canvas/', '@revideo/')
    .replace('makeScene2D(', "makeScene2D('scene', "),
);
await writeFile(
  path.join(folder, 'project.ts'),
  `import {makeProject} from '@revideo/core';
import scene from './scene';
export default makeProject({
  scenes: [scene],
  settings: {
    shared: {size: {x: 1920, y: 1080}},
    rendering: {fps: 30, exporter: {name: '@revideo/core/wasm'}},
  },
});
`,
);

const {renderVideo} = await import('@revideo/renderer');
const file = await renderVideo({
  projectFile: './.work/project.ts',
  settings: {
    outFile: 'video.mp4',
    outDir: folder,
    workers: 1,
    logProgress: false,
    puppeteer: {executablePath, args: ['--no-sandbox']},
  },
});
console.log(path.resolve(file));
// Its server keeps the process alive.
process.exit(0);

/** npm leaves scripts of packages out unless it is told otherwise; these only make programs runnable. */
function allowPrograms() {
  const {resolve} = createRequire(import.meta.resolve('@revideo/ffmpeg'));
  for (const name of ['ffmpeg', 'ffprobe']) {
    const platform = `${process.platform}-${process.arch}`;
    const manifest = resolve(`@${name}-installer/${platform}/package.json`);
    chmodSync(path.join(path.dirname(manifest), name), 0o755);
  }
}
