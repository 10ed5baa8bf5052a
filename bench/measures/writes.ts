import path from 'node:path';
import { type EnrichedPosting, inOnePart, type ParsedListing } from '#core/listing.ts';
import { addCompany } from '#library/companies/companies.ts';
import { type Database, openDatabase } from '#library/engine/open.ts';
import { insertRows } from '#library/engine/statements.ts';
import { type Transaction, write } from '#library/engine/transaction.ts';
import { indexPostings } from '#library/postings/word-index.ts';
import { createRun } from '#library/runs/runs.ts';
import { postingRow, textRow } from '#library/store/posting-rows.ts';
import { storeListing } from '#library/store/store-listing.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { wholeListing } from '#tests/support/postings.ts';
import { parseListing } from '#workers/parse/processor.ts';
import { figure, type Measure, median, type Row } from '../measure.ts';
import { boardBody } from '../site-server.ts';

const batch = 2_000;
const oneByOne = 400;
const repeats = 3;
const target = 12;
const at = new Date().toISOString();
const url = 'https://job-boards.greenhouse.io/big';

/** Many rows in one transaction against one by one, and the same for storing a whole listing. */
export const writes: Measure = {
  name: 'writes',
  async run(say) {
    const ways = [
      { name: 'upserts', store: upsertEach, postings: oneByOne },
      { name: 'upserts and index', store: upsertAndIndexEach, postings: oneByOne },
      { name: 'rows at once', store: insertAtOnce, postings: batch },
      { name: 'a listing stored', store: storeAtOnce, postings: batch },
    ] as const;
    const rates = new Map<(typeof ways)[number]['name'], number[]>();
    for (let run = 1; run <= repeats; run++) {
      for (const { name, store, postings } of ways) {
        rates.set(name, [...(rates.get(name) ?? []), await rateOf(store, postings)]);
      }
      const last = [...rates].map(([name, each]) => `${name} ${figure(each.at(-1) ?? Number.NaN)}`);
      say(`${run} of ${repeats}, postings/s: ${last.join(', ')}`);
    }
    const rate = (name: (typeof ways)[number]['name']) => median(rates.get(name) ?? []);
    const row = (
      measure: string,
      ours: number,
      others: number,
      what: string,
      note: string,
    ): Row => ({
      measure,
      ours: `${figure(ours)} postings/s`,
      comparedWith: `${figure(others)}: ${what}`,
      ratio: ours / others,
      target: `≥ ${target}`,
      met: ours / others >= target,
      note,
    });
    return [
      row(
        `Prisma writes, ${figure(batch)} postings`,
        rate('rows at once'),
        rate('upserts'),
        'posting.upsert one by one',
        `both write a posting's two rows and nothing else (one by one: ${oneByOne} of them)`,
      ),
      row(
        `a listing of ${figure(batch)} stored`,
        rate('a listing stored'),
        rate('upserts and index'),
        'the same one by one, each indexed as well',
        'ours also compares with the known postings and keeps the counts of the run',
      ),
    ];
  },
};

type Store = (db: Database, companyId: string, listing: ParsedListing) => Promise<void>;

async function rateOf(store: Store, postings: number): Promise<number> {
  await using folder = await temporaryFolder();
  await using db = await openDatabase(path.join(folder.path, 'rolewatch.db'));
  const { id: companyId } = await addCompany(db, { url, name: 'big', at });
  const run = { id: 'bench', userId: 'bench', enrich: false, companyIds: [companyId], at };
  await createRun(db, run);
  const listing = await readListing(companyId, postings);
  const startedAt = performance.now();
  await store(db, companyId, listing);
  const seconds = (performance.now() - startedAt) / 1_000;
  if ((await db.prisma.posting.count()) !== postings) throw new Error('not all are stored');
  return postings / seconds;
}

const storeAtOnce: Store = async (db, companyId, listing) => {
  const [listingRef, parsedRef] = [sha256Hex('listing'), sha256Hex('parsed')];
  const refs = { runId: 'bench', companyId, listingRef, parsedRef, at };
  await storeListing(db, { ...refs, ...inOnePart(listing) });
};

const insertAtOnce: Store = async (db, companyId, { postings }) => {
  await write(db, async (tx) => {
    await insertRows(
      tx,
      'Posting',
      postings.map((posting) => postingRow(posting, { companyId, at })),
    );
    await insertRows(tx, 'PostingText', postings.map(textRow));
  });
};

const upsertEach: Store = async ({ prisma }, companyId, { postings }) => {
  for (const posting of postings) await upsert(prisma, companyId, posting);
};

const upsertAndIndexEach: Store = async (db, companyId, { postings }) => {
  for (const posting of postings) {
    await write(db, async (tx) => {
      await upsert(tx, companyId, posting);
      await indexPostings(tx, [posting.id]);
    });
  }
};

async function upsert(prisma: Transaction, companyId: string, posting: EnrichedPosting) {
  const { companyId: _, ...row } = postingRow(posting, { companyId, at });
  const { id, ...text } = textRow(posting);
  await prisma.posting.upsert({
    where: { id },
    create: { ...row, company: { connect: { id: companyId } }, text: { create: text } },
    update: { ...row, text: { update: text } },
  });
}

async function readListing(companyId: string, postings: number): Promise<ParsedListing> {
  const document = { url, finalUrl: url, status: 200, contentType: 'application/json' };
  const body = boardBody('big', postings);
  const listing = {
    url,
    source: 'greenhouse',
    slug: 'big',
    documents: [{ ...document, body, etag: null, lastModified: null }],
    claimed: postings,
    complete: true,
    omitted: [],
  };
  const snapshots = memorySnapshots();
  const { parsed } = await parseListing(snapshots, listing, companyId);
  return await wholeListing(snapshots, parsed);
}
