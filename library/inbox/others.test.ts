import { expect, test } from 'vitest';
import { openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import { setStage } from '../applications/applications.ts';
import type { Database } from '../engine/open.ts';
import { markPostings } from '../postings/marks.ts';
import { collectRun } from './collect.ts';
import { readOthers } from './others.ts';

/** A tracked opening and three others; a second scan changes or closes all of them. */
async function changedAndClosed(db: Database, at = testTime) {
  const titles = ['Tracked', 'Cook', 'Baker', 'Driver'];
  const told = Object.fromEntries(titles.map((title) => [title, [{ title }]] as const));
  const { id, companyId } = await storePostings(db, told, { at: '2026-02-01T12:00:00.000Z' });
  await setStage(db, { postingId: id('Tracked'), stage: 'saved', before: null });
  const now = ['Tracked', 'Cook', 'Baker'].map((externalId) =>
    enrichedPosting(companyId, { externalId, title: `${externalId}, nights` }),
  );
  await scan(db, companyId, now, { runId: 'r2', at });
  await collectRun(db, { runId: 'r2', at });
  return { id };
}

const others = (db: Database, kind: 'changed' | 'closed', limit = 10) =>
  readOthers(db, { kind, limit });

const titles = ({ rows }: Awaited<ReturnType<typeof readOthers>>) =>
  rows.map(({ posting }) => posting.title).toSorted();

test('what no item tells is counted and listed, with its changes', async () => {
  await using db = await openTestDatabase();
  await changedAndClosed(db);
  const changed = await others(db, 'changed');
  expect(changed).toMatchObject({ changed: 2, closed: 1 });
  expect(titles(changed)).toEqual(['Baker, nights', 'Cook, nights']);
  const cook = changed.rows.find(({ posting }) => posting.title === 'Cook, nights');
  expect(cook?.changes).toEqual([{ field: 'title', from: 'Cook', to: 'Cook, nights' }]);
  expect(titles(await others(db, 'closed'))).toEqual(['Driver']);
  expect(titles(await others(db, 'changed', 1))).toHaveLength(1);
});

test('hidden openings, older scans and those on their way to the inbox do not count', async () => {
  await using db = await openTestDatabase();
  const { id } = await changedAndClosed(db);
  await markPostings(db, { ids: [id('Cook')], isHidden: true });
  expect(titles(await others(db, 'changed'))).toEqual(['Baker, nights']);
  await db.prisma.run.updateMany({ where: { id: 'r2' }, data: { collectedAt: null } });
  expect(await others(db, 'changed')).toMatchObject({ changed: 0, closed: 0, rows: [] });

  await using other = await openTestDatabase();
  await changedAndClosed(other, '2026-03-01T12:00:00.000Z');
  expect(await others(other, 'closed')).toMatchObject({ changed: 0, closed: 0 });
});
