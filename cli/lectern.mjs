#!/usr/bin/env node
// @ts-check
// The command `lectern`: has the program compiled where it has changed, then hands over to main.ts.
import module from 'node:module';
import {fileURLToPath} from 'node:url';
import {compiledProgram} from '../scripts/compile-program.mjs';
import {requireNode} from '../scripts/node-version.mjs';

requireNode();
// Only who looks for a bug needs to know where in the sources things were.
if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);
const program = await compiledProgram();
/** @type {typeof module & {enableCompileCache?: (folder: string) => unknown}} */
const newerModule = module;
// Newer versions of Node remember beside it what they have made of it.
newerModule.enableCompileCache?.(fileURLToPath(new URL('node', program)));
const {main} = await import(program);
const exitCode = await main(process.argv.slice(2));
// All is done; what packages still wait for, such as for pages that are closed, would only hold it up.
for (const stream of [process.stdout, process.stderr]) {
  await new Promise(written => stream.write('', written));
}
process.exit(exitCode);
