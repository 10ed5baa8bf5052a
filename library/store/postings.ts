import { changesBetween } from '#core/fact-changes.ts';
import {
  type EnrichedPosting,
  type ListedPosting,
  type ListingInParts,
  listedPosting,
} from '#core/listing.ts';
import {
  type Change,
  diffListing,
  hasEnded,
  type KnownPosting,
  kindOf,
  type ListingDiff,
  type SeenKind,
  type SeenPosting,
} from '#core/posting-diff.ts';
import { roleOf } from '#core/same-role.ts';
import { foldText } from '#core/search-words.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import { withTermsOf } from '#core/terms.ts';
import { idList, insertRows, overwrite, type SqlRow, updateRows } from '../engine/statements.ts';
import type { Transaction } from '../engine/transaction.ts';
import { scoreWritten } from '../fit/scores.ts';
import { indexPostings } from '../postings/word-index.ts';
import type { ListedRole } from './carry-over.ts';
import { sortedColumns } from './fact-sets.ts';
import { linksRow, postingRow, readPostings, textRow } from './posting-rows.ts';

export type ListingToStore = ListingInParts & {
  readonly runId: string;
  readonly companyId: string;
  readonly parsedRef: SnapshotRef;
  readonly listingRef: SnapshotRef;
  readonly at: string;
};

export const listedRole = ({ id, posting }: EnrichedPosting): ListedRole => ({
  ...roleOf({ ...posting, id }),
  externalId: posting.externalId,
});

/** The changes a listing makes to a company's postings, and how many were open before. */
export type PostingPlan = ListingDiff & {
  readonly openBefore: number;
  readonly captured: number;
  readonly known: ReadonlyMap<string, Known>;
  /** Openings that came along from another board. */
  readonly carried: ReadonlySet<string>;
};

export async function planPostings(
  tx: Transaction,
  { facts, companyId, at }: ListingToStore,
  listed: readonly ListedPosting[],
  before: {
    readonly suspectScans: number;
    readonly held: boolean | undefined;
    readonly carried: ReadonlySet<string>;
  },
): Promise<PostingPlan> {
  const known = await knownPostings(tx, companyId, at);
  const seen = listed.map((posting) => seenPosting(posting, known.get(posting.id), at));
  const diff = diffListing([...known.values()], seen, { complete: facts.complete, ...before });
  const openBefore = [...known.values()].filter(({ isOpen }) => isOpen).length;
  return { ...diff, openBefore, captured: listed.length, known, carried: before.carried };
}

export type Step = {
  readonly postings: readonly EnrichedPosting[];
  readonly closed: readonly string[];
};

/** All of a step that can be made before the database is locked. */
export type PreparedStep = {
  readonly kinds: ReadonlyMap<SeenKind, readonly EnrichedPosting[]>;
  /** New postings, and those with other content. */
  readonly rows: ReadonlyMap<string, Rows>;
  readonly closed: readonly string[];
};

type Rows = {
  readonly row: ReturnType<typeof postingRow>;
  readonly text: ReturnType<typeof textRow>;
  /** The description as the search index takes it. */
  readonly words: string;
};

export function prepareStep(
  { companyId, at }: ListingToStore,
  { known, carried }: PostingPlan,
  { postings, closed }: Step,
): PreparedStep {
  const kinds = Map.groupBy(
    postings
      .map((posting) => withKnownEnd(posting, known.get(posting.id)))
      .map((posting) => (carried.has(posting.id) ? withKnownDate(posting) : posting)),
    (posting) => {
      const before = known.get(posting.id);
      return kindOf(before, seenPosting(listedPosting(posting), before, at));
    },
  );
  const written = (['new', 'changed', 'reopened'] as const)
    .flatMap((kind) => kinds.get(kind) ?? [])
    .filter(({ id, contentHash }) => known.get(id)?.contentHash !== contentHash);
  const rows = written.map((posting): [string, Rows] => {
    const text = textRow(posting);
    const words = foldText(text.descriptionText);
    return [posting.id, { row: postingRow(posting, { companyId, at }), text, words }];
  });
  return { kinds, rows: new Map(rows), closed };
}

