#!/usr/bin/env bash
# The OpenAI client takes a web page for an empty list of models, and for a completion.
set -euo pipefail

packages=(node@24.21.0 openai@7.57.0)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: an answer of 200 with text/html, as a mistyped base URL gets it, raises an error.
Seen: models.list() has no models and raises nothing; chat.completions.create() resolves with the
  page as a string. An error object with status 200 is handed over as a completion, too.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import http from 'node:http';
import OpenAI from 'openai';

const page = '<!doctype html><title>It works</title>';
const server = http.createServer((request, response) => {
  const isPage = !request.url.startsWith('/json/');
  response.setHeader('content-type', isPage ? 'text/html' : 'application/json');
  response.end(isPage ? page : JSON.stringify({ error: { message: 'no such model' } }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const client = (path) =>
  new OpenAI({ baseURL: `http://127.0.0.1:${server.address().port}${path}`, apiKey: 'none' });
const question = { model: 'any', messages: [{ role: 'user', content: 'Hello' }] };

const models = [];
for await (const model of client('/v1').models.list()) models.push(model);
const completion = await client('/v1').chat.completions.create(question);
const failure = await client('/json').chat.completions.create(question);
server.close();

console.log(`  models: ${models.length}; completion: ${JSON.stringify(completion)}`);
console.log(`  completion of an error with status 200: ${JSON.stringify(failure)}`);
assert.deepEqual(models, []);
assert.equal(completion, page);
assert.deepEqual(failure, { error: { message: 'no such model' } });
JS
node_modules/.bin/node see.mjs
