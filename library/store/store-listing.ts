import { setTimeout as wait } from 'node:timers/promises';
import {
  afterList,
  type BoardRef,
  declinedBoards,
  isAmong,
  isSameBoard,
  leftBoard,
  parseMove,
} from '#core/board-move.ts';
import type { Company } from '#core/company.ts';
import type { ErrorView } from '#core/error-view.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import {
  type EnrichedPosting,
  type ListedPosting,
  type ListingFacts,
  listedPosting,
  type Omission,
} from '#core/listing.ts';
import type { ListingDiff } from '#core/posting-diff.ts';
import { counted } from '#core/quantity.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { nameFromUrl } from '#sources/company-name.ts';
import { areOnOneSite } from '#sources/registry.ts';
import { forgetPage } from '../companies/watched-pages.ts';
import type { Database } from '../engine/open.ts';
import { read, type Transaction, write } from '../engine/transaction.ts';
import { indexCompany } from '../postings/word-index.ts';
import { carryOver, type ListedRole } from './carry-over.ts';
import {
  type ListingToStore,
  listedRole,
  type PostingPlan,
  planPostings,
  prepareStep,
  type Step,
  storeStep,
} from './postings.ts';
import { storeMove } from './store-move.ts';

/** The result of storing a listing; counts are totals of the run. */
export type StoredListing = {
  /**
   * 'already_stored': by this run, from the same listing. 'duplicate' and 'moved': nothing was
   * stored.
   */
  readonly outcome: 'stored' | 'already_stored' | 'duplicate' | 'moved';
  readonly source: string;
  readonly postings: number;
  readonly new: number;
  readonly changed: number;
  readonly closed: number;
  readonly complete: boolean;
  readonly claimed: number | null;
  /** Openings read; null for a duplicate. */
  readonly captured: number | null;
  /** The listing looked suspiciously empty, so nothing was closed. */
  readonly held: boolean;
  /** The company's first list: what it holds is no news. */
  readonly isFirst: boolean;
  readonly problem: ErrorView | null;
};

type Steps = {
  /** About the most postings per transaction: a second's work at most. */
  readonly size: number;
  /** Before the next step after at least `size` postings, which were stored `sinceMs` ago. */
  readonly rest: (sinceMs: number) => Promise<void>;
};

/** Characters of descriptions in one step: it is in memory several times. */
const stepLength = 5_000_000;

/** SQLite polls for the lock every 100 ms; making the next step is most of that. */
const restMs = 120;

const usualSteps: Steps = {
  size: 1_000,
  rest: async (sinceMs) => {
    if (sinceMs < restMs) await wait(restMs - sinceMs);
  },
};

/**
 * Stores a listing: a small one all or nothing, a large one in steps, so that other writers get a
 * turn. Until the last step the company counts as not stored in this run. New openings show at
 * once, and none closes before all listed ones are stored. Interrupted storing resumes when
 * repeated. Reads a listing in parts without locking the database, one part at a time, and only
 * once if the listing names its postings apart. Only ids and hashes stay in memory. The same listing
 * again changes nothing; a different one in the same run adds to the counts. Throws `unknown_run`
 * if the run or company is gone, `cancelled` if the company's part of the run was or the user has
 * answered a move since it began, and `snapshot_missing` for a missing part.
 */
export async function storeListing(
  db: Database,
  input: ListingToStore,
  steps = usualSteps,
): Promise<StoredListing> {
  const { listed, only, roles } = await compareList(input, await isOnNewBoard(db, input));
  const begun = await write(db, async (tx) => {
    const scan = await scanOf(tx, input);
    if (scan.status === 'stored' && scan.parsedRef === input.parsedRef) {
      return toStoredListing(scan, 'already_stored');
    }
    if (isOutdated(scan.company, input)) throw new AppError('cancelled', {});
    const { source, slug } = input.facts;
    const owner = await tx.company.findUnique({ where: { source_slug: { source, slug } } });
    if (owner !== null && owner.id !== input.companyId) {
      return await storeDuplicate(tx, owner, input);
    }
    const { move } = input.facts;
    if (move !== undefined && boardBefore(scan.company, input) !== null) {
      const problem = await storeMove(tx, input, { move, listed: roles });
      return { ...toStoredListing({ ...scan, ...nothingRead }, 'moved'), problem };
    }
    // First: the name is among the words of each opening.
    await rename(tx, scan.company, input.facts.companyName);
    const plan = await planOf(tx, scan, input, { listed, roles });
    if (only === null || listed.length + plan.closed.length > steps.size) {
      await begin(tx, input, plan);
      return plan;
    }
    const step = prepareStep(input, plan, { postings: only, closed: plan.closed });
    await storeStep(tx, input, plan, step);
    return await finish(tx, input, plan);
  });
  if ('outcome' in begun) return begun;
  let sinceRest = 0;
  let storedAt = 0;
  for await (const step of stepsOf(input, begun, steps.size)) {
    const prepared = prepareStep(input, begun, step);
    if (sinceRest >= steps.size) {
      await steps.rest(performance.now() - storedAt);
      sinceRest = 0;
    }
    await write(db, async (tx) => {
      await scanOf(tx, input);
      await storeStep(tx, input, begun, prepared);
    });
    // The parts of a list with long texts are small.
    sinceRest += step.postings.length + step.closed.length;
    storedAt = performance.now();
  }
  return await write(db, (tx) => finish(tx, input, begun));
}