/** Counts its work in the run, so that interrupted storing can resume. */
export async function storeStep(
  tx: Transaction,
  { runId, companyId, at }: ListingToStore,
  { carried }: Pick<PostingPlan, 'carried'>,
  { kinds, rows, closed }: PreparedStep,
): Promise<void> {
  const those = (kind: SeenKind) => kinds.get(kind) ?? [];
  const [reworded, sameAgain] = partition(those('reopened'), ({ id }) => rows.has(id));
  const rewritten = [...those('changed'), ...reworded];
  const changes = await changesOf(tx, rewritten);
  const told = {
    // Another vendor words the same opening differently: that is no change of it.
    changed: idsOf(those('changed')).filter(
      (id) => !carried.has(id) && changes.get(id)?.length !== 0,
    ),
    reopened: idsOf(those('reopened')),
    closed,
  };
  await recordVersions(tx, { runId, at }, told, changes);
  await rewrite(tx, [...those('new'), ...rewritten], rows);
  await touch(tx, [...those('unchanged'), ...those('ended')], at);
  await touch(tx, sameAgain, at, ['closedAt = NULL']);
  await addTerms(tx, [...those('unchanged'), ...sameAgain]);
  await close(tx, closed, at);
  await tx.runCompany.update({
    where: { runId_companyId: { runId, companyId } },
    data: {
      newCount: { increment: those('new').length },
      changedCount: { increment: told.changed.length + told.reopened.length },
      closedCount: { increment: closed.length },
    },
  });
}

function partition<T>(list: readonly T[], isFirst: (each: T) => boolean) {
  const groups = Map.groupBy(list, isFirst);
  return [groups.get(true) ?? [], groups.get(false) ?? []] as const;
}

const idsOf = (postings: readonly EnrichedPosting[]) => postings.map(({ id }) => id);

type Known = KnownPosting & { readonly validThrough: string | null };

/** Rows per query: the driver needs over 200 MB for 100,000 at once. */
const pageSize = 5_000;

async function knownPostings(
  tx: Transaction,
  companyId: string,
  at: string,
): Promise<ReadonlyMap<string, Known>> {
  const known = new Map<string, Known>();
  for (let after: string | null = null; ; ) {
    const rows: readonly KnownRow[] = await tx.$queryRawUnsafe<KnownRow[]>(
      `SELECT id, externalId, contentHash, closedAt, validThrough FROM Posting
      WHERE companyId = ? ${after === null ? '' : 'AND externalId > ?'}
      ORDER BY externalId LIMIT ${pageSize}`,
      ...[companyId, ...(after === null ? [] : [after])],
    );
    for (const { externalId, closedAt, ...row } of rows) {
      known.set(row.id, { ...row, isOpen: closedAt === null, hasEnded: hasEnded(row, at) });
      after = externalId;
    }
    if (rows.length < pageSize) return known;
  }
}

type KnownRow = Pick<Known, 'id' | 'contentHash' | 'validThrough'> & {
  readonly externalId: string;
  readonly closedAt: string | null;
};

function seenPosting(listed: ListedPosting, known: Known | undefined, at: string): SeenPosting {
  const { validThrough, ...seen } = listed;
  const end = keepsKnownEnd(listed) ? (known?.validThrough ?? null) : validThrough;
  return { ...seen, hasEnded: hasEnded({ validThrough: end }, at) };
}

/** If only the list was read, the last known end from the posting's own page stays. */
const keepsKnownEnd = ({ hasText, validThrough }: ListedPosting): boolean =>
  !hasText && validThrough === null;

function withKnownEnd(seen: EnrichedPosting, known: Known | undefined): EnrichedPosting {
  if (known === undefined || !keepsKnownEnd(listedPosting(seen))) return seen;
  return { ...seen, posting: { ...seen.posting, validThrough: known.validThrough } };
}

/** A new board dates all its openings by the day of the move. */
const withKnownDate = (seen: EnrichedPosting): EnrichedPosting => ({
  ...seen,
  posting: { ...seen.posting, postedAt: null },
});

/** The visible changes of each posting, read before anything is overwritten. */
async function changesOf(
  tx: Transaction,
  rewritten: readonly EnrichedPosting[],
): Promise<ReadonlyMap<string, readonly Change[]>> {
  const now = new Map(rewritten.map((posting) => [posting.id, posting]));
  const old = await readPostings(tx, [...now.keys()], { withText: true });
  return new Map(
    old.map((before) => [before.id, changesBetween(before, now.get(before.id) ?? before)]),
  );
}

