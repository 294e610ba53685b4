/** Turns what went wrong in the page into errors that name the place in the lecture. */
import {LecternError} from '../../schema/errors.ts';
import {knownPath} from '../../scripts/plain-path.mjs';
import type {PageFailure, PageLoaded} from '../protocol.ts';
import {readCompileError} from './compile-errors.ts';
import type {PageServer} from './page-server.ts';
import {fileOfSection, placeInLecture} from './source-places.ts';

/** Why a lecture's project did not load: a file that does not compile, or code that threw at once. */
export function loadingError(
  pages: PageServer,
  state: Extract<PageLoaded, {kind: 'failed'}>,
): LecternError {
  const read = pages.compileErrors.map(thrown => ({
    thrown,
    compileError: readCompileError(thrown),
  }));
  const {thrown, compileError} =
    read.find(error => error.compileError?.where?.line !== undefined) ?? read[0] ?? {};
  return new LecternError({
    code: 'scene-error',
    message: compileError?.message ?? knownPath(firstParagraph(state.message)),
    remedy: 'Run `lectern check` on the lecture for all of its errors.',
    where: compileError?.where ?? placeInLecture(pages.vite, pages.lectureDir, state.stack ?? ''),
    cause: thrown ?? new Error(state.message),
  });
}

/** Why the page could not do what it was asked, with the place in the lecture's files. */
export function failureError(pages: PageServer, failure: PageFailure): LecternError {
  const {vite} = pages;
  const found = placeInLecture(vite, pages.lectureDir, failure.stack ?? '');
  const file = found?.file ?? fileOfSection(vite, failure.section);
  const cause = new Error(failure.message);
  if (failure.stack !== undefined) cause.stack = failure.stack;
  if (failure.origin !== 'scene') {
    return new LecternError({
      code: 'encoder-error',
      message: `Section “${failure.section}” could not be encoded: ${failure.message}`,
      remedy: 'Try another --format or a lower --resolution.',
      cause,
    });
  }
  return new LecternError({
    code: 'scene-error',
    message: firstParagraph(failure.message),
    remedy: failure.remarks === undefined ? undefined : plainText(failure.remarks),
    where:
      file === undefined
        ? undefined
        : {file, line: found?.line, column: found?.column, beat: failure.beat},
    cause,
  });
}

function firstParagraph(message: string): string {
  return message.split(/\n\s*\n/)[0] ?? message;
}

/** Motion Canvas writes its advice in HTML. */
function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();
}
