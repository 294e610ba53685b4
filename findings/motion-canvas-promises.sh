#!/bin/sh
# @motion-canvas/core 3.17.2 keeps a promise that was rejected: the list of promises that it waits
# for before it draws is one for all projects of a page, and is emptied only after all of them have
# been fulfilled. So one picture that could not be loaded makes every later wait fail with the same
# error, in other scenes and projects too.
# Seen: the first wait fails; so does a second one, though the only new promise was fulfilled.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @motion-canvas/core@3.17.2 esbuild@0.25.12
cat >waits.js <<'SCRIPT'
import {DependencyContext} from '@motion-canvas/core/lib/signals/DependencyContext.js';

process.on('unhandledRejection', () => undefined);
const wait = () =>
  DependencyContext.consumePromises().then(
    () => 'done',
    error => error.message,
  );
DependencyContext.collectPromise(Promise.reject(new Error('no such picture')));
console.log('first wait:', await wait());
DependencyContext.collectPromise(Promise.resolve('another picture'));
console.log('second wait:', await wait());
SCRIPT
npx esbuild waits.js --bundle --platform=node --format=esm --outfile=bundle.mjs --log-level=error
seen=$(node bundle.mjs)
echo "$seen"
[ "$seen" = 'first wait: no such picture
second wait: no such picture' ] || { echo 'The behaviour has changed.' >&2; exit 1; }
