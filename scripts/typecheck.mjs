// @ts-check
// Type-checks every project of the repository, side by side: the Node side and
// each part that runs in the browser have a compiler configuration of their own.
import {spawn} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {differenceFromLockFile} from './lock-file.mjs';

const projects = [
  '.',
  'engine',
  'renderer/page',
  'evaluation/page',
  'scenes-generated',
  'tests/types',
  'tests/unit/page',
];

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const cache = `${root}/node_modules/.cache/typecheck`;
mkdirSync(cache, {recursive: true});

const results = await Promise.all(projects.map(typecheck));
for (const {project, output, seconds, passed} of results) {
  console.log(`${passed ? 'ok    ' : 'failed'}  tsc -p ${project}  (${seconds.toFixed(1)} s)`);
  if (output) console.log(output);
}
process.exitCode = results.every(result => result.passed) ? 0 : 1;
const difference = process.exitCode === 0 ? undefined : differenceFromLockFile(root);
if (difference !== undefined) {
  console.log(`Packages are not those of package-lock.json (${difference}): npm install`);
}

/**
 * @param {string} project
 * @returns {Promise<{project: string, output: string, seconds: number, passed: boolean}>}
 */
function typecheck(project) {
  const buildInfo = `${cache}/${project === '.' ? 'node' : project.replaceAll('/', '-')}.tsbuildinfo`;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        compiler,
        '-p',
        project,
        '--incremental',
        '--tsBuildInfoFile',
        buildInfo,
        '--pretty',
        'false',
      ],
      {cwd: root, stdio: ['ignore', 'pipe', 'inherit']},
    );
    let output = '';
    child.stdout.setEncoding('utf8').on('data', text => (output += text));
    child.on('error', reject);
    child.on('close', code => {
      const seconds = (performance.now() - started) / 1000;
      resolve({project, output: output.trim(), seconds, passed: code === 0});
    });
  });
}