/** The whole list of a new board is compared by more than ids. */
async function compareList({ parts, listed: named }: ListingToStore, isNewBoard: boolean) {
  if (named !== undefined && !isNewBoard) return { listed: await named(), only: null, roles: [] };
  const listed: ListedPosting[] = [];
  const roles: ListedRole[] = [];
  let only: readonly EnrichedPosting[] | null = [];
  let count = 0;
  for await (const part of parts()) {
    only = count === 0 ? part : null;
    count += 1;
    for (const posting of part) listed.push(listedPosting(posting));
    if (isNewBoard) for (const posting of part) roles.push(listedRole(posting));
  }
  return { listed, only, roles };
}

async function isOnNewBoard(db: Database, input: ListingToStore): Promise<boolean> {
  const where = { id: input.companyId };
  const company = await read(db, (prisma) => prisma.company.findUnique({ where }));
  return company !== null && (boardBefore(company, input) ?? leftBy(company)) !== null;
}

type CompanyRow = Pick<Scan['company'], 'source' | 'slug' | 'move'>;

/** The company's board of the last scan, if this listing is from another one. */
function boardBefore({ source, slug }: CompanyRow, { facts }: ListingToStore): BoardRef | null {
  if (source === null || slug === null) return null;
  return isSameBoard({ source, slug }, facts) ? null : { source, slug };
}

/**
 * Whether the scan began before the company went to another board, or before the user declined the
 * one it found: its listing must not undo that.
 */
function isOutdated(company: CompanyRow, input: ListingToStore): boolean {
  const before = boardBefore(company, input);
  if (before === null) return false;
  const { facts } = input;
  if (facts.move === undefined) return !areOnOneSite(before, facts);
  const declined = declinedBoards(parseMove(company.move));
  return !isSameBoard(facts.move.from, before) || isAmong(facts, declined);
}

const leftBy = ({ move }: Pick<CompanyRow, 'move'>): BoardRef | null => leftBoard(parseMove(move));

async function* stepsOf(
  { parts }: ListingToStore,
  { closed }: PostingPlan,
  size: number,
): AsyncGenerator<Step> {
  for await (const part of joined(parts(), size)) {
    const count = Math.max(1, Math.round(part.length / size));
    const each = Math.ceil(part.length / count);
    for (const postings of chunks(part, each)) yield { postings, closed: [] };
  }
  for (const ids of chunks(closed, size)) yield { postings: [], closed: ids };
}

/** Small parts together, up to a full step, since each transaction has a price. */
async function* joined(
  parts: AsyncIterable<readonly EnrichedPosting[]>,
  size: number,
): AsyncGenerator<readonly EnrichedPosting[]> {
  let postings: EnrichedPosting[] = [];
  let length = 0;
  for await (const part of parts) {
    postings.push(...part);
    for (const { posting } of part) length += posting.descriptionText.length;
    if (postings.length < size && length < stepLength) continue;
    yield postings;
    postings = [];
    length = 0;
  }
  yield postings;
}

function* chunks<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}

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

/** Compares the listing; after an interruption, the first decision stays. */
async function planOf(
  tx: Transaction,
  scan: Scan,
  input: ListingToStore,
  {
    listed,
    roles,
  }: { readonly listed: readonly ListedPosting[]; readonly roles: readonly ListedRole[] },
): Promise<PostingPlan> {
  const { companyId } = input;
  const left = leftBy(scan.company);
  const from = boardBefore(scan.company, input) ?? left;
  const carried = from === null ? noIds : await carryOver(tx, { companyId, from }, roles);
  const isResumed = scan.status === 'queued' && scan.parsedRef === input.parsedRef;
  // A second listing of the same run is not a second scan.
  const suspectScans = Math.max(0, scan.company.suspectScans - (scan.held ? 1 : 0));
  // The user knows of the move: what the new board does not list is closed.
  const held = isResumed ? scan.held : left === null ? undefined : false;
  const plan = await planPostings(tx, input, listed, { suspectScans, held, carried });
  return isResumed ? { ...plan, openBefore: scan.postings } : plan;
}

