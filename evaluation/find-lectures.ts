/** What is to be evaluated: a lecture's folder, a video of anybody, or a folder of either. */
import {readFileSync, readdirSync, statSync} from 'node:fs';
import path from 'node:path';
import {z} from 'zod';
import {LecternError} from '../schema/errors.ts';

/** A lecture to be evaluated. */
export interface Subject {
  /** Unique among all. */
  readonly name: string;
  readonly title: string;
  /** Names that its questions may go by, the likeliest first. */
  readonly topicNames: readonly string[];
  /** Folder with `project.ts`; undefined for a video of others. */
  readonly lectureDir: string | undefined;
  /** Undefined while the lecture has none yet. */
  readonly video: string | undefined;
  /** Whether its scenes were changed after the video. */
  readonly isStale: boolean;
}

const VIDEO = /\.(?:mp4|webm|mov|mkv|m4v)$/i;

const aboutSchema = z.object({
  title: z.string().optional(),
  making: z.object({topic: z.object({title: z.string()})}).optional(),
});

/**
 * Finds them.
 *
 * @throws LecternError `nothing-to-evaluate`, `file-missing`.
 */
export function findLectures(named: string): Subject[] {
  const target = path.resolve(named);
  const stats = statSync(target, {throwIfNoEntry: false});
  if (stats === undefined) {
    throw new LecternError({
      code: 'file-missing',
      message: `There is no ${named}.`,
      remedy: 'Name a lecture, a video, or a folder of them.',
    });
  }
  const found = stats.isFile()
    ? VIDEO.test(target)
      ? [videoSubject(target)]
      : []
    : within(target);
  if (found.length === 0) {
    throw new LecternError({
      code: 'nothing-to-evaluate',
      message: `${named} holds no lecture and no video.`,
      remedy:
        'Name a folder that `lectern make` has written, an MP4 or WebM, or a folder of these.',
    });
  }
  return withUniqueNames(found);
}

function within(folder: string): Subject[] {
  if (isLecture(folder)) return [lectureSubject(folder)];
  return readdirSync(folder)
    .sort()
    .flatMap(entry => {
      const file = path.join(folder, entry);
      const stats = statSync(file, {throwIfNoEntry: false});
      if (stats?.isFile() === true) return VIDEO.test(entry) ? [videoSubject(file)] : [];
      return stats?.isDirectory() === true && isLecture(file) ? [lectureSubject(file)] : [];
    });
}

function isLecture(folder: string): boolean {
  return statSync(path.join(folder, 'project.ts'), {throwIfNoEntry: false})?.isFile() === true;
}

function videoSubject(video: string): Subject {
  const {name} = path.parse(video);
  const title = name.replace(/[_-]+/g, ' ').trim();
  return {
    name,
    title,
    topicNames: [name, title],
    lectureDir: undefined,
    video,
    isStale: false,
  };
}

function lectureSubject(lectureDir: string): Subject {
  const name = path.basename(lectureDir);
  const about = readAbout(path.join(lectureDir, 'lecture.json'));
  const video = newestVideo(path.join(lectureDir, 'out'), name);
  const topic = about.making?.topic.title;
  const title = about.title ?? name;
  return {
    name,
    title,
    topicNames: [...(topic === undefined ? [] : [topic]), title, name],
    lectureDir,
    video,
    isStale: video !== undefined && changedAt(path.join(lectureDir, 'scenes')) > changedAt(video),
  };
}

/** The video named after the lecture; another one only where there is none. */
function newestVideo(folder: string, name: string): string | undefined {
  const stats = statSync(folder, {throwIfNoEntry: false});
  const names =
    stats?.isDirectory() === true ? readdirSync(folder).filter(each => VIDEO.test(each)) : [];
  const own = names.filter(each => path.parse(each).name === name);
  return (own.length > 0 ? own : names)
    .map(each => path.join(folder, each))
    .sort((a, b) => changedAt(b) - changedAt(a))[0];
}

/** When a file, or the newest one in a folder, was written, in ms. */
function changedAt(place: string): number {
  const stats = statSync(place, {throwIfNoEntry: false});
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(place).map(name => changedAt(path.join(place, name))));
}

function readAbout(file: string): z.infer<typeof aboutSchema> {
  try {
    return aboutSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

function withUniqueNames(subjects: readonly Subject[]): Subject[] {
  const taken = new Set<string>();
  return subjects.map(subject => {
    let name = subject.name;
    for (let times = 2; taken.has(name); times++) name = `${subject.name}-${times}`;
    taken.add(name);
    return {...subject, name};
  });
}
