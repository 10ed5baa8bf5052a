import { expect, it } from 'vitest';
import { methods } from '#contract/methods.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { bodyLimitBytes } from '../http/json-body.ts';
import { createDispatch } from './dispatch.ts';

it('archives everything, and restores it from the answer, whatever the size', async () => {
  await using db = await openTestDatabase();
  const many = 60_000;
  await db.prisma.$executeRawUnsafe(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
    INSERT INTO InboxItem (at, kind, cause) SELECT 'now', 'watching', i FROM n`,
  );
  const call = createDispatch({}, localLibrary(db));
  const { ids } = await call('inbox.archive', { ids: null });
  expect([ids.length, (await call('counts.get', {})).inbox]).toEqual([many, 0]);
  expect((await call('inbox.archive', { ids, isArchived: false })).ids).toHaveLength(many);
  expect((await call('counts.get', {})).inbox).toBe(many);
});

it('accepts as many ids as a request can hold', () => {
  const ids = Array.from({ length: 500_000 }, (_, i) => 1_000_000 + i);
  expect(JSON.stringify({ ids }).length).toBeLessThan(bodyLimitBytes);
  expect(methods['inbox.archive'].input.safeParse({ ids }).success).toBe(true);
});
