#!/usr/bin/env bash
# The published ES module of @actions/workflow-parser cannot be loaded by Node.
set -euo pipefail

packages=(node@24.21.0 @actions/workflow-parser@0.3.61)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: a package of ES modules loads with import, or else with require.
Seen: its own code imports a JSON file without `with { type: 'json' }`, as bundlers allow. Node
  refuses that, and require finds no entry. A load hook that makes modules of its JSON helps.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const name = '@actions/workflow-parser';
const imported = await import(name).then(() => 'loaded', ({ code }) => code);
let required = 'loaded';
try {
  createRequire(import.meta.url)(name);
} catch ({ code }) {
  required = code;
}
console.log(`  import: ${imported}; require: ${required}`);
assert.equal(imported, 'ERR_IMPORT_ATTRIBUTE_MISSING');
assert.equal(required, 'ERR_PACKAGE_PATH_NOT_EXPORTED');
JS
node_modules/.bin/node see.mjs
