import type { EnrichedPosting } from '#core/listing.ts';
import { yearlySalary } from '#core/pay-period.ts';
import { type PlaceFacts, placeFacts } from '#core/place.ts';
import { postingFacts } from '#core/posting-view.ts';
import { type Terms, termsOf } from '#core/terms.ts';
import { type Traits, traitsOf } from '#core/traits.ts';
import { idList, insertRows } from '../engine/statements.ts';
import type { Transaction } from '../engine/transaction.ts';
import { dollarsOf, readRates } from '../rates.ts';

type Read = Pick<EnrichedPosting, 'posting' | 'enrichment'>;

export type SortedColumns = {
  readonly placesId: number | null;
  readonly traitsId: number | null;
  readonly termsId: number | null;
  readonly startDate: string | null;
  readonly deadline: string | null;
  readonly salaryDollars: number | null;
};

/** The columns of postings that refer to other tables, in the order of the postings. */
export async function sortedColumns(
  tx: Transaction,
  postings: readonly Read[],
): Promise<readonly SortedColumns[]> {
  if (postings.length === 0) return [];
  const places = await factSetIds(tx, 'places', postings.map(placesOf));
  const traits = await factSetIds(
    tx,
    'traits',
    postings.map(({ enrichment }) => traitsOf(enrichment)),
  );
  const terms = await factSetIds(
    tx,
    'terms',
    postings.map(({ enrichment }) => termsOf(enrichment)),
  );
  const { perDollar } = await readRates(tx);
  return postings.map(({ posting, enrichment }, i) => {
    const { salary } = postingFacts(posting, enrichment);
    return {
      placesId: places[i] ?? null,
      traitsId: traits[i] ?? null,
      termsId: terms[i] ?? null,
      startDate: enrichment.startDate,
      // The site's own day is in Posting.validThrough, which moves without other changes.
      deadline: enrichment.evidence.deadline === undefined ? null : enrichment.deadline,
      salaryDollars: dollarsOf(yearlySalary(salary), salary?.currency ?? null, perDollar),
    };
  });
}

function placesOf({ posting, enrichment }: Read): PlaceFacts {
  const { workplace } = postingFacts(posting, enrichment);
  const { locations, remoteRegions } = enrichment;
  return placeFacts({
    locations: locations.length > 0 ? locations : posting.locations,
    remoteRegions,
    // A board's "Hybrid" beside a place such as "Remote (US)" leaves the choice.
    isRemote: workplace === 'remote' || remoteRegions.length > 0,
  });
}

/** The id of each set of facts; adds those that are new. */
async function factSetIds(
  tx: Transaction,
  kind: 'places' | 'traits' | 'terms',
  sets: readonly (PlaceFacts | Traits | Terms)[],
): Promise<readonly (number | undefined)[]> {
  const values = sets.map((set) => JSON.stringify(set));
  const distinct = [...new Set(values)];
  const known = await knownIds(tx, kind, distinct);
  const added = distinct.filter((value) => !known.has(value));
  if (added.length > 0) {
    const rows = added.map((value) => ({ kind, value }));
    await insertRows(tx, 'FactSet', rows, '(kind, value) DO NOTHING');
    for (const [value, id] of await knownIds(tx, kind, added)) known.set(value, id);
  }
  return values.map((value) => known.get(value));
}

async function knownIds(
  tx: Transaction,
  kind: string,
  values: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.$queryRawUnsafe<{ id: number; value: string }[]>(
    'SELECT id, value FROM FactSet WHERE kind = ? AND value IN (SELECT value FROM json_each(?))',
    kind,
    idList(values),
  );
  return new Map(rows.map(({ id, value }) => [value, id]));
}
