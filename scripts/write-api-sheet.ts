/** Writes the sheet of the engine's API for the Coder's prompt, from the engine's types. */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {makeApiSheet} from '../agents/coder/api-sheet.ts';

const root = path.resolve(import.meta.dirname, '..');
const file = path.join(root, 'agents/prompts/engine-api.md');
writeFileSync(file, makeApiSheet(root));
process.stdout.write(`${path.relative(root, file)}\n`);
