import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes } from '#core/duration.ts';
import { type ListingFacts, listedPosting } from '#core/listing.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { enrichedPosting, parsedListing, wholeListing } from '#tests/support/postings.ts';
import { createFileStore } from './file-store.ts';
import { openListing, putDivided } from './listing-parts.ts';
import type { SnapshotStore } from './store.ts';

const { postings: _, ...facts } = parsedListing([]);
const posting = (n: number) => enrichedPosting('acme', { externalId: `a${n}` });

async function putParts(store: SnapshotStore, count: number, said: Partial<ListingFacts> = {}) {
  const parts: string[] = [];
  for (let n = 0; n < count; n++) {
    parts.push(await store.put({ postings: [posting(2 * n), posting(2 * n + 1)] }));
  }
  const listed = Array.from({ length: 2 * count }, (_, n) => listedPosting(posting(n)));
  return { parts, ref: await putDivided(store, { ...facts, ...said }, { parts, listed }) };
}

describe('a parsed listing', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let store: SnapshotStore;
  beforeEach(async () => {
    folder = await temporaryFolder();
    store = createFileStore(folder.path);
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  const files = async () =>
    (await readdir(folder.path, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  const fileOf = async (ref: string) => (await files()).find((each) => each.includes(ref)) ?? '';
  const age = async (ms: number) => {
    const then = new Date(Date.now() - ms);
    for (const file of await files()) await utimes(file, then, then);
  };

  it('reads as it was stored in parts', async () => {
    const omitted = [{ what: 'page 2', reason: 'no answer' }];
    const { ref } = await putParts(store, 3, { complete: false, omitted });
    const postings = Array.from({ length: 6 }, (_each, n) => posting(n));
    expect(await wholeListing(store, ref)).toEqual({
      ...facts,
      ...{ complete: false, omitted, postings },
    });
  });

  it('reads as an earlier version stored it, at any size', async () => {
    const listing = parsedListing(Array.from({ length: 2_500 }, (_each, n) => posting(n)));
    expect(await wholeListing(store, await store.put(listing))).toEqual(listing);
  });

  it('reads its parts one by one, on demand, any number of times', async () => {
    const { ref, parts } = await putParts(store, 3);
    const read: string[] = [];
    const get: SnapshotStore['get'] = (wanted, schema) => {
      read.push(wanted);
      return store.get(wanted, schema);
    };
    const listing = await openListing({ ...store, get }, ref);
    const reads = [read.length];
    for await (const part of listing.parts()) reads.push(read.length * part.length);
    await Array.fromAsync(listing.parts());
    expect(reads).toEqual([1, 2 * 2, 3 * 2, 4 * 2]);
    expect(read).toEqual([ref, ...parts, ...parts]);
  });

  it('names its postings without reading a part, if none is gone', async () => {
    const { ref, parts } = await putParts(store, 2);
    const listing = await openListing(store, ref);
    expect(await listing.listed?.()).toEqual([0, 1, 2, 3].map((n) => listedPosting(posting(n))));
    await rm(await fileOf(parts[1] ?? ''));
    await expect(listing.listed?.()).rejects.toMatchObject({ code: 'snapshot_missing' });
  });

  it.each([
    ['gone', (file: string) => rm(file)],
    ['damaged', (file: string) => writeFile(file, 'not what it was')],
    ['empty', (file: string) => writeFile(file, '')],
  ])('is missing if a part is %s', async (_how, spoil) => {
    const { ref, parts } = await putParts(store, 3);
    await spoil(await fileOf(parts[1] ?? ''));
    await expect(wholeListing(store, ref)).rejects.toMatchObject({
      code: 'snapshot_missing',
      details: { ref: parts[1] },
    });
  });

  it('is missing if a part is something else', async () => {
    const parts = [await store.put([posting(1)])];
    const ref = await putDivided(store, facts, { parts, listed: [] });
    await expect(wholeListing(store, ref)).rejects.toMatchObject({ code: 'snapshot_missing' });
  });

  it('is not stored if a part is gone', async () => {
    const parts = [`sha256-${'0'.repeat(64)}`];
    const gone = putDivided(store, facts, { parts, listed: [] });
    await expect(gone).rejects.toMatchObject({ code: 'snapshot_missing' });
  });

  it('keeps its parts as long as itself, however long storing took', async () => {
    const parts = [await store.put({ postings: [posting(1)] })];
    await age(minutes(10));
    const ref = await putDivided(store, facts, { parts, listed: [] });
    await store.sweep(new Set(), minutes(5));
    expect((await wholeListing(store, ref)).postings).toEqual([posting(1)]);
  });

  it('is swept with all its parts', async () => {
    await putParts(store, 3);
    await age(minutes(10));
    expect(await store.sweep(new Set(), minutes(5))).toBe(4);
    expect(await files()).toEqual([]);
  });
});
