#!/usr/bin/env bash
# A Redis user that may not name its connection works for BullMQ, and is not counted.
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
Expected: an access rule that BullMQ needs and lacks raises an error somewhere.
Seen: without CLIENT SETNAME the worker does its jobs, no error is emitted, and getWorkers() says
  that the queue has no worker.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

const path = 'redis.sock';
const admin = new Redis({ path });
const rights = ['on', '>secret', '~bull:*', '&*', '+@all'];
await admin.acl('SETUSER', 'named', ...rights);
await admin.acl('SETUSER', 'nameless', ...rights, '-client|setname');

const seen = {};
for (const username of ['named', 'nameless']) {
  const connection = { path, username, password: 'secret', maxRetriesPerRequest: null };
  const queue = new Queue(username, { connection });
  let errors = 0;
  const worker = new Worker(username, async () => 'done', { connection });
  for (const each of [queue, worker]) each.on('error', () => { errors += 1; });
  const completed = once(worker, 'completed', { signal: AbortSignal.timeout(30_000) });
  await queue.add('read', {});
  await completed;
  const workers = (await queue.getWorkers()).length;
  seen[username] = { done: await queue.getCompletedCount(), errors, workers };
  console.log(`  ${username}: ${JSON.stringify(seen[username])}`);
  await worker.close();
  await queue.close();
}
admin.disconnect();
assert.deepEqual(seen.named, { done: 1, errors: 0, workers: 1 });
assert.deepEqual(seen.nameless, { done: 1, errors: 0, workers: 0 });
JS
node_modules/.bin/node see.mjs
