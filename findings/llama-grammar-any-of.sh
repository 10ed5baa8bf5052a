#!/usr/bin/env bash
# A nullable list of zod lets a model under node-llama-cpp answer nothing but null.
set -euo pipefail

packages=(node@24.21.0 node-llama-cpp@3.21.1 zod@4.6.7)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: z.array(z.string()).nullable() becomes a grammar of a list or null.
Seen: zod writes `anyOf`, which node-llama-cpp passes over without a word: the grammar allows null
  only. With `oneOf` in its place it allows both. JavaScript makes the text of the grammar, so that
  a stand-in for the native part is enough here.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { LlamaJsonSchemaGrammar } from 'node-llama-cpp';
import { z } from 'zod';

const native = { _bindings: { AddonGrammar: class {} }, _log() {} };
/** The rules of a grammar in which a list or null can stand. */
const rulesOf = (skills) => {
  const schema = { type: 'object', properties: { skills } };
  const { grammar } = new LlamaJsonSchemaGrammar(native, schema);
  return grammar.split('\n').filter((line) => /"\["|"null"/.test(line));
};
const { anyOf } = z.toJSONSchema(z.array(z.string()).nullable());
const seen = { anyOf: rulesOf({ anyOf }), oneOf: rulesOf({ oneOf: anyOf }) };

console.log(`  zod writes anyOf: ${JSON.stringify(anyOf)}`);
for (const [word, rules] of Object.entries(seen)) {
  console.log(`  rules of lists and null from ${word}:\n    ${rules.join('\n    ')}`);
}
assert.deepEqual(seen.anyOf, ['null-rule ::= "null"']);
assert.equal(seen.oneOf.length, 2);
JS
node_modules/.bin/node see.mjs
