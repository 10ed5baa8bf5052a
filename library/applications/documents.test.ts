import { expect, it } from 'vitest';
import { longestDocumentBytes } from '#contract/applications.ts';
import { bodyLimitBytes } from '#host/http/json-body.ts';
import { openTestDatabase, testTime } from '#tests/support/database.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import { readPosting } from '../postings/detail.ts';
import { addDocument, readDocument, removeDocument } from './documents.ts';

const content = Buffer.from('%PDF-1.7 \0\xff', 'latin1').toString('base64');
const cv = { name: 'CV.pdf', type: 'application/pdf', content };

it('keeps a file with an opening, byte for byte, and saves the opening', async () => {
  await using db = await openTestDatabase();
  const { id } = await storePostings(db, { a: [{}] });
  const added = await addDocument(db, { postingId: id('a'), ...cv });
  expect(added).toMatchObject({ name: 'CV.pdf', addedAt: testTime, sizeBytes: 11 });
  expect((await readPosting(db, id('a'))).application).toMatchObject({
    stage: 'saved',
    documents: [added],
  });
  expect(await readDocument(db, added.id)).toEqual(cv);
});

it('deletes a file, once', async () => {
  await using db = await openTestDatabase();
  const { id } = await storePostings(db, { a: [{}] });
  const added = await addDocument(db, { postingId: id('a'), ...cv });
  await removeDocument(db, added.id);
  const unknown = { code: 'unknown_document', details: { id: added.id } };
  await expect(readDocument(db, added.id)).rejects.toMatchObject(unknown);
  await expect(removeDocument(db, added.id)).rejects.toMatchObject(unknown);
  expect((await readPosting(db, id('a'))).application?.documents).toEqual([]);
});

it('takes no longer file than a request can hold', () => {
  expect((longestDocumentBytes / 3) * 4 + 1_000).toBeLessThan(bodyLimitBytes);
});
