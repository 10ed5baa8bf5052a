#!/usr/bin/env bash
# The case of a command name decides in which shape call() of ioredis 6 answers.
set -euo pipefail

packages=(node@24.21.0 ioredis@6.0.0)
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
Expected: command names ignore case in Redis, so call('HGETALL') and call('hgetall') answer alike.
Seen: the shapes differ. Only the lower-case name is known to the client as a command whose answer
  it reshapes.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { Redis } from 'ioredis';

const redis = new Redis({ path: 'redis.sock' });
await redis.hset('pay', 'from', '50', 'to', '60');
await redis.zadd('score', 1, 'a', 2, 'b');
const show = (value) => JSON.stringify(value);

const hashes = [await redis.call('HGETALL', 'pay'), await redis.call('hgetall', 'pay')].map(show);
const range = ['score', 0, -1, 'WITHSCORES'];
const sets = [await redis.call('ZRANGE', ...range), await redis.call('zrange', ...range)].map(show);
redis.disconnect();

console.log(`  HGETALL ${hashes[0]}   hgetall ${hashes[1]}`);
console.log(`  ZRANGE  ${sets[0]}   zrange ${sets[1]}`);
assert.deepEqual(hashes, ['["from","50","to","60"]', '{"from":"50","to":"60"}']);
assert.deepEqual(sets, ['[["a","1"],["b","2"]]', '["a","1","b","2"]']);
JS
node_modules/.bin/node see.mjs
