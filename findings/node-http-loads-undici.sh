#!/usr/bin/env bash
# An ES module that imports node:http pays for the code of fetch and WebSocket, which it does not use.
set -euo pipefail

packages=(node@24.21.0)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: node:http loads what its server and client need, whichever way it is imported.
Seen: `require` does so. `import` reads every export once, among them WebSocket and CloseEvent, and
these load undici: some 40 ms at each start of a program that only serves.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const hasUndici = () => process.moduleLoadList.some((name) => name.endsWith('deps/undici/undici'));
createRequire(import.meta.url)('node:http');
const required = hasUndici();
await import('node:https');
const ofHttps = hasUndici();
await import('node:http');
const imported = hasUndici();
console.log(`  undici is loaded after require: ${required}, import of node:https: ${ofHttps}, of node:http: ${imported}`);
assert.deepEqual({ required, ofHttps, imported }, { required: false, ofHttps: false, imported: true });
JS
node_modules/.bin/node see.mjs