const noIds: ReadonlySet<string> = new Set();

/** Records the state that interrupted storing resumes from; a finished run queues nothing again. */
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
  const { facts, at, companyId } = input;
  const { company, isFirst: wasFirst } = await scanOf(tx, input);
  const isFirst = wasFirst || company.baselineAt === null;
  const { enrich } = await tx.run.findUniqueOrThrow({ where: { id: input.runId } });
  const problem = problemOf(facts, plan);
  await updateCompany(tx, input, { ...plan, problem, isFirst });
  const stored = await tx.runCompany.update({
    where: { runId_companyId: keyOf(input) },
    data: {
      status: 'stored',
      source: facts.source,
      means: facts.means,
      parsedRef: input.parsedRef,
      claimed: facts.claimed,
      captured: plan.captured,
      complete: facts.complete,
      proof: facts.complete ? (facts.proof ?? null) : null,
      held: plan.held,
      isFirst,
      postings: await tx.posting.count({ where: { companyId, closedAt: null } }),
      omitted: JSON.stringify([
        ...facts.omitted,
        ...overIn(plan),
        ...(enrich && facts.noModel === true ? [keptFromModel] : []),
      ]),
      error: problem && JSON.stringify(problem),
      storedAt: at,
    },
  });
  return toStoredListing(stored, 'stored');
}

/** Read, but not shown as open: tells the user why fewer show than the site lists. */
function overIn({ ended }: Pick<ListingDiff, 'ended'>): readonly Omission[] {
  if (ended.length === 0) return [];
  const what = counted(ended.length, 'opening', 'openings');
  return [{ what, reason: 'the end date has passed' }];
}

const keptFromModel: Omission = {
  what: 'by the language model',
  reason: 'its robots.txt says ai-input=no',
};

/** Replaces a name made from the address by the one the site states. */
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

function problemOf(facts: ListingFacts, plan: PostingPlan): ErrorView | null {
  const { captured, held, openBefore: known } = plan;
  if (held) return toErrorView(new AppError('listing_suspicious', { found: captured, known }));
  if (facts.complete) return null;
  const reasons = new Set(facts.omitted.map((omission) => omission.reason));
  const reason = [...reasons].slice(0, 3).join('; ') || 'it was cut short';
  return toErrorView(
    new AppError('listing_incomplete', { captured, claimed: facts.claimed, reason }),
  );
}

async function updateCompany(
  tx: Transaction,
  { companyId, facts, listingRef, at }: ListingToStore,
  scan: {
    readonly held: boolean;
    readonly captured: number;
    readonly suspectScans: number;
    readonly problem: ErrorView | null;
    readonly isFirst: boolean;
  },
): Promise<void> {
  await forgetPage(tx, companyId);
  const { emptySince, move } = await tx.company.findUniqueOrThrow({ where: { id: companyId } });
  const rest = afterList(parseMove(move));
  const isEmpty = facts.complete && !scan.held && scan.captured === 0;
  const health: Company['health'] = scan.held ? 'held' : facts.complete ? 'ok' : 'partial';
  await tx.company.update({
    where: { id: companyId },
    data: {
      source: facts.source,
      slug: facts.slug,
      means: facts.means,
      health,
      emptySince: isEmpty ? (emptySince ?? at) : null,
      lastCheckedAt: at,
      lastError: scan.problem && JSON.stringify(scan.problem),
      listingRef,
      // An offer is void once the known board is back.
      move: rest && JSON.stringify(rest),
      recipe: facts.recipe ? JSON.stringify({ madeAt: at, ...facts.recipe }) : null,
      suspectScans: scan.suspectScans,
      sameFailures: 0,
      isMuted: false,
      ...(scan.isFirst && { baselineAt: at }),
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
  const { source, means, complete } = input.facts;
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

const nothingRead = { claimed: null, captured: null, complete: false };

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
  claimed: row.claimed,
  captured: row.captured,
  held: row.held,
  isFirst: row.isFirst,
  problem: row.error === null ? null : (JSON.parse(row.error) as ErrorView),
});
