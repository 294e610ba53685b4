/** Pictures of every kind, shown through the command line from folders of any name. */
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {PNG} from 'pngjs';
import {describe, expect, it} from 'vitest';
import {folderForTest} from '../temporary-folder.ts';
import {runLectern} from './lectern.ts';

/** 16x12 px of red; the first of two pictures is, where it moves. */
const FILES: Readonly<Record<string, Buffer>> = {
  'a.svg': Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 12"><rect width="16" height="12" fill="#d02020"/></svg>',
  ),
  'a.png': redPng(),
  'a.jpg': Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8M' +
      'CgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQ' +
      'EBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAAMABADAREAAhEBAxEB/8QAFQABAQAAAAAA' +
      'AAAAAAAAAAAAAAf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAcI/8QAFBEB' +
      'AAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AhiXt1gAAP//Z',
    'base64',
  ),
  'a.webp': Buffer.from(
    'UklGRjgAAABXRUJQVlA4ICwAAACQAQCdASoQAAwAAgA0JaACdLoAA5gA/u/eX/W17bwyg/+2h/+tD/9aH/Lg' + 'AA==',
    'base64',
  ),
  'a.gif': Buffer.from(
    'R0lGODlhEAAMAPAAANAgIAAAACH5BAAAAAAALAAAAAAQAAwAAAIMhI+py+0Po5y02msKADs=',
    'base64',
  ),
  'moves.gif': Buffer.from(
    'R0lGODlhEAAMAPAAANAgIAAAACH5BAAUAAAAIf8LTkVUU0NBUEUyLjADAQAAACwAAAAAEAAMAAACDISPqcvt' +
      'D6OctNprCgAh+QQAFAAAACwAAAAAEAAMAIAgINAAAAACDISPqcvtD6OctNprCgA7',
    'base64',
  ),
  'a.avif': Buffer.from(
    'AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAA' +
      'AAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAEOAAEAAAAAAAAAHQAAACNp' +
      'aW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGF2MDEAAAAAamlwcnAAAABLaXBjbwAAABNjb2xybmNseAACAAIA' +
      'BoAAAAAMYXYxQ4EADAAAAAAUaXNwZQAAAAAAAAAQAAAADAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAA' +
      'AAABAAEEgYIDhAAAACVtZGF0EgAKBhgM/tgQgDIRGAAKKKKEAACpjmlWios5oTY=',
    'base64',
  ),
};
const NAMES = Object.keys(FILES);
const WIDTH = 480;

/** Above, nodes of Motion Canvas; below, those of Lectern. */
const SCENE = `\
import {Img, makeScene2D} from '@motion-canvas/2d';
import {waitFor} from '@motion-canvas/core';
import {Picture} from 'lectern';
${NAMES.map((name, index) => `import file${index} from '../pictures/${name}';`).join('\n')}

export default makeScene2D(function* (view) {
  [${NAMES.map((_, index) => `file${index}`).join(', ')}].forEach((source, index) => {
    const x = -780 + 260 * index;
    view.add(new Img({src: source, width: 200, height: 150, position: [x, -200]}));
    view.add(new Picture({source, alt: 'red', width: 200, position: [x, 200]}));
  });
  yield* waitFor(1);
});
`;

describe('pictures', () => {
  it('of every kind are drawn, whatever the folders are called', async () => {
    const lecture = path.join(folderForTest(), `Anna's C# 50% why? [a] & "b"`, 'red');
    await writeProject(lecture, FILES);
    const args = ['render', '.', '--at', '0', '--at', '0.5', '-o', 'stills', '--format', 'png'];
    const {code, stderr} = await runLectern([...args, '--resolution', `${WIDTH}x270`], {
      cwd: lecture,
    });
    expect(code, stderr).toBe(0);
    for (const still of ['at-0s.png', 'at-0.5s.png']) {
      const picture = PNG.sync.read(await readFile(path.join(lecture, 'stills', still)));
      for (const [index, name] of NAMES.entries()) {
        for (const y of [-200, 200]) {
          expect(isRed(picture, -780 + 260 * index, y), `${name} in ${still}`).toBe(true);
        }
      }
    }
  });

  it('that are damaged are told of with the file and the line that shows them', async () => {
    const lecture = path.join(folderForTest(), 'damaged');
    await writeProject(lecture, {...FILES, 'a.jpg': redPng().subarray(0, 40)});
    const {code, stderr} = await runLectern(['render', '.', '--format', 'png'], {cwd: lecture});
    expect(code).toBe(1);
    expect(stderr).toContain('The picture “a.jpg” cannot be shown');
    expect(stderr).toMatch(/scenes\/01-red\.tsx:1[0-9]/);
    expect(stderr).not.toContain('loop');
  });
});

function redPng(): Buffer {
  const picture = new PNG({width: 16, height: 12});
  for (let offset = 0; offset < picture.data.length; offset += 4) {
    picture.data.set([0xd0, 0x20, 0x20, 0xff], offset);
  }
  return PNG.sync.write(picture);
}

function isRed(picture: PNG, x: number, y: number): boolean {
  const scale = WIDTH / 1920;
  const column = Math.round((x + 960) * scale);
  const row = Math.round((y + 540) * scale);
  const [red = 0, green = 0, blue = 0] = picture.data.subarray(4 * (row * WIDTH + column));
  return red > 180 && green < 70 && blue < 70;
}

async function writeProject(
  lecture: string,
  pictures: Readonly<Record<string, Buffer>>,
): Promise<void> {
  for (const folder of ['scenes', 'pictures']) {
    await mkdir(path.join(lecture, folder), {recursive: true});
  }
  for (const [name, content] of Object.entries(pictures)) {
    await writeFile(path.join(lecture, 'pictures', name), content);
  }
  await writeFile(path.join(lecture, 'scenes/01-red.tsx'), SCENE);
  await writeFile(
    path.join(lecture, 'project.ts'),
    `import {lectureProject} from 'lectern';
import red from './scenes/01-red?scene';
export default lectureProject({title: 'Red', scenes: [red]});
`,
  );
}