async function recordVersions(
  tx: Transaction,
  { runId, at }: Pick<ListingToStore, 'runId' | 'at'>,
  diff: Pick<ListingDiff, 'changed' | 'reopened' | 'closed'>,
  changes: ReadonlyMap<string, readonly Change[]>,
): Promise<void> {
  const version = (kind: string) => (postingId: string) => ({
    postingId,
    runId,
    at,
    kind,
    changes: JSON.stringify(changes.get(postingId) ?? []),
  });
  const rows: readonly SqlRow[] = [
    ...diff.changed.map(version('changed')),
    ...diff.reopened.map(version('reopened')),
    ...diff.closed.map(version('closed')),
  ];
  await insertRows(tx, 'PostingVersion', rows, '(postingId, runId, kind) DO NOTHING');
}

/** New postings and changed ones, whose old model reading is void. */
async function rewrite(
  tx: Transaction,
  postings: readonly EnrichedPosting[],
  prepared: PreparedStep['rows'],
): Promise<void> {
  const made = postings.flatMap(({ id }) => prepared.get(id) ?? []);
  const [first] = made;
  if (first === undefined) return;
  const sorted = await sortedColumns(tx, postings);
  const rows = made.map(({ row }, i) => ({ ...row, ...sorted[i] }));
  const kept = ['id', 'companyId', 'externalId', 'postedAt', 'listedAt', 'firstSeenAt'];
  const columns = Object.keys(rows[0] ?? {}).filter((name) => !kept.includes(name));
  await insertRows(
    tx,
    'Posting',
    rows,
    `(id) DO UPDATE SET ${overwrite(columns)},
      postedAt = coalesce(excluded.postedAt, postedAt),
      listedAt = CASE WHEN excluded.postedAt IS NULL THEN listedAt ELSE excluded.listedAt END,
      closedAt = NULL, enhancedHash = NULL, enhanceAttempts = 0`,
  );
  await insertRows(
    tx,
    'PostingText',
    made.map(({ text }) => text),
    `(id) DO UPDATE SET ${overwrite(Object.keys(first.text))}`,
  );
  const words = new Map(made.map(({ text, words }) => [text.id, words]));
  await indexPostings(tx, [...words.keys()], words);
  await scoreWritten(tx, [...words.keys()]);
}

/** Postings with unchanged content: only links and dates follow the site. */
async function touch(
  tx: Transaction,
  postings: readonly EnrichedPosting[],
  at: string,
  set: readonly string[] = [],
): Promise<void> {
  const rows = postings.map(({ id, posting }) => ({ id, lastSeenAt: at, ...linksRow(posting) }));
  await updateRows(tx, 'Posting', rows, set);
}

/** Postings that were stored before terms were read get those of this reading. */
async function addTerms(tx: Transaction, postings: readonly EnrichedPosting[]): Promise<void> {
  const readWhole = postings.filter(({ posting }) => posting.descriptionText !== '');
  const read = new Map(readWhole.map((posting) => [posting.id, posting.enrichment]));
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    'SELECT id FROM Posting WHERE termsId IS NULL AND id IN (SELECT value FROM json_each(?))',
    idList([...read.keys()]),
  );
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const known = await readPostings(tx, ids, { withText: false });
  const completed = known.map((posting) => {
    const { enrichment } = posting;
    return { ...posting, enrichment: withTermsOf(enrichment, read.get(posting.id) ?? enrichment) };
  });
  const sorted = await sortedColumns(tx, completed);
  await updateRows(
    tx,
    'Posting',
    completed.map(({ id }, i) => ({ id, ...sorted[i] })),
  );
  await updateRows(
    tx,
    'PostingText',
    completed.map(({ id, enrichment }) => ({ id, enrichment: JSON.stringify(enrichment) })),
  );
}

async function close(tx: Transaction, ids: readonly string[], at: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRawUnsafe(
    'UPDATE Posting SET closedAt = ? WHERE id IN (SELECT value FROM json_each(?))',
    at,
    idList(ids),
  );
}
