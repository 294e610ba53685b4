/** Notes for the tests of what is read from Markdown: beside two pictures and a text, read and told of. */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {type LectureRemark, readLecture} from '../../agents/author/index.ts';
import type {Storyboard} from '../../schema/storyboard.ts';
import {folderForFile} from '../temporary-folder.ts';

/** What was read. */
export interface Reading {
  readonly lecture: Storyboard;
  /** `note message`, or `warning line:column message`. */
  readonly told: readonly string[];
}

/** A folder with notes, for a file of tests. */
export interface NotesFolder {
  readonly folder: string;
  readonly read: (text: string, name?: string) => Promise<Reading>;
  /** The contents of all pictures of a section. */
  readonly contentsOf: (markdown: string) => Promise<unknown[]>;
}

/** Makes a folder for notes; called at the top of a file of tests. */
export function notesFolder(): NotesFolder {
  const folder = folderForFile();
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"/>';
  writeFileSync(path.join(folder, 'leaf.svg'), drawing);
  writeFileSync(path.join(folder, 'my leaf.svg'), drawing);
  writeFileSync(path.join(folder, 'leaf.txt'), 'no image');

  const read = async (text: string, name = 'notes.md'): Promise<Reading> => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    const remarks: LectureRemark[] = [];
    const lecture = await readLecture(file, {tell: remark => remarks.push(remark)});
    return {
      lecture,
      told: remarks.map(({kind, message, where: {line, column}}) =>
        kind === 'note' ? `note ${message}` : `warning ${line ?? '-'}:${column ?? '-'} ${message}`,
      ),
    };
  };
  const contentsOf = async (markdown: string): Promise<unknown[]> => {
    const {lecture} = await read(`# Test\n\n## One\n\n${markdown}\n`);
    return lecture.sections.flatMap(({beats}) =>
      beats.flatMap(({pictures}) => pictures.map(picture => picture.content)),
    );
  };
  return {folder, read, contentsOf};
}

/** A lecture as an outline: `# section`, its lines, what is said, the kinds of its pictures. */
export function outline({sections}: Storyboard): string[] {
  return sections.flatMap(({title, beats}) => [
    `# ${title}`,
    ...beats.flatMap(({line, narration, pictures}) => [
      line,
      ...(narration === undefined ? [] : [`(${narration})`]),
      ...pictures.map(({kind, content}) =>
        kind === 'formula' ? `formula ${content.steps.join(' | ')}` : kind,
      ),
    ]),
  ]);
}
