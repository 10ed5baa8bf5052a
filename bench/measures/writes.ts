import path from 'node:path';
import type { EnrichedPosting, ParsedListing } from '#core/parsed-listing.ts';
import { type Transaction, write } from '#services/db/access.ts';
import { addCompany } from '#services/db/companies.ts';
import { type Database, openDatabase } from '#services/db/open.ts';
import { indexPostings } from '#services/db/posting-index.ts';
import { postingRow, textRow } from '#services/db/posting-rows.ts';
import { createRun } from '#services/db/runs.ts';
import { storeListing } from '#services/db/store-listing.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { parseListing } from '#workers/parse/processor.ts';
import type { Measure, Row } from '../measure.ts';
import { boardBody } from '../site-server.ts';
import { figure, median } from '../statistics.ts';

const batch = 2_000;
const oneByOne = 400;
const repeats = 3;
const target = 12;
const at = new Date().toISOString();
const url = 'https://job-boards.greenhouse.io/big';

/** Storing a listing at once, beside storing its postings one after the other. */
export const writes: Measure = {
  name: 'writes',
  async run(say) {
    const rates = { ours: [] as number[], upserts: [] as number[], indexed: [] as number[] };
    for (let run = 1; run <= repeats; run++) {
      const upserts = await rateOf(upsertEach, oneByOne);
      const indexed = await rateOf(upsertAndIndexEach, oneByOne);
      const ours = await rateOf(storeAtOnce, batch);
      rates.upserts.push(upserts);
      rates.indexed.push(indexed);
      rates.ours.push(ours);
      say(
        `${run} of ${repeats}, postings/s: upserts ${figure(upserts)}, ` +
          `upserts and index ${figure(indexed)}, ours ${figure(ours)}`,
      );
    }
    const row = (measure: string, others: readonly number[], what: string, note: string): Row => {
      const ratio = median(rates.ours) / median(others);
      return {
        measure,
        ours: `${figure(median(rates.ours))} postings/s`,
        comparedWith: `${figure(median(others))}: ${what}`,
        ratio,
        target: `≥ ${target}`,
        met: ratio >= target,
        note,
      };
    };
    return [
      row(
        `Prisma writes, a listing of ${figure(batch)}`,
        rates.upserts,
        'posting.upsert one by one',
        `both store the posting and its text (one by one: ${oneByOne} of them); ours makes its words searchable too`,
      ),
      row('Prisma writes, words included', rates.indexed, 'the same, each indexed as well', ''),
    ];
  },
};

type Store = (db: Database, companyId: string, listing: ParsedListing) => Promise<void>;

/** Postings a second, into a database of its own. */
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
  await storeListing(db, { runId: 'bench', companyId, listing, listingRef, parsedRef, at });
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

async function readListing(companyId: string, postings: number) {
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
  return await parseListing(listing, companyId, async () => undefined);
}
