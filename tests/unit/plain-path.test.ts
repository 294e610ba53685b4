/** Folders of any name are reached by plain ones, and called by their own. */
import {readFileSync, rmSync, writeFileSync, mkdirSync} from 'node:fs';
import path from 'node:path';
import {expect, it, onTestFinished} from 'vitest';
import {isAwkward, knownPath, plainFolder, plainPath} from '../../scripts/plain-path.mjs';
import {folderForTest} from '../temporary-folder.ts';

it.each(["Anna's", 'C#', '50%', 'why?', 'a"b', 'a[b]', '{a}', 'a&b', 'a+b', '(a)', 'a;b', '`$a`'])(
  'a folder “%s” is reached by a link',
  name => {
    const root = folderForTest();
    const folder = path.join(root, name);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'scene.tsx'), name);
    const link = plainFolder(folder);
    onTestFinished(() => rmSync(link, {force: true}));
    expect(isAwkward(folder)).toBe(true);
    expect(isAwkward(link)).toBe(false);
    expect(plainFolder(folder)).toBe(link);
    expect(readFileSync(path.join(link, 'scene.tsx'), 'utf8')).toBe(name);
    expect(knownPath(`in ${path.join(link, 'scene.tsx')}`)).toBe(`in ${folder}/scene.tsx`);
    expect(plainPath(path.join(folder, 'scene.tsx'))).toBe(path.join(link, 'scene.tsx'));
  },
);

it.each(['/home/anna/lectures', '/srv/Física 1', '/数学/微积分', '/a_b-c.d/@e/~f'])(
  'the folder %s is reached as it is',
  folder => {
    expect(plainFolder(folder)).toBe(folder);
    expect(plainPath(`${folder}/a`)).toBe(`${folder}/a`);
  },
);
