// @ts-check
// Renders scenes of plain Motion Canvas with Revideo: node render-revideo.mjs <browser> <scene.tsx...>
import {chmodSync} from 'node:fs';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import path from 'node:path';

const [executablePath = '', ...scenes] = process.argv.slice(2);
const folder = path.join(import.meta.dirname, '.work');
process.chdir(import.meta.dirname);
process.env.DISABLE_TELEMETRY = 'true';
allowPrograms();

await rm(folder, {recursive: true, force: true});
await mkdir(folder);
for (const [index, scene] of scenes.entries()) {
  const source = await readFile(scene, 'utf8');
  await writeFile(
    path.join(folder, `scene${index}.tsx`),
    source
      .replace(/^import .* from 'lectern';\n/m, '')
      .replaceAll('@motion-canvas/', '@revideo/')
      .replace('makeScene2D(', `makeScene2D('scene${index}', `),
  );
}
const names = scenes.map((_, index) => `scene${index}`);
await writeFile(
  path.join(folder, 'project.ts'),
  `import {makeProject} from '@revideo/core';
${names.map(name => `import ${name} from './${name}';`).join('\n')}
export default makeProject({
  scenes: [${names.join(', ')}],
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
