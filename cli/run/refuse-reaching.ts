/** Refuses lectures that plainly reach outside, before anything of them runs. */
import {mayReachOutside} from '../../agents/diagnose/ways-out.ts';
import {readCode} from '../lecture-folder.ts';
import {MistakesError, mistakeOf} from '../mistakes.ts';

/**
 * Reads all code of a lecture. The compiler is loaded only where a word is suspicious.
 *
 * @throws MistakesError that tells of every place which reaches outside.
 */
export async function refuseReaching(lectureDir: string): Promise<void> {
  const suspicious = readCode(lectureDir).filter(({file, text}) =>
    mayReachOutside(file, text, lectureDir),
  );
  if (suspicious.length === 0) return;
  const {Diagnostician} = await import('../../agents/diagnose/diagnose.ts');
  const found = new Diagnostician().findReaching(suspicious);
  if (found.length === 0) return;
  const mistakes = found.map(mistakeOf).map(mistake => ({
    ...mistake,
    remedy:
      `${mistake.remedy ?? ''}\nIf you know why it is there, add --trust: it plays in the same sandbox.`.trim(),
  }));
  throw new MistakesError('reaches-outside', mistakes);
}
