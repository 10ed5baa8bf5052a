import type { EnrichedPosting } from '#core/listing.ts';
import type { Database } from '#library/engine/open.ts';
import { addTestCompany, scan } from './database.ts';
import { enrichedPosting } from './postings.ts';

export type Told = readonly [
  said: Parameters<typeof enrichedPosting>[1],
  read?: Parameters<typeof enrichedPosting>[2],
];

/** A company and its postings, by external id, as one scan stores them. */
export type Stored = {
  readonly companyId: string;
  readonly listed: readonly EnrichedPosting[];
  readonly id: (externalId: string) => string;
};

/** Stores a company's postings in one scan; the keys are external ids. */
export async function storePostings(
  db: Database,
  told: Readonly<Record<string, Told>>,
  { slug = 'acme', at }: { readonly slug?: string; readonly at?: string } = {},
): Promise<Stored> {
  const companyId = await addTestCompany(db, slug);
  const listed = Object.entries(told).map(([externalId, [said, read]]) =>
    enrichedPosting(companyId, { externalId, ...said }, read),
  );
  await scan(db, companyId, listed, { slug, ...(at !== undefined && { at }) });
  return {
    companyId,
    listed,
    id: (externalId) => {
      const found = listed.find(({ posting }) => posting.externalId === externalId);
      if (found === undefined) throw new Error(`no posting ${externalId} was stored`);
      return found.id;
    },
  };
}

/** Stores very many postings of a company without the pipeline; `title` ends with their number. */
export async function storeMany(db: Database, count: number, title = 'Engineer'): Promise<string> {
  const companyId = await addTestCompany(db, 'many');
  await db.prisma.$executeRawUnsafe(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO Posting (id, companyId, externalId, contentHash, title, locations, skills,
      listedAt, firstSeenAt, lastSeenAt, provider)
    SELECT 'many-' || i, ?, i, '', ? || ' ' || i, '[]', '[]',
      '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 'rules'
    FROM n`,
    count,
    companyId,
    title,
  );
  await db.prisma.$executeRawUnsafe(
    'INSERT INTO PostingSearch (rowid, title) SELECT seq, title FROM Posting WHERE companyId = ?',
    companyId,
  );
  return companyId;
}
