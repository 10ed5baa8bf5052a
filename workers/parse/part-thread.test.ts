import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ListingPart } from '#core/listing.ts';
import { createFileStore } from '#services/snapshots/file-store.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { jobContext, jobSubject } from '#tests/support/job-context.ts';
import { rawPosting, wholeListing } from '#tests/support/postings.ts';
import { createPartThread, type PartThread } from './part-thread.ts';
import { createParseListings } from './processor.ts';
import { enrichPosting } from './stored-part.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let snapshots: SnapshotStore;
let thread: PartThread;

beforeEach(async () => {
  folder = await temporaryFolder();
  snapshots = createFileStore(folder.path);
  thread = createPartThread({ kind: 'files', dir: folder.path });
});
afterEach(async () => {
  await thread[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const posting = (n: number) => rawPosting({ externalId: `a${n}`, title: `Baker ${n}` });

describe('a part that a thread reads', () => {
  it('is stored as this thread would store it', async () => {
    using beside = thread.open();
    const stored = await beside.store('acme', [posting(1), posting(2)], false);
    const { postings } = await snapshots.get(stored?.ref ?? '', ListingPart);
    expect(postings).toEqual([1, 2].map((n) => enrichPosting(posting(n), 'acme')));
    expect(stored?.listed).toMatchObject(
      postings.map(({ id, contentHash }) => ({ id, contentHash })),
    );
  });

  it('is refused while there is one in work and one waiting', async () => {
    using beside = thread.open();
    using other = thread.open();
    const stored = [
      beside.store('acme', [posting(1)], false),
      other.store('birch', [posting(1)], false),
    ];
    expect(beside.store('acme', [posting(2)], false)).toBeNull();
    await Promise.all(stored);
    expect(await beside.store('acme', [posting(2)], false)).toMatchObject({
      listed: { length: 1 },
    });
  });

  it('fails with the reason if it cannot be stored', async () => {
    const file = path.join(folder.path, 'file');
    await writeFile(file, '');
    await using wrong = createPartThread({ kind: 'files', dir: file });
    using beside = wrong.open();
    await expect(beside.store('acme', [posting(1)], false)).rejects.toMatchObject({
      code: 'data_dir_unwritable',
    });
  });

  it('is given up with the last listing, and the next listing gets a new thread', async () => {
    const beside = thread.open();
    const stored = beside.store('acme', [posting(1)], false);
    beside[Symbol.dispose]();
    await expect(stored).rejects.toMatchObject({ code: 'cancelled' });
    using next = thread.open();
    expect(await next.store('acme', [posting(1)], false)).toMatchObject({ listed: { length: 1 } });
  });

  it('is stored by a thread that started before it was full', async () => {
    using beside = thread.open();
    beside.start();
    beside.start();
    expect(await beside.store('acme', [posting(1)], false)).toMatchObject({
      listed: { length: 1 },
    });
  });

  it('may never come', async () => {
    thread.open()[Symbol.dispose]();
    const beside = thread.open();
    beside.start();
    beside[Symbol.dispose]();
    using next = thread.open();
    expect(await next.store('acme', [posting(1)], false)).toMatchObject({ listed: { length: 1 } });
  });

  it('is not given up with another listing', async () => {
    using beside = thread.open();
    const other = thread.open();
    const stored = beside.store('acme', [posting(1)], false);
    other[Symbol.dispose]();
    expect(await stored).toMatchObject({ listed: { length: 1 } });
  });
});

describe('a large listing that a thread helps to read', () => {
  /** Some openings repeat in a later part, with another place. */
  const entries = Array.from({ length: 3_500 }, (_, n) => ({
    id: `a${n % 3_200}`,
    text: 'Baker',
    categories: { location: n < 3_200 ? 'Oslo' : 'Bergen' },
    descriptionPlain: 'We bake bread for 50,000 EUR a year. ',
  }));
  const url = 'https://api.lever.co/v0/postings/acme?mode=json&limit=100&skip=0';
  const listing = {
    ...{ url, source: 'lever', slug: 'acme', claimed: null, complete: true, omitted: [] },
    documents: [webDocument(url, { body: JSON.stringify(entries) })],
  };

  async function parse(helper: PartThread | undefined) {
    const upstream = { listing: await snapshots.put(listing), source: 'lever', documents: 1 };
    const context = jobContext();
    const process = createParseListings({ snapshots, thread: helper });
    const { parsed } = await process({ ...jobSubject, enrich: false, upstream }, context);
    return { parsed, lastStep: context.steps.at(-1) };
  }

  it('is the same in every byte, and its progress is reported to the end', async () => {
    const helped: number[] = [];
    const counting: PartThread = {
      ...thread,
      open() {
        const beside = thread.open();
        return {
          ...beside,
          store(companyId, postings, isLast) {
            const stored = beside.store(companyId, postings, isLast);
            if (stored !== null) helped.push(postings.length);
            return stored;
          },
        };
      },
    };
    const alone = await parse(undefined);
    expect(await parse(counting)).toEqual(alone);
    expect(alone.lastStep).toBe('Read 3200/3200 openings');
    expect(helped.length).toBeGreaterThanOrEqual(2);
    expect((await wholeListing(snapshots, alone.parsed)).postings).toHaveLength(3_200);
  });
});
