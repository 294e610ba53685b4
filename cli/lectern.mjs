#!/usr/bin/env node
// @ts-check
// The command `lectern`: makes Node read TypeScript, then hands over to main.ts.
import {fileURLToPath} from 'node:url';
import {requireNode} from '../scripts/node-version.mjs';

requireNode();
const {register} = await import('tsx/esm/api');
// Without this tsx would take the tsconfig.json of the folder it is called in.
register({tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url))});
const {main} = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
