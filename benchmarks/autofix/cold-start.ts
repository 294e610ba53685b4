/** Prints how many milliseconds a process takes that loads the compiler and diagnoses one scene. */
import {readFileSync} from 'node:fs';

const [file = ''] = process.argv.slice(2);
const started = performance.now();
const {Diagnostician} = await import('../../agents/diagnose/diagnose.ts');
new Diagnostician().diagnose([{file, text: readFileSync(file, 'utf8')}]);
process.stdout.write(String(performance.now() - started));
