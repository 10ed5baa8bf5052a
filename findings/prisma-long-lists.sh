#!/usr/bin/env bash
# On SQLite, Prisma returns rows twice when a filter has a list of about a thousand values.
set -euo pipefail

packages=(node@24.21.0 prisma@7.10.0 @prisma/client@7.10.0 @prisma/adapter-libsql@7.10.0 @libsql/client@0.17.4 typescript@7.0.2)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --silent --no-audit --no-fund --prefix "$room" "${packages[@]}" || exit 2
cd "$room"

echo "With ${packages[*]}:"
cat << 'TEXT'
Expected: findMany() answers each row once, however long the list and whatever stands beside it.
Seen: a list of 1000 values is cut, and the rows of all parts are added up. A row that matches
  another branch of an OR, or a value that is listed twice, comes more than once. count() of the
  same filter raises P2029.
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

await db.post.createMany({ data: Array.from({ length: 1500 }, (_, index) => ({ id: index + 1 })) });

async function ask(length) {
  const ids = Array.from({ length }, (_, index) => index + 1);
  const where = { OR: [{ id: { in: ids } }, { id: { lt: 5 } }] };
  const rows = (await db.post.findMany({ where })).map(({ id }) => id);
  const listed = (await db.post.findMany({ where: { id: { in: [...ids, 1, 1] } } })).length;
  const count = await db.post.count({ where }).catch(({ code }) => code);
  console.log(
    `  ${length} values, or an id below 5: ${rows.length} rows, ${new Set(rows).size} distinct;` +
      ` count() ${count}; with id 1 listed three times: ${listed} rows`,
  );
  return [rows.length, new Set(rows).size, count];
}
assert.deepEqual(await ask(900), [900, 900, 900]);
assert.deepEqual(await ask(1000), [1004, 1000, 'P2029']);
await db.$disconnect();
JS
node_modules/.bin/node see.mjs
