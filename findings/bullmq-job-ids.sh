#!/usr/bin/env bash
# Which job ids BullMQ takes does not follow from the words with which it refuses others.
set -euo pipefail

packages=(node@24.21.0 bullmq@6.7.0 ioredis@6.0.0)
command -v redis-server > /dev/null || { echo 'redis-server is not on the PATH.'; exit 2; }
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

redis-server --port 0 --unixsocket "$room/redis.sock" --save '' --dir "$room" > redis.log &
server=$!
trap 'kill "$server" && wait "$server" || true; rm -rf "$room"' EXIT
for _ in {1..100}; do [ -S redis.sock ] && break; sleep 0.1; done

echo "With ${packages[*]} redis-server@$(redis-server --version | sed -E 's/.* v=([0-9.]+).*/\1/'):"
cat << 'TEXT'
Expected: 'Custom Id cannot contain :' and 'Custom Id cannot be integers' hold for every id.
Seen: an id with one or with three colons is refused, one with two is taken. Whole numbers are taken
  when they begin with 0 or exceed 2^53.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { Queue } from 'bullmq';

const queue = new Queue('posts', { connection: { path: 'redis.sock' } });
const expected = {
  'run:1': 'Custom Id cannot contain :',
  'run:1:acme': 'run:1:acme',
  'run:1:acme:2': 'Custom Id cannot contain :',
  12: 'Custom Id cannot be integers',
  '007': '007',
  '9007199254740993': '9007199254740993',
};
const seen = {};
for (const jobId of Object.keys(expected)) {
  const added = queue.add('read', {}, { jobId });
  seen[jobId] = await added.then(({ id }) => id, ({ message }) => message);
  console.log(`  ${jobId.padEnd(17)} ${seen[jobId] === jobId ? 'taken' : seen[jobId]}`);
}
await queue.close();
assert.deepEqual(seen, expected);
JS
node_modules/.bin/node see.mjs
