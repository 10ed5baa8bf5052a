import { cp } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { scan, temporaryFolder, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { readPosting } from '../postings/detail.ts';
import { readFacets } from '../postings/facets.ts';
import { listPostings } from '../postings/list.ts';
import { listMigrations, migrate, migrationsFolder } from './migrate.ts';
import { openDatabase } from './open.ts';
import { connect } from './transaction.ts';

const migration = '20261201080000_terms';
const companyId = 'acme';

it('keeps openings from before terms were read, and gives them theirs at the next scan', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'a.db');
  const migrations = path.join(folder.path, 'migrations');
  for (const name of await listMigrations(migrationsFolder)) {
    if (name >= migration) continue;
    await cp(path.join(migrationsFolder, name), path.join(migrations, name), { recursive: true });
  }
  const client = connect(file);
  await migrate(client, { file, folder: migrations, now: () => new Date(testTime) });
  const posting = enrichedPosting(companyId, { externalId: '1', descriptionText: 'Nights too.' });
  const { id, contentHash, enrichment } = posting;
  const { shifts: _, ...old } = enrichment;
  await client.execute({
    sql: `INSERT INTO Company (id, url, name, addedAt, source, slug)
      VALUES (?, 'https://acme.example/', 'Acme', 'a', 'greenhouse', 'acme')`,
    args: [companyId],
  });
  await client.execute({
    sql: `INSERT INTO Posting (id, companyId, externalId, contentHash, title, locations, skills,
        listedAt, firstSeenAt, lastSeenAt, provider)
      VALUES (?, ?, '1', ?, 'Clerk', '[]', '[]', ?, ?, ?, 'rules')`,
    args: [id, companyId, contentHash, testTime, testTime, testTime],
  });
  await client.execute({
    sql: `INSERT INTO PostingText (id, descriptionText, descriptionHtml, raw, enrichment)
      VALUES (?, 'Nights too.', '', ?, ?)`,
    args: [id, JSON.stringify(posting.posting), JSON.stringify(old)],
  });
  client.close();
  await using db = await openDatabase(file);
  const found = async (shift: 'night') =>
    (await listPostings(db, { filter: { shifts: [shift] }, offset: 0, limit: 10 })).total;
  expect(await found('night')).toBe(0);
  expect((await readFacets(db, { not: { shifts: ['night'] } })).seniorities).toBeDefined();
  expect((await readPosting(db, id)).enrichment.shifts).toEqual([]);
  const now = { ...enrichment, shifts: ['night' as const], evidence: { shifts: 'Nights too.' } };
  await scan(db, companyId, [{ ...posting, enrichment: now }]);
  expect(await found('night')).toBe(1);
  expect((await readPosting(db, id)).enrichment.evidence).toMatchObject({ shifts: 'Nights too.' });
});
