import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { Listing } from '#core/listing.ts';
import type { EnrichedPosting, ParsedListing } from '#core/parsed-listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { contentFingerprint, postingKey } from '#core/posting-identity.ts';
import { parseWebUrl } from '#core/url.ts';
import { enrichWithRules } from '#enrichment/enrich.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { detectByPage, detectByUrl } from '#sources/detect.ts';
import type { Processor } from '../define-queue.ts';
import { sourceOf } from '../source-of.ts';
import type {
  ParseDocumentPayload,
  ParseDocumentResult,
  ParsePayload,
  ParseResult,
} from './payload.ts';

/** Postings read between two words of progress: some 15 ms in which the process hears nothing. */
const chunk = 10;

/** Reads the postings of a listing and enriches them with the built-in rules. */
export function createParseListings(deps: {
  readonly snapshots: SnapshotStore;
}): Processor<ParsePayload, ParseResult> {
  return async ({ companyId, upstream }, { signal, progress }) => {
    const listing = await deps.snapshots.get(upstream.listing, Listing);
    progress(0, 'Reading openings');
    // It leaves in the next turn: not after the reading, which keeps this one busy.
    await new Promise(setImmediate);
    const parsed = await parseListing(listing, companyId, async (done, total) => {
      progress(done / total, `Read ${done}/${total} openings`);
      await new Promise(setImmediate);
      signal.throwIfAborted();
    });
    return {
      listing: upstream.listing,
      parsed: await deps.snapshots.put(parsed),
      postings: parsed.postings.length,
    };
  };
}

/** Reads one saved document as if it had just been fetched from its address. */
export function createParseDocument(deps: {
  readonly snapshots: SnapshotStore;
}): Processor<ParseDocumentPayload, z.infer<typeof ParseDocumentResult>> {
  return async ({ url, text }) => {
    const body = await deps.snapshots.get(text, z.string());
    const address = parseWebUrl(url);
    const match = detectByUrl(address) ?? detectByPage({ url: address, html: body })[0];
    if (match === undefined) throw new AppError('no_openings_found', { url });
    const listing = { ...asListing(url, body), source: match.source, slug: match.slug };
    const parsed = await parseListing(listing, url, async () => undefined);
    return { parsed: await deps.snapshots.put(parsed) };
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

/** The postings of a listing, each with its identity, its content hash and the rules' reading. */
export async function parseListing(
  listing: Listing,
  companyId: string,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<ParsedListing> {
  const source = sourceOf(listing.source);
  const { postings: read, skipped } = source.parse(listing);
  const unique = [...new Map(read.toReversed().map((raw) => [raw.externalId, raw])).values()];
  const postings: EnrichedPosting[] = [];
  for (const raw of unique.toReversed()) {
    postings.push(enrichPosting(raw, companyId));
    if (postings.length % chunk === 0) await onProgress(postings.length, unique.length);
  }
  return {
    source: listing.source,
    slug: listing.slug,
    means: source.means,
    companyName: agreedName(read),
    claimed: listing.claimed,
    // An opening that could not be read is not an opening that was closed.
    complete: listing.complete && skipped.length === 0,
    omitted: [...listing.omitted, ...skipped],
    postings,
  };
}

const enrichPosting = (posting: RawPosting, companyId: string): EnrichedPosting => ({
  id: sha256Hex(postingKey(companyId, posting.externalId)).slice(0, 20),
  contentHash: sha256Hex(contentFingerprint(posting)),
  posting,
  enrichment: enrichWithRules(posting),
});

/** The employer's name if most postings agree: an aggregator's postings do not. */
function agreedName(postings: readonly RawPosting[]): string | null {
  const counts = Map.groupBy(postings, (posting) => posting.company);
  for (const [name, named] of counts) {
    if (name !== null && named.length * 2 > postings.length) return name;
  }
  return null;
}
