#!/usr/bin/env bash
# The parent of a failed BullMQ job is waiting, not failed, until a worker of its own queue takes
# it.
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
Expected: with failParentOnFailure the parent fails when its child does, and says why.
Seen: the parent is in the state 'waiting' while its own queue has no worker. Once it has one, the
  parent fails without being run. Its reason names the child only, and getFailedChildrenValues() is
  empty.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { FlowProducer, Queue, Worker } from 'bullmq';

const connection = { path: 'redis.sock', maxRetriesPerRequest: null };
const signal = AbortSignal.timeout(30_000);
const flows = new FlowProducer({ connection });
await flows.add({
  name: 'company', queueName: 'parents', data: {}, opts: { jobId: 'p-1' },
  children: [
    { name: 'page', queueName: 'children', data: {}, opts: { jobId: 'c-1', failParentOnFailure: true } },
  ],
});
const fail = async () => { throw new Error('the page is gone'); };
const children = new Worker('children', fail, { connection });
await once(children, 'failed', { signal });
const queue = new Queue('parents', { connection });
const before = await (await queue.getJob('p-1')).getState();

let isRun = false;
const parents = new Worker('parents', async () => { isRun = true; }, { connection });
await once(parents, 'failed', { signal });
const parent = await queue.getJob('p-1');
const after = await parent.getState();
const failures = await parent.getFailedChildrenValues();
await Promise.all([children, parents, queue, flows].map((each) => each.close()));

console.log(`  without a worker for the parent: ${before}`);
console.log(`  with one: ${after}, because "${parent.failedReason}"; processor called: ${isRun}`);
console.log(`  getFailedChildrenValues(): ${JSON.stringify(failures)}`);
assert.deepEqual([before, after, isRun], ['waiting', 'failed', false]);
assert.equal(parent.failedReason, 'child bull:children:c-1 failed');
assert.deepEqual(failures, {});
JS
node_modules/.bin/node see.mjs
