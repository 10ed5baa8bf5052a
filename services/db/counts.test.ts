import { expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { setStage } from './applications.ts';
import { collectRun } from './collect-news.ts';
import { readCounts } from './counts.ts';
import { archiveItems } from './inbox.ts';
import { markPostings } from './posting-marks.ts';
import { createRun, failCompany } from './runs.ts';

const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };

it('counts nothing in an empty library', async () => {
  await using db = await openTestDatabase();
  expect(await readCounts(db)).toEqual({
    ...{ inbox: 0, openings: 0, tracked: 0 },
    ...{ companies: 0, checkedCompanies: 0, failingCompanies: 0, lastCheckedAt: null },
  });
});

it('counts open postings that are not hidden, and those that are tracked', async () => {
  await using db = await openTestDatabase();
  const id = await addTestCompany(db);
  const postings = ['1', '2', '3', '4'].map((externalId) => enrichedPosting(id, { externalId }));
  const [one = '', two = '', three = ''] = postings.map((posting) => posting.id);
  await scan(db, id, postings);
  await scan(db, id, postings.slice(1));
  await markPostings(db, { ids: [one, two], isHidden: true });
  await markPostings(db, { ids: [three], isRead: true });
  await setStage(db, { postingId: one, stage: 'applied', before: null });
  await setStage(db, { postingId: two, stage: 'applied', before: null });
  await setStage(db, { postingId: two, stage: null, before: null });
  expect(await readCounts(db)).toMatchObject({ openings: 2, tracked: 1, companies: 1 });
});

it('counts what is in the inbox and not archived', async () => {
  await using db = await openTestDatabase();
  for (const slug of ['one', 'two']) {
    const id = await addTestCompany(db, slug);
    await scan(db, id, [], { runId: slug, slug });
    await collectRun(db, { runId: slug, at: testTime });
  }
  expect(await readCounts(db)).toMatchObject({ inbox: 2 });
  await archiveItems(db, { ids: [1], isArchived: true });
  expect(await readCounts(db)).toMatchObject({ inbox: 1 });
});

it('says how many companies could be read, how many not, and when the last one was', async () => {
  const at = '2026-03-01T00:00:00.000Z';
  await using db = await openTestDatabase();
  const fine = await addTestCompany(db, 'fine');
  const down = await addTestCompany(db, 'down');
  await addTestCompany(db, 'new');
  await scan(db, fine, [], { at });
  await createRun(db, { id: 'r', userId: 'u', enrich: true, companyIds: [down], at: testTime });
  await failCompany(db, { runId: 'r', companyId: down, error, status: 'failed', at: testTime });
  expect(await readCounts(db)).toMatchObject({
    ...{ companies: 3, checkedCompanies: 1, failingCompanies: 1, lastCheckedAt: at },
  });
});
