import { setTimeout as wait } from 'node:timers/promises';
import { type Company, nameFromUrl } from '#core/company.ts';
import { AppError, type ErrorView, toErrorView } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { ParsedListing } from '#core/parsed-listing.ts';
import type { ListingDiff } from '#core/posting-diff.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type Transaction, write } from './access.ts';
import type { Database } from './open.ts';
import { indexCompany } from './posting-index.ts';
import {
  type ListingToStore,
  type PostingPlan,
  partsOf,
  planPostings,
  storePart,
} from './store-postings.ts';

/** What storing did; counts are those of the whole run. */
export type StoredListing = {
  /** 'already_stored': by this run, from the same listing. 'duplicate': nothing was stored. */
  readonly outcome: 'stored' | 'already_stored' | 'duplicate';
  readonly source: string;
  /** Open now. */
  readonly postings: number;
  readonly new: number;
  readonly changed: number;
  readonly closed: number;
  readonly complete: boolean;
  /** The listing looked suspiciously empty, so nothing was closed. */
  readonly held: boolean;
  /** Why the company does not count as wholly read; null where all is well. */
  readonly problem: ErrorView | null;
};

/** How a large listing is stored. */
type Steps = {
  /** Postings in one transaction: a quarter of a second's work. */
  readonly size: number;
  /** Between two transactions. SQLite looks every 100 ms whether the lock is free. */
  readonly rest: () => Promise<void>;
};

const usualSteps: Steps = { size: 1_000, rest: () => wait(120) };

/**
 * Stores a listing: a small one all or nothing, a large one in steps, so that other writers have
 * their turn. Until the last step the company counts as not stored in this run; openings that are
 * new can be seen already, and none closes before all that are listed are stored. Storing that was
 * cut short goes on when it is done again.
 * The same listing stored twice changes nothing; another one in the same run adds to the counts.
 * Throws `unknown_run` where the run or company is gone, and `cancelled` where the company's part of
 * the run was: what a run says it left stays left.
 */
export async function storeListing(
  db: Database,
  input: ListingToStore,
  steps = usualSteps,
): Promise<StoredListing> {
  const begun = await write(db, async (tx) => {
    const scan = await scanOf(tx, input);
    if (scan.status === 'stored' && scan.parsedRef === input.parsedRef) {
      return toStoredListing(scan, 'already_stored');
    }
    const { source, slug } = input.listing;
    const owner = await tx.company.findUnique({ where: { source_slug: { source, slug } } });
    if (owner !== null && owner.id !== input.companyId) {
      return await storeDuplicate(tx, owner, input);
    }
    // First: its name is among the words of each opening.
    await rename(tx, scan.company, input.listing.companyName);
    const plan = await planOf(tx, scan, input);
    const parts = partsOf(plan, steps.size);
    const [first] = parts;
    if (first === undefined || parts.length > 1) {
      await begin(tx, input, plan);
      return { plan, parts };
    }
    await storePart(tx, input, plan, first);
    return await finish(tx, input, plan);
  });
  if ('outcome' in begun) return begun;
  const { plan, parts } = begun;
  for (const part of parts) {
    await write(db, async (tx) => {
      await scanOf(tx, input);
      await storePart(tx, input, plan, part);
    });
    await steps.rest();
  }
  return await write(db, (tx) => finish(tx, input, plan));
}

/** The company's part of the run. */
async function scanOf(tx: Transaction, input: ListingToStore): Promise<Scan> {
  const where = { runId_companyId: keyOf(input) };
  const scan = await tx.runCompany.findUnique({ where, ...withCompany });
  if (scan === null) throw new AppError('unknown_run', { id: input.runId });
  if (scan.status === 'cancelled') throw new AppError('cancelled', {});
  return scan;
}

const withCompany = { include: { company: true } } as const;

type Scan = Prisma.RunCompanyGetPayload<typeof withCompany>;

const keyOf = ({ runId, companyId }: ListingToStore) => ({ runId, companyId });

/** Compares; where storing this listing was cut short, what was decided then holds. */
async function planOf(tx: Transaction, scan: Scan, input: ListingToStore): Promise<PostingPlan> {
  const isResumed = scan.status === 'queued' && scan.parsedRef === input.parsedRef;
  // A second listing of the same run is not a second scan.
  const suspectScans = Math.max(0, scan.company.suspectScans - (scan.held ? 1 : 0));
  const held = isResumed ? scan.held : undefined;
  const plan = await planPostings(tx, input, { suspectScans, held });
  return isResumed ? { ...plan, openBefore: scan.postings } : plan;
}

