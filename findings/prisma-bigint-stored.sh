#!/usr/bin/env bash
# create() of Prisma on libsql raises for a large BigInt after it has stored the row.
set -euo pipefail

packages=(node@24.21.0 prisma@7.10.0 @prisma/client@7.10.0 @prisma/adapter-libsql@7.10.0 @libsql/client@0.17.4 typescript@7.0.2)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: a BigInt column takes 64-bit values; a create() that raises has stored nothing.
Seen: beyond 2^53 create() raises, yet the row is there with the right value. Reading it raises as
  well.
TEXT

cat > schema.prisma << 'PRISMA'
generator client {
  provider            = "prisma-client"
  output              = "./generated"
  importFileExtension = "ts"
}

datasource db {
  provider = "sqlite"
}

model Post {
  id   Int     @id
  size BigInt?
}
PRISMA
# Generating asks only that the schema engine exists: any program spares the download.
export PATH="$room/node_modules/.bin:$PATH" PRISMA_SCHEMA_ENGINE_BINARY="$BASH" CHECKPOINT_DISABLE=1
npm pkg set type=module
prisma generate --no-hints > generate.log 2>&1 || { cat generate.log; exit 2; }
cat > see.mjs << 'JS'
import assert from 'node:assert/strict';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaClient } from './generated/client.ts';

const db = new PrismaClient({ adapter: new PrismaLibSql({ url: 'file:posts.db' }) });
await db.$executeRawUnsafe('CREATE TABLE "Post" (id INTEGER PRIMARY KEY, size BIGINT)');

const size = 2n ** 53n + 1n;
const text = ({ message }) => message.trim().split('\n').at(-1);
const created = await db.post.create({ data: { id: 1, size } }).then(() => 'created', text);
const read = await db.post.findFirst().then(() => 'read', text);
const stored = await db.$queryRawUnsafe('SELECT CAST(size AS TEXT) AS size FROM "Post"');
await db.$disconnect();

console.log(`  create() of ${size}: ${created}`);
console.log(`  stored: ${stored[0]?.size}; findFirst(): ${read}`);
assert.match(created, /cannot be safely represented/);
assert.match(read, /cannot be safely represented/);
assert.deepEqual(stored, [{ size: String(size) }]);
JS
node_modules/.bin/node see.mjs
