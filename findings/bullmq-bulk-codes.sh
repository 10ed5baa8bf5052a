#!/usr/bin/env bash
# addBulk() of BullMQ answers an error code as the id of a job that was not added.
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
Expected: addBulk() raises what add() raises for the same job.
Seen: add() raises, addBulk() resolves. The job that was refused is in the answer, with the number
  -5 as its id.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { Queue } from 'bullmq';

const connection = { path: 'redis.sock' };
const queue = new Queue('posts', { connection });
const parent = { id: 'gone', queue: 'bull:posts' }; // A parent that was removed meanwhile.
const raised = await queue.add('read', {}, { jobId: 'b', parent }).catch(({ message }) => message);
const jobs = await queue.addBulk([
  { name: 'read', data: {}, opts: { jobId: 'a' } },
  { name: 'read', data: {}, opts: { jobId: 'b', parent } },
  { name: 'read', data: {}, opts: { jobId: 'c' } },
]);
const ids = jobs.map(({ id }) => id);
const stored = (await queue.getJobs()).map(({ id }) => id).toSorted();
await queue.close();

console.log(`  add() raises: ${raised}`);
console.log(`  addBulk() answers the ids ${JSON.stringify(ids)}; stored: ${stored.join(', ')}`);
assert.match(raised, /Missing key for parent job/);
assert.deepEqual(ids, ['a', -5, 'c']);
assert.deepEqual(stored, ['a', 'c']);
JS
node_modules/.bin/node see.mjs