/** Notes what storing that is cut short goes on from; in a run that is over nothing waits again. */
async function begin(
  tx: Transaction,
  input: ListingToStore,
  { held, openBefore }: PostingPlan,
): Promise<void> {
  const { status } = await tx.run.findUniqueOrThrow({ where: { id: input.runId } });
  await tx.runCompany.update({
    where: { runId_companyId: keyOf(input) },
    data: {
      ...(status === 'running' && { status: 'queued' }),
      parsedRef: input.parsedRef,
      held,
      postings: openBefore,
    },
  });
}

async function finish(
  tx: Transaction,
  input: ListingToStore,
  plan: PostingPlan,
): Promise<StoredListing> {
  const { listing, at, companyId } = input;
  await scanOf(tx, input);
  const problem = problemOf(listing, plan.held ? plan.openBefore : null);
  await updateCompany(tx, input, { ...plan, problem });
  const stored = await tx.runCompany.update({
    where: { runId_companyId: keyOf(input) },
    data: {
      status: 'stored',
      source: listing.source,
      means: listing.means,
      parsedRef: input.parsedRef,
      claimed: listing.claimed,
      captured: listing.postings.length,
      complete: listing.complete,
      held: plan.held,
      postings: await tx.posting.count({ where: { companyId, closedAt: null } }),
      omitted: JSON.stringify([...listing.omitted, ...overIn(plan)]),
      error: problem && JSON.stringify(problem),
      storedAt: at,
    },
  });
  return toStoredListing(stored, 'stored');
}

/** Read, but not shown as open: the user sees why there are fewer than the site lists. */
function overIn({ ended }: Pick<ListingDiff, 'ended'>): readonly Omission[] {
  if (ended.length === 0) return [];
  const what = ended.length === 1 ? '1 opening' : `${ended.length} openings`;
  return [{ what, reason: 'the end date has passed' }];
}

/** Takes the name the site states, in place of one made from the address only. */
async function rename(
  tx: Transaction,
  { id, url, name }: Scan['company'],
  stated: string | null,
): Promise<void> {
  if (name !== '' && name !== nameFromUrl(url)) return;
  const better = stated?.trim() ?? '';
  if (better === '' || better === name) return;
  await tx.company.update({ where: { id }, data: { name: better } });
  await indexCompany(tx, id);
}

function problemOf(listing: ParsedListing, heldAgainst: number | null): ErrorView | null {
  const captured = listing.postings.length;
  if (heldAgainst !== null) {
    return toErrorView(new AppError('listing_suspicious', { found: captured, known: heldAgainst }));
  }
  if (listing.complete) return null;
  const reasons = new Set(listing.omitted.map((omission) => omission.reason));
  const reason = [...reasons].slice(0, 3).join('; ') || 'it was cut short';
  return toErrorView(
    new AppError('listing_incomplete', { captured, claimed: listing.claimed, reason }),
  );
}

async function updateCompany(
  tx: Transaction,
  { companyId, listing, listingRef, at }: ListingToStore,
  scan: {
    readonly held: boolean;
    readonly suspectScans: number;
    readonly problem: ErrorView | null;
  },
): Promise<void> {
  const health: Company['health'] = scan.held ? 'held' : listing.complete ? 'ok' : 'partial';
  await tx.company.update({
    where: { id: companyId },
    data: {
      source: listing.source,
      slug: listing.slug,
      means: listing.means,
      health,
      lastCheckedAt: at,
      lastError: scan.problem && JSON.stringify(scan.problem),
      listingRef,
      suspectScans: scan.suspectScans,
    },
  });
}

async function storeDuplicate(
  tx: Transaction,
  owner: Pick<Company, 'name' | 'url'>,
  input: ListingToStore,
): Promise<StoredListing> {
  const { name, url } = owner;
  const error = JSON.stringify(toErrorView(new AppError('duplicate_company', { name, url })));
  const { source, means, complete } = input.listing;
  await tx.company.update({
    where: { id: input.companyId },
    data: { health: 'duplicate', lastCheckedAt: input.at, lastError: error },
  });
  const stored = await tx.runCompany.update({
    where: { runId_companyId: keyOf(input) },
    data: { status: 'duplicate', source, means, complete, error, parsedRef: input.parsedRef },
  });
  return toStoredListing(stored, 'duplicate');
}

const toStoredListing = (
  row: Omit<Scan, 'company'>,
  outcome: StoredListing['outcome'],
): StoredListing => ({
  outcome,
  source: row.source ?? '',
  postings: row.postings,
  new: row.newCount,
  changed: row.changedCount,
  closed: row.closedCount,
  complete: row.complete ?? false,
  held: row.held,
  problem: row.error === null ? null : (JSON.parse(row.error) as ErrorView),
});
