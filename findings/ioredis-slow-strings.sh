#!/usr/bin/env bash
# Loading ioredis makes the methods of every string in the process slower.
set -euo pipefail

packages=(node@24.21.0 ioredis@6.0.0)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: a client for Redis does not touch how fast the language is.
Seen: V8 keeps String.prototype as a dictionary once a class that extends String is declared, and
  ioredis declares one. All string methods look their code up from then on. The ratio is printed,
  and not judged.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--allow-natives-syntax');
const isFast = new Function('return %HasFastProperties(String.prototype)');

function once() {
  let sum = 0;
  const start = performance.now();
  for (let i = 0; i < 1_000_000; i += 1) {
    const title = `Senior Engineer ${i & 255}`;
    sum += title.toLowerCase().indexOf('engineer') + title.trim().length;
  }
  assert.ok(sum > 0);
  return performance.now() - start;
}
const best = () => Math.min(...Array.from({ length: 7 }, once));

assert.equal(isFast(), true);
const before = best();
await import('ioredis');
const after = best();
console.log(`  fast properties before: true, after: ${isFast()}`);
console.log(`  time of the same work, after / before: ${(after / before).toFixed(2)}`);
assert.equal(isFast(), false);
JS
node_modules/.bin/node see.mjs
