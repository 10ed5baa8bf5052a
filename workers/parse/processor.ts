import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { type EnrichedPosting, Listing, type Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { parseWebUrl } from '#core/url.ts';
import type { Logger } from '#services/log/logger.ts';
import { openSnapshots, type SnapshotStore } from '#services/snapshots/store.ts';
import { detectByPage, detectByUrl } from '#sources/detect.ts';
import { parseInParts } from '#sources/in-parts.ts';
import type { JobContext, Processor } from '../define-queue.ts';
import type { WorkerOptions } from '../drivers/worker-options.ts';
import { knownSource } from '../known-source.ts';
import { type Gathered, gatherPostings } from './gather-postings.ts';
import { createPartThread, type PartsBeside, type PartThread } from './part-thread.ts';
import type {
  ParseDocumentPayload,
  ParseDocumentResult,
  ParsePayload,
  ParseResult,
} from './payload.ts';
import { enrichPosting } from './stored-part.ts';

/** Postings between two progress reports: about 15 ms in which the process hears nothing. */
const chunk = 10;

export function createParseListings(deps: {
  readonly snapshots: SnapshotStore;
  /** Absent where no other core could help. */
  readonly thread?: PartThread | undefined;
}): Processor<ParsePayload, ParseResult> {
  return async ({ companyId, upstream }, { signal, progress }) => {
    const listing = await deps.snapshots.get(upstream.listing, Listing);
    progress(0, 'Reading openings');
    // Sends the report in the next turn, before the reading blocks this process.
    await new Promise(setImmediate);
    using beside = deps.thread?.open();
    if (lengthOf(listing) >= severalParts) beside?.start();
    const gathered = await parseListing(deps.snapshots, listing, companyId, {
      turn: async () => {
        await new Promise(setImmediate);
        signal.throwIfAborted();
      },
      progress,
      beside,
    });
    return { listing: upstream.listing, ...gathered };
  };
}

/** Characters of the answers to a listing that surely has several parts. */
const severalParts = 6_000_000;

const lengthOf = ({ documents }: Listing): number =>
  documents.reduce((sum, { body }) => sum + body.length, 0);

export function createParseDocument(deps: {
  readonly snapshots: SnapshotStore;
}): Processor<ParseDocumentPayload, z.infer<typeof ParseDocumentResult>> {
  return async ({ url, text }) => {
    const body = await deps.snapshots.get(text, z.string());
    const address = parseWebUrl(url);
    const matches = await detectByPage({ url: address, html: body });
    // The text of a feed that the page names is not here.
    const read = matches.find(({ source, slug }) => source !== 'feed' || slug === address.href);
    const match = (await detectByUrl(address)) ?? read;
    if (match === undefined) throw new AppError('no_openings_found', { url });
    const listing = { ...asListing(url, body), source: match.source, slug: match.slug };
    const { parsed } = await parseListing(deps.snapshots, listing, url);
    return { parsed };
  };
}

const asListing = (url: string, body: string) => ({
  url,
  documents: [
    {
      url,
      finalUrl: url,
      status: 200,
      contentType: '',
      body,
      etag: null,
      lastModified: null,
    },
  ],
  claimed: null,
  complete: false,
  omitted: [],
});

type Meanwhile = {
  readonly turn: () => Promise<void>;
  readonly progress: JobContext['progress'];
  readonly beside?: PartsBeside | undefined;
};

const alone: Meanwhile = { turn: async () => undefined, progress: () => undefined };

/**
 * Stores the postings of a listing, each with its identity, its content hash and the rules'
 * reading.
 */
export async function parseListing(
  snapshots: SnapshotStore,
  listing: Listing,
  companyId: string,
  { turn, progress, beside }: Meanwhile = alone,
): Promise<Gathered> {
  const { claimed, omitted, proof, move, noModel, recipe } = listing;
  const { means, load } = knownSource(listing.source);
  const source = await load();
  const skipped: Omission[] = [];
  let share = 0;
  let done = 0;

  const sayHowFar = () => {
    const count = gatherer.count();
    const read = Math.min(done, count);
    // The number is known only at the end; until then the site's claim must do.
    const said = share < 1 ? (claimed ?? 0) : 0;
    const expected = Math.max(said, share > 0 ? count / share : Number.POSITIVE_INFINITY);
    progress(read / expected, `Read ${read}/${Math.max(said, count)} openings`);
  };
  const enrich = async (postings: readonly RawPosting[]): Promise<readonly EnrichedPosting[]> => {
    const enriched: EnrichedPosting[] = [];
    for (const posting of postings) {
      enriched.push(enrichPosting(posting, companyId));
      done += 1;
      if (done % chunk > 0) continue;
      sayHowFar();
      await turn();
    }
    return enriched;
  };
  const storeBeside = (postings: readonly RawPosting[], isLast: boolean) => {
    const stored = beside?.store(companyId, postings, isLast) ?? null;
    void stored?.then(
      () => {
        done += postings.length;
        sayHowFar();
      },
      () => undefined,
    );
    return stored;
  };
  const gatherer = gatherPostings({ snapshots, enrich, storeBeside });
  for (const part of parseInParts(source, listing)) {
    skipped.push(...part.skipped);
    for (const posting of part.postings) await gatherer.add(posting);
    ({ share } = part);
    await turn();
  }
  return await gatherer.finish((companyName) => ({
    source: listing.source,
    slug: listing.slug,
    means,
    companyName,
    claimed,
    // An unreadable opening is not a closed one.
    complete: listing.complete && skipped.length === 0,
    omitted: [...omitted, ...skipped],
    ...(proof !== undefined && { proof }),
    ...(move !== undefined && { move }),
    ...(noModel !== undefined && { noModel }),
    ...(recipe !== undefined && { recipe }),
  }));
}

export async function openProcessors(options: WorkerOptions, log: Logger) {
  const snapshots = openSnapshots(options.snapshots, log);
  const thread = availableParallelism() > 1 ? createPartThread(options.snapshots) : undefined;
  return {
    processors: {
      parse_listings: createParseListings({ snapshots, thread }),
      parse_document: createParseDocument({ snapshots }),
    },
    async [Symbol.asyncDispose]() {
      await thread?.[Symbol.asyncDispose]();
      await snapshots[Symbol.asyncDispose]();
    },
  };
}
