import { minutes } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { type EnrichedPosting, inOnePart, type Listing } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { contentFingerprint, postingKey } from '#core/posting-identity.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { enrichWithRules } from '#enrichment/enrich.ts';
import { createLibraryCalls, type LibraryCalls } from '#library/calls.ts';
import { type Database, openDatabase } from '#library/engine/open.ts';
import { storeListing } from '#library/store/store-listing.ts';
import { createLogger, standardError } from '#services/log/logger.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import { openSnapshots, type SnapshotStore } from '#services/snapshots/store.ts';
import { detect } from '#sources/detect.ts';
import { type SourceId, sources } from '#sources/registry.ts';
import type { FetchContext } from '#sources/source.ts';
import type { DemoCompany } from '../demo-company.ts';
import { createDemoCompanies, healthyAnswer } from '../demo-world.ts';
import { etagOf } from '../site-answer.ts';
import type { PastMoments } from './moments.ts';
import { beginStory } from './story.ts';

export type Past = PastMoments & {
  readonly database: string;
  readonly snapshots: string;
  readonly userId: string;
};

/**
 * Fills an empty library with the scans of the past: read, compared and stored by the same code as
 * any scan, but with the clock of then. No site has a fault yet.
 */
export async function playPast({ database, snapshots: dir, userId, ...past }: Past): Promise<void> {
  const [beginMs = Date.now()] = past.steps;
  let clockMs = beginMs;
  const now = () => new Date(clockMs);
  const log = createLogger({ level: 'warn', name: 'demo', destination: standardError });
  await using db = await openDatabase(database, { now });
  await using snapshots = openSnapshots({ kind: 'files', dir }, log);
  const calls = createLibraryCalls(db);
  const companies = createDemoCompanies(beginMs, past.steps.length);
  const watched: Watched[] = [];
  for (const company of companies) watched.push(await watch(calls, company));
  const story = await beginStory(calls, now);
  const stepsLeft = past.steps.slice(1);
  for (const [i, at] of past.scans.entries()) {
    while (stepsLeft[0] !== undefined && stepsLeft[0] < at) {
      const step = stepsLeft.shift() ?? at;
      for (const company of companies) company.advance(step);
    }
    clockMs = at;
    const isLast = i === past.scans.length - 1;
    await scan({ db, calls, snapshots, userId }, watched, { id: `past-${i}`, at: now(), isLast });
    await story.tell(i);
  }
  // What the inbox told then has long been read.
  await calls['inbox.archive']({ ids: null, isArchived: true });
}

type Watched = {
  readonly id: string;
  readonly company: DemoCompany;
  readonly source: SourceId;
  readonly slug: string;
  /** What was read so far, by content: most openings stay as they are. */
  readonly read: Map<string, EnrichedPosting>;
};

async function watch(calls: LibraryCalls, company: DemoCompany): Promise<Watched> {
  const { url, name } = company.shown;
  const { id } = await calls['companies.add']({ url, name });
  const { source, slug } = await detect(url, contextOf(company));
  return { id, company, source: source as SourceId, slug, read: new Map() };
}

type Deps = {
  readonly db: Database;
  readonly calls: LibraryCalls;
  readonly snapshots: SnapshotStore;
  readonly userId: string;
};

async function scan(
  { db, calls, snapshots, userId }: Deps,
  watched: readonly Watched[],
  { id, at, isLast }: { readonly id: string; readonly at: Date; readonly isLast: boolean },
): Promise<void> {
  const started = at.toISOString();
  const ended = new Date(at.getTime() + minutes(1)).toISOString();
  const companyIds = watched.map((each) => each.id);
  await calls['runs.create']({ id, userId, enrich: false, companyIds, at: started });
  for (const each of watched) {
    const listing = await fetchListing(each);
    const postings = await readListing(each, listing);
    const { source, slug, claimed, complete, omitted, proof } = listing;
    const { means } = sources[each.source];
    const facts = { source, slug, means, companyName: null, claimed, complete, omitted };
    const parsedRef = `sha256-${sha256Hex(`${id} ${each.id}`)}`;
    await storeListing(db, {
      ...inOnePart({ ...facts, ...(proof !== undefined && { proof }), postings }),
      runId: id,
      companyId: each.id,
      // Only the last one is compared with: by the first scan that a user sees.
      listingRef: isLast ? await snapshots.put(listing) : parsedRef,
      parsedRef,
      at: ended,
    });
  }
  await calls['runs.finish']({ id, status: 'completed', message: '', at: ended });
  await calls['inbox.collect']({ runId: id, at: ended });
}

async function fetchListing({ company, source, slug }: Watched): Promise<Listing> {
  const { label, load } = sources[source];
  const context = { ...contextOf(company), sourceLabel: label };
  const fetched = await (await load()).fetch(slug, context);
  return { url: company.shown.url, source, slug, ...fetched };
}

async function readListing(
  { id, source, read }: Watched,
  { documents, slug, url }: Listing,
): Promise<EnrichedPosting[]> {
  const { postings } = (await sources[source].load()).parse({ documents, slug, url });
  return postings.map((posting) => {
    const contentHash = sha256Hex(contentFingerprint(posting));
    const key = `${posting.externalId} ${contentHash}`;
    const known = read.get(key) ?? enriched(posting, id, contentHash);
    read.set(key, known);
    return known;
  });
}

const enriched = (
  posting: RawPosting,
  companyId: string,
  contentHash: string,
): EnrichedPosting => ({
  id: sha256Hex(postingKey(companyId, posting.externalId)).slice(0, 20),
  contentHash,
  posting,
  enrichment: enrichWithRules(posting),
});

/** Answers as the company's sites did then. */
const contextOf = (company: DemoCompany): FetchContext => ({
  signal: new AbortController().signal,
  companyUrl: company.shown.url,
  today: '2026-01-01',
  fetch: async (request) => documentOf(company, request),
  previous: () => null,
  allPrevious: () => [],
  progress: () => undefined,
});

function documentOf(
  company: DemoCompany,
  { url, body = '', keepsRefusals }: WebRequest,
): WebDocument {
  const answer = healthyAnswer(company, new URL(url), body);
  if (answer.status >= 400 && keepsRefusals !== true)
    throw new AppError('page_not_found', { url, status: answer.status });
  const { status, type: contentType, body: text } = answer;
  return {
    ...{ url, finalUrl: url, status, contentType, body: text },
    ...{ etag: etagOf(answer), lastModified: null },
  };
}
