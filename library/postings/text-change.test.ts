import { expect, test } from 'vitest';
import { openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import { readTextChange } from './text-change.ts';

const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'].map((day) => `${day}T00:00Z`);
const [first = '', second = '', third = '', fourth = ''] = days;

test('each change of a text has the text before and after it', async () => {
  await using db = await openTestDatabase();
  const { id, companyId } = await storePostings(db, { a: [{ descriptionText: 'One.' }] });
  const again = (at: string, descriptionText: string, title = 'Baker') =>
    scan(db, companyId, [enrichedPosting(companyId, { externalId: 'a', title, descriptionText })], {
      at,
    });
  await again(second, 'Two.');
  await again(third, 'Two.', 'Head baker');
  await again(fourth, 'Three.', 'Head baker');
  const change = (at: string) => readTextChange(db, { id: id('a'), at });
  expect(await change(second)).toEqual({ before: 'One.', after: 'Two.' });
  expect(await change(fourth)).toEqual({ before: 'Two.', after: 'Three.' });
  // A change of the title alone, and no change at all.
  expect(await change(third)).toBeNull();
  expect(await change(first)).toBeNull();
});
