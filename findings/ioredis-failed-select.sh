#!/usr/bin/env bash
# ioredis goes on in database 0 after the database it was told to use was refused.
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
Expected: a client that cannot select its database is not ready, and its commands fail.
Seen: it emits one error, becomes ready, and writes into database 0.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { Redis } from 'ioredis';

const path = 'redis.sock';
const errors = [];
const lost = new Redis({ path, db: 99 }); // Redis has 16 databases here.
lost.on('error', ({ message }) => errors.push(message));
const answer = await lost.set('colour', 'green');
const zero = new Redis({ path, db: 0 });
const found = await zero.get('colour');

console.log(`  error event: ${errors.join(' | ')}`);
console.log(`  status: ${lost.status}; SET with db 99 answers ${answer}`);
console.log(`  database 0 now has: ${found}`);
lost.disconnect();
zero.disconnect();
assert.match(errors.join(), /out of range/);
assert.equal(found, 'green');
JS
node_modules/.bin/node see.mjs
