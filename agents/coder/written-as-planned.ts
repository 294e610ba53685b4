/** A rule for one scene alone: it has the title and the lines that were planned for it. */
import ts from 'typescript';
import type {PlannedSection} from '../../schema/plan.ts';
import {printed} from '../author/scene-script.ts';
import type {Finding, Rule} from '../diagnose/rule.ts';
import {lectureCall, propertyValue} from '../diagnose/syntax.ts';
import {writtenText} from '../diagnose/written-text.ts';
import {replaced} from '../fix/splice.ts';

/** The rule for a section; a scene without `lecture({…})` is left to the compiler. */
export function writtenAsPlanned({title, beats}: Pick<PlannedSection, 'title' | 'beats'>): Rule {
  const lines = beats.map(({line}) => line);
  return {
    code: 'other-than-planned',
    remedy: 'Copy title and lines exactly.',
    *check({sourceFile}) {
      const settings = lectureCall(sourceFile)?.settings;
      if (settings === undefined) return;
      const heading = propertyValue(settings, 'title');
      if (heading !== undefined && writtenText(heading)?.text !== title) {
        yield differs(heading, `The title has to be ${JSON.stringify(title)}.`, title);
      }
      const list = propertyValue(settings, 'lines');
      if (list === undefined || !ts.isArrayLiteralExpression(list)) return;
      const written = list.elements.map(element => writtenText(element)?.text);
      if (written.length === lines.length && written.every((text, at) => text === lines[at]))
        return;
      yield differs(list, `The lines have to be ${JSON.stringify(lines)}.`, lines);
    },
  };
}

function differs(at: ts.Expression, message: string, wanted: unknown): Finding {
  return {
    at,
    message,
    repair: {title: 'as it was planned', splices: [replaced(at, printed(wanted))]},
  };
}
