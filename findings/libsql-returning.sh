#!/usr/bin/env bash
# run() of libsql says that an INSERT with RETURNING changed nothing.
set -euo pipefail

packages=(node@24.21.0 libsql@0.5.29)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: `changes` counts the rows that were written, as it does with node:sqlite.
Seen: both rows are written, and `changes` is 0.
TEXT

cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import Libsql from 'libsql';

function insert(db) {
  db.exec('CREATE TABLE post (id INTEGER)');
  const { changes } = db.prepare('INSERT INTO post VALUES (1), (2) RETURNING id').run();
  return { changes, rows: db.prepare('SELECT count(*) AS n FROM post').get().n };
}
const ofNode = insert(new DatabaseSync(':memory:'));
const ofLibsql = insert(new Libsql(':memory:'));
console.log(`  node:sqlite ${JSON.stringify(ofNode)}, libsql ${JSON.stringify(ofLibsql)}`);
assert.deepEqual(ofNode, { changes: 2, rows: 2 });
assert.deepEqual(ofLibsql, { changes: 0, rows: 2 });
JS
node_modules/.bin/node see.mjs
