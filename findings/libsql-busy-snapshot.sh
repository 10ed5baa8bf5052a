#!/usr/bin/env bash
# After one SQLITE_BUSY_SNAPSHOT, a libsql connection reads the past and can never write again.
set -euo pipefail

packages=(node@24.21.0 libsql@0.5.29)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: ROLLBACK ends the refused transaction, as it does with node:sqlite.
Seen: ROLLBACK raises nothing, but the old snapshot stays. Every later read on the connection is
  stale, every later write refused. A new connection is right.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import Libsql from 'libsql';

/** Two connections; the second reads, is overtaken by the first, and writes. */
function overtake(open, file) {
  const [first, second] = [open(file), open(file)];
  const count = () => second.prepare('SELECT count(*) AS n FROM post').get().n;
  const write = () => {
    try {
      second.prepare('INSERT INTO post VALUES (?)').run(2);
      return 'written';
    } catch (error) {
      return error.message;
    }
  };
  first.exec('PRAGMA journal_mode = WAL');
  first.exec('CREATE TABLE post (id)');
  second.exec('BEGIN');
  const seen = [count()];
  first.exec('INSERT INTO post VALUES (1)');
  seen.push(write());
  second.exec('ROLLBACK');
  seen.push(count(), write(), count());
  seen.push(open(file).prepare('SELECT count(*) AS n FROM post').get().n);
  return seen;
}
const ofNode = overtake((file) => new DatabaseSync(file), 'node.db');
const ofLibsql = overtake((file) => new Libsql(file), 'libsql.db');
const steps = 'reads, writes, (ROLLBACK), reads, writes, reads; a new connection reads';
console.log(`  ${steps}\n  node:sqlite  ${ofNode.join(', ')}\n  libsql       ${ofLibsql.join(', ')}`);
const refused = 'database is locked';
assert.deepEqual(ofNode, [0, refused, 1, 'written', 2, 2]);
assert.deepEqual(ofLibsql, [0, refused, 0, refused, 0, 1]);
JS
node_modules/.bin/node see.mjs
