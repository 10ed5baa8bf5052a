import type { EnrichedPosting, ParsedListing } from '#core/parsed-listing.ts';
import {
  type Change,
  changedFields,
  diffListing,
  type KnownPosting,
  type ListingDiff,
} from '#core/posting-diff.ts';
import { hasEnded } from '#core/posting-end.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import type { Transaction } from './access.ts';
import { indexPostings } from './posting-index.ts';
import { linksRow, postingRow, readPostings, textRow } from './posting-rows.ts';
import { idList, insertRows, overwrite, type SqlRow, updateRows } from './statements.ts';

/** What one company published in one run. */
export type ListingToStore = {
  readonly runId: string;
  readonly companyId: string;
  readonly parsedRef: SnapshotRef;
  readonly listingRef: SnapshotRef;
  readonly listing: ParsedListing;
  readonly at: string;
};

/** What is to become of which postings, by their ids. */
export type Changes = Pick<ListingDiff, (typeof changeKinds)[number]>;

const changeKinds = ['new', 'changed', 'reopened', 'unchanged', 'ended', 'closed'] as const;

/** What a listing changes of a company's postings, and how many were open before. */
export type PostingPlan = ListingDiff & {
  readonly openBefore: number;
  readonly known: ReadonlyMap<string, Known>;
  /** The listed ones, by id. */
  readonly seen: ReadonlyMap<string, EnrichedPosting>;
};

/** Compares a listing with the postings of its company. Changes nothing. */
export async function planPostings(
  tx: Transaction,
  { listing, companyId, at }: ListingToStore,
  before: { readonly suspectScans: number; readonly held: boolean | undefined },
): Promise<PostingPlan> {
  const known = await knownPostings(tx, companyId, at);
  const postings = listing.postings.map((posting) => withKnownEnd(posting, known.get(posting.id)));
  const listed = postings.map(({ id, contentHash, posting }) => ({
    id,
    contentHash,
    hasText: posting.descriptionText !== '',
    hasEnded: hasEnded(posting, at),
  }));
  const diff = diffListing([...known.values()], listed, { complete: listing.complete, ...before });
  const openBefore = [...known.values()].filter(({ isOpen }) => isOpen).length;
  const seen = new Map(postings.map((posting) => [posting.id, posting]));
  return { ...diff, openBefore, known, seen };
}

/** The changes in parts of at most so many postings; closing comes last. At least one part. */
export function partsOf(changes: Changes, size: number): readonly Changes[] {
  const all = changeKinds.flatMap((kind) => changes[kind].map((id) => ({ kind, id })));
  const parts: Changes[] = [];
  for (let from = 0; from === 0 || from < all.length; from += size) {
    const part = all.slice(from, from + size);
    const ids = (kind: (typeof changeKinds)[number]) =>
      part.filter((each) => each.kind === kind).map(({ id }) => id);
    parts.push({
      new: ids('new'),
      changed: ids('changed'),
      reopened: ids('reopened'),
      unchanged: ids('unchanged'),
      ended: ids('ended'),
      closed: ids('closed'),
    });
  }
  return parts;
}

/**
 * Brings postings of one company in line with a listing, their history and words included. Counts
 * what it did in the run, so that storing that was cut short can go on later.
 */
export async function storePart(
  tx: Transaction,
  { runId, companyId, at }: ListingToStore,
  { known, seen }: PostingPlan,
  diff: Changes,
): Promise<void> {
  const pick = (ids: readonly string[]) => ids.flatMap((id) => seen.get(id) ?? []);
  const hasOtherContent = ({ id, contentHash }: EnrichedPosting) =>
    known.get(id)?.contentHash !== contentHash;

  const reopened = Map.groupBy(pick(diff.reopened), hasOtherContent);
  const rewritten = [...pick(diff.changed), ...(reopened.get(true) ?? [])];
  const changes = await changesOf(tx, rewritten);
  const told = { ...diff, changed: diff.changed.filter((id) => changes.get(id)?.length !== 0) };
  await recordVersions(tx, { runId, at }, told, changes);
  await rewrite(tx, [...pick(diff.new), ...rewritten], { companyId, at });
  await touch(tx, pick([...diff.unchanged, ...diff.ended]), at);
  await touch(tx, reopened.get(false) ?? [], at, ['closedAt = NULL']);
  await close(tx, diff.closed, at);
  await tx.runCompany.update({
    where: { runId_companyId: { runId, companyId } },
    data: {
      newCount: { increment: diff.new.length },
      changedCount: { increment: told.changed.length + diff.reopened.length },
      closedCount: { increment: diff.closed.length },
    },
  });
}

