import { cp } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, testTime } from '#tests/support/database.ts';
import { listMigrations, migrate, migrationsFolder } from './migrate.ts';
import { openDatabase } from './open.ts';
import { connect } from './transaction.ts';

const last = '20261130090000_demo_has_its_own_data';

const posting = (seq: number, company: string) => `
  INSERT INTO Posting (seq, id, companyId, externalId, contentHash, title, locations, skills,
    listedAt, firstSeenAt, lastSeenAt, provider)
  VALUES (${seq}, '${company}-1', '${company}', '1', 'h', 'Engineer', '[]', '[]', 'a', 'a', 'a', 'rules');
  INSERT INTO PostingText VALUES ('${company}-1', '', '', '{}', '{}');`;

const run = (id: string, companies: Readonly<Record<string, string | null>>) => `
  INSERT INTO Run (id, userId, status, enrich, startedAt) VALUES ('${id}', 'u', 'completed', 1, 'a');
  ${Object.entries(companies)
    .map(
      ([company, error], n) => `INSERT INTO RunCompany (runId, companyId, position, error)
        VALUES ('${id}', '${company}', ${n}, ${error === null ? 'NULL' : `'${JSON.stringify({ code: error })}'`});`,
    )
    .join('\n')}`;

async function openWith(demo: string | null) {
  const folder = await temporaryFolder();
  const file = path.join(folder.path, 'a.db');
  const migrations = path.join(folder.path, 'migrations');
  for (const name of await listMigrations(migrationsFolder)) {
    if (name >= last) continue;
    await cp(path.join(migrationsFolder, name), path.join(migrations, name), { recursive: true });
  }
  const client = connect(file);
  await migrate(client, { file, folder: migrations, now: () => new Date(testTime) });
  await client.executeMultiple(`
    INSERT INTO Company (id, url, name, addedAt) VALUES
      ('own', 'https://own.example/', 'Own', 'a'), ('invented', 'https://invented.example/', 'I', 'a');
    ${posting(1, 'own')} ${posting(2, 'invented')}
    ${run('both', { own: null, invented: null })}
    ${run('demo', { invented: null })}
    ${run('refused', { own: 'demo_is_on' })}
    ${run('failed', { own: 'server_error' })}
    INSERT INTO Preference VALUES ('layout', '{}');
    ${demo === null ? '' : `INSERT INTO Preference VALUES ('host.demo', '${demo}');`}`);
  client.close();
  const db = await openDatabase(file);
  return {
    companies: async () => (await db.prisma.company.findMany()).map(({ id }) => id).toSorted(),
    postings: async () => (await db.prisma.postingText.findMany()).map(({ id }) => id).toSorted(),
    runs: async () => (await db.prisma.run.findMany()).map(({ id }) => id).toSorted(),
    preferences: async () => (await db.prisma.preference.findMany()).map(({ key }) => key),
    async [Symbol.asyncDispose]() {
      await db[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

it('removes only the demo’s companies from the library', async () => {
  await using library = await openWith('{"companies":["own","invented"],"added":["invented"]}');
  expect(await library.companies()).toEqual(['own']);
  expect(await library.postings()).toEqual(['own-1']);
  expect(await library.runs()).toEqual(['both', 'failed']);
  expect(await library.preferences()).not.toContain('host.demo');
});

it.each([
  ['there was no demo', null],
  ['its saved state makes no sense', 'on'],
  ['it added nothing', '{"companies":["own"],"added":[]}'],
])('keeps all companies if %s', async (_why, demo) => {
  await using library = await openWith(demo);
  expect(await library.companies()).toEqual(['invented', 'own']);
});
