#!/bin/sh
# The `unicode-range` of a font file in @fontsource packages does not say which letters the file
# has. The style sheet of @fontsource/noto-sans-math 5.3.0 names Latin ranges for its Latin file,
# which in truth holds the mathematical letters and signs too; a browser that goes by the style
# sheet never loads it for them. @fontsource-variable/noto-sans-sc 5.3.1 claims pictographs
# (U+1F3xx) that none of its files has. What counts is the character map of the file.
# Seen: math-latin has U+1D538 (double-struck A): true, its style sheet names it: false;
# sc claims U+1F34E (an apple): true, a file of those that claim it has it: false.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @fontsource/noto-sans-math@5.3.0 \
  @fontsource-variable/noto-sans-sc@5.3.1 fontkit@2.0.4
cat >ranges.mjs <<'SCRIPT'
import {readFileSync, readdirSync} from 'node:fs';
import {create} from 'fontkit';

const names = (ranges, letter) =>
  ranges.split(',').some(range => {
    const [from, to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return parseInt(from, 16) <= letter && letter <= parseInt(to, 16);
  });
const has = (file, letter) => create(readFileSync(file)).hasGlyphForCodePoint(letter);
const faces = sheet =>
  [...readFileSync(sheet, 'utf8').matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, face]) => ({
    file: /url\(\.\/files\/([^)]+?\.woff2)\)/.exec(face)?.[1],
    ranges: /unicode-range:\s*([^;]+)/.exec(face)?.[1],
  }));

const math = 'node_modules/@fontsource/noto-sans-math';
const latin = faces(`${math}/400.css`).filter(({file}) => /-latin-400/.test(file));
console.log('math-latin has U+1D538:', latin.some(({file}) => has(`${math}/files/${file}`, 0x1d538)));
console.log('its style sheet names it:', latin.some(({ranges}) => names(ranges ?? 'U+0-10FFFF', 0x1d538)));

const chinese = 'node_modules/@fontsource-variable/noto-sans-sc';
const claiming = faces(`${chinese}/index.css`).filter(({ranges}) => ranges && names(ranges, 0x1f34e));
console.log('sc claims U+1F34E:', claiming.length > 0);
console.log(
  'a file of those that claim it has it:',
  claiming.some(({file}) => has(`${chinese}/files/${file}`, 0x1f34e)),
);
SCRIPT
seen=$(node ranges.mjs)
echo "$seen"
[ "$seen" = 'math-latin has U+1D538: true
its style sheet names it: false
sc claims U+1F34E: true
a file of those that claim it has it: false' ] || { echo 'The behaviour has changed.' >&2; exit 1; }
