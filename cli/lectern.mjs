#!/usr/bin/env node
// @ts-check
// The command `lectern`: has the program compiled where it has changed, then hands over to main.ts.
import {compiledProgram} from '../scripts/compile-program.mjs';
import {requireNode} from '../scripts/node-version.mjs';

requireNode();
// Only who looks for a bug needs to know where in the sources things were.
if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);
const {main} = await import(await compiledProgram());
process.exitCode = await main(process.argv.slice(2));
