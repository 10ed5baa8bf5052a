#!/usr/bin/env bash
# A transaction of Prisma leaves the libsql adapter with another connection: pragmas are lost.
set -euo pipefail

packages=(node@24.21.0 prisma@7.10.0 @prisma/client@7.10.0 @prisma/adapter-libsql@7.10.0 @libsql/client@0.17.4 typescript@7.0.2)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: one client keeps its connection to the file, and what a PRAGMA set on it.
Seen: after an interactive transaction, or an array of two calls, the setting is the default again.
  An array of one call keeps it. @libsql/client 0.18 in place of 0.17 is the way out.
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

async function keeps(work) {
  await db.$executeRawUnsafe('PRAGMA cache_size = -9000');
  await work();
  const [{ cache_size: size }] = await db.$queryRawUnsafe('PRAGMA cache_size');
  return Number(size) === -9000;
}
const seen = {
  'no transaction': await keeps(() => db.post.count()),
  'array of one': await keeps(() => db.$transaction([db.post.count()])),
  'array of two': await keeps(() => db.$transaction([db.post.count(), db.post.count()])),
  interactive: await keeps(() => db.$transaction((tx) => tx.post.count())),
};
await db.$disconnect();
for (const [what, isKept] of Object.entries(seen)) {
  console.log(`  ${what}: the pragma is ${isKept ? 'kept' : 'lost'}`);
}
assert.deepEqual(Object.values(seen), [true, true, false, false]);
JS
node_modules/.bin/node see.mjs
