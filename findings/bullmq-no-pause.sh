#!/usr/bin/env bash
# A BullMQ worker asks a full Redis for work again without a pause.
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
Expected: after Redis refuses, the worker waits a moment before it asks again.
Seen: it asks again at once, thousands of commands and error events a second, until memory is free.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

const connection = { path: 'redis.sock', maxRetriesPerRequest: null };
const redis = new Redis(connection);
const queue = new Queue('posts', { connection });
await queue.add('read', {});
await redis.config('SET', 'maxmemory', '1');

let errors = 0;
const texts = new Set();
const worker = new Worker('posts', async () => {}, { connection });
worker.on('error', ({ message }) => {
  errors += 1;
  texts.add(message.slice(0, 23));
});
await wait(1_000);
const commands = async () =>
  Number(/total_commands_processed:(\d+)/.exec(await redis.info('stats'))[1]);
const [commandsBefore, errorsBefore] = [await commands(), errors];
await wait(1_000);
const asked = (await commands()) - commandsBefore;
const failed = errors - errorsBefore;

console.log(`  in one second: ${asked} commands, ${failed} error events (${[...texts].join()}…)`);
await redis.config('SET', 'maxmemory', '0');
await worker.close();
await queue.close();
redis.disconnect();
assert.ok(asked > 500 && failed > 100);
JS
node_modules/.bin/node see.mjs
