import { cp } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, testTime } from '#tests/support/database.ts';
import { listMigrations, migrate, migrationsFolder } from '../engine/migrate.ts';
import { openDatabase } from '../engine/open.ts';
import { connect } from '../engine/transaction.ts';
import { searchPostings } from './search.ts';

async function olderDatabase(folder: string, count: number): Promise<string> {
  const file = path.join(folder, 'a.db');
  const migrations = path.join(folder, 'migrations');
  const older = (await listMigrations(migrationsFolder)).filter((name) => name < '20261129');
  for (const name of older) {
    await cp(path.join(migrationsFolder, name), path.join(migrations, name), { recursive: true });
  }
  const client = connect(file);
  await migrate(client, { file, folder: migrations, now: () => new Date(testTime) });
  await client.executeMultiple(`
    INSERT INTO Company (id, url, name, addedAt) VALUES ('c', 'https://acme.example', 'Acme', 'now');
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO Posting (id, companyId, externalId, contentHash, title, locations, skills, listedAt,
      firstSeenAt, lastSeenAt, provider)
      SELECT i, 'c', i, '', 'エンジニア ' || i, '[{"text":"Łódź"}]', '["C#"]', 'now', 'now', 'now', 'rules'
      FROM n;
    INSERT INTO PostingText (id, descriptionText, descriptionHtml, raw, enrichment)
      SELECT id, 'Straße', '', '{}', '{}' FROM Posting;
    INSERT INTO PostingSearch (rowid, title) SELECT seq, title FROM Posting;`);
  client.close();
  return file;
}

describe('a database whose index is of an older version', () => {
  it('is indexed again when it is opened', async () => {
    await using folder = await temporaryFolder();
    await using db = await openDatabase(await olderDatabase(folder.path, 3));
    const total = async (query: string) => (await searchPostings(db, { query })).total;
    const queries = ['ジニア', 'lodz', 'c#', 'strasse', 'acme', '2'];
    expect(await Promise.all(queries.map(total))).toEqual([3, 3, 3, 3, 3, 1]);
  });

  it('reports progress, and indexes once', async () => {
    await using folder = await temporaryFolder();
    const file = await olderDatabase(folder.path, 1_200);
    const told: unknown[] = [];
    const onIndexing = (progress: unknown) => told.push(progress);
    await (await openDatabase(file, { onIndexing }))[Symbol.asyncDispose]();
    await (await openDatabase(file, { onIndexing }))[Symbol.asyncDispose]();
    expect(told).toEqual([500, 1_000, 1_200].map((indexed) => ({ indexed, total: 1_200 })));
  });

  it('resumes after an interruption', async () => {
    await using folder = await temporaryFolder();
    const file = await olderDatabase(folder.path, 1_200);
    const cutOff = openDatabase(file, {
      onIndexing: () => {
        throw new Error('cut off');
      },
    });
    await expect(cutOff).rejects.toThrow('cut off');
    const told: number[] = [];
    await using db = await openDatabase(file, { onIndexing: ({ indexed }) => told.push(indexed) });
    expect(told).toHaveLength(2);
    expect((await searchPostings(db, { query: 'ジニア' })).total).toBe(1_200);
  });
});
