/** What lies in a lecture's folder without being part of its pictures. */

/** Names of files and folders that are written beside a lecture: no picture depends on them. */
export const RECORDS: ReadonlySet<string> = new Set([
  '.cache',
  'journal',
  'lecture.json',
  'node_modules',
  'out',
  // What the editor remembers of its own windows; how a scene is timed stands beside the scene.
  'project.meta',
  'questions.json',
  'storyboard.json',
  // Where Lectern lies, for whoever edits the scenes.
  'tsconfig.json',
]);
