#!/usr/bin/env bash
# waitUntilReady() of BullMQ's QueueEvents resolves before it listens: the next event is missed.
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
Expected: once waitUntilReady() has resolved, every event of the queue arrives.
Seen: it is connected then, but has not read yet, and its first read starts at '$', the end of the
  stream at that moment. A job that is added at once has no event. With lastEventId '0' none is
  missed.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Queue, QueueEvents } from 'bullmq';

const connection = { path: 'redis.sock', maxRetriesPerRequest: null };
const rounds = 20;

/** How many listeners never hear of the first job; later jobs follow until one is heard. */
async function countMissed(name, options) {
  let missed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const queue = new Queue(`${name}-${round}`, { connection });
    await queue.waitUntilReady();
    const events = new QueueEvents(queue.name, { connection, ...options });
    const heard = [];
    events.on('added', ({ jobId }) => heard.push(jobId));
    await events.waitUntilReady();
    for (let job = 1; heard.length === 0 && job < 100; job += 1) {
      await queue.add('read', {}, { jobId: `job-${job}` });
      await wait(20);
    }
    if (heard[0] !== 'job-1') missed += 1;
    await events.close();
    await queue.close();
  }
  return missed;
}
const asItIs = await countMissed('plain', {});
const fromTheStart = await countMissed('start', { lastEventId: '0' });
console.log(`  ${asItIs} of ${rounds} listeners that were ready missed the first event`);
console.log(`  ${fromTheStart} of ${rounds} did with lastEventId '0'`);
assert.ok(asItIs > 0);
assert.equal(fromTheStart, 0);
JS
node_modules/.bin/node see.mjs