type Known = KnownPosting & { readonly validThrough: string | null };

async function knownPostings(
  tx: Transaction,
  companyId: string,
  at: string,
): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx.$queryRawUnsafe<
    { id: string; contentHash: string; closedAt: string | null; validThrough: string | null }[]
  >('SELECT id, contentHash, closedAt, validThrough FROM Posting WHERE companyId = ?', companyId);
  return new Map(
    rows.map(({ closedAt, ...row }) => [
      row.id,
      { ...row, isOpen: closedAt === null, hasEnded: hasEnded(row, at) },
    ]),
  );
}

/** Where only the list was read, the end stays what the posting's own page last said. */
function withKnownEnd(seen: EnrichedPosting, known: Known | undefined): EnrichedPosting {
  const { posting } = seen;
  if (known === undefined || posting.descriptionText !== '' || posting.validThrough !== null) {
    return seen;
  }
  return { ...seen, posting: { ...posting, validThrough: known.validThrough } };
}

/** What a reader would find changed in each, before anything is overwritten. */
async function changesOf(
  tx: Transaction,
  rewritten: readonly EnrichedPosting[],
): Promise<ReadonlyMap<string, readonly Change[]>> {
  const now = new Map(rewritten.map((posting) => [posting.id, posting]));
  const old = await readPostings(tx, [...now.keys()], { withText: true });
  return new Map(
    old.map(({ id, posting }) => [id, changedFields(posting, now.get(id)?.posting ?? posting)]),
  );
}

async function recordVersions(
  tx: Transaction,
  { runId, at }: Pick<ListingToStore, 'runId' | 'at'>,
  diff: Changes,
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

/** New postings, and those whose content changed: what a model read of the old one is void. */
async function rewrite(
  tx: Transaction,
  postings: readonly EnrichedPosting[],
  seen: { readonly companyId: string; readonly at: string },
): Promise<void> {
  const [first] = postings;
  if (first === undefined) return;
  const rows = postings.map((posting) => postingRow(posting, seen));
  const kept = ['id', 'companyId', 'externalId', 'postedAt', 'listedAt', 'firstSeenAt'];
  const columns = Object.keys(postingRow(first, seen)).filter((name) => !kept.includes(name));
  await insertRows(
    tx,
    'Posting',
    rows,
    `(id) DO UPDATE SET ${overwrite(columns)},
      postedAt = coalesce(excluded.postedAt, postedAt),
      listedAt = CASE WHEN excluded.postedAt IS NULL THEN listedAt ELSE excluded.listedAt END,
      closedAt = NULL, enhancedHash = NULL, enhanceAttempts = 0`,
  );
  const texts = postings.map(textRow);
  await insertRows(
    tx,
    'PostingText',
    texts,
    `(id) DO UPDATE SET ${overwrite(Object.keys(textRow(first)))}`,
  );
  await indexPostings(
    tx,
    postings.map(({ id }) => id),
  );
}

/** Postings with the content they had: only links and dates follow the site. */
async function touch(
  tx: Transaction,
  postings: readonly EnrichedPosting[],
  at: string,
  set: readonly string[] = [],
): Promise<void> {
  const rows = postings.map(({ id, posting }) => ({ id, lastSeenAt: at, ...linksRow(posting) }));
  await updateRows(tx, 'Posting', rows, set);
}

async function close(tx: Transaction, ids: readonly string[], at: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRawUnsafe(
    'UPDATE Posting SET closedAt = ? WHERE id IN (SELECT value FROM json_each(?))',
    at,
    idList(ids),
  );
}
