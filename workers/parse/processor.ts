import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { Listing, type Omission } from '#core/listing.ts';
import type { EnrichedPosting, ParsedListing } from '#core/parsed-listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { contentFingerprint, postingKey } from '#core/posting-identity.ts';
import { parseWebUrl } from '#core/url.ts';
import { enrichWithRules } from '#enrichment/enrich.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { detectByPage, detectByUrl } from '#sources/detect.ts';
import { mergePostings } from '#sources/fields/raw-posting.ts';
import { listingParts } from '#sources/in-parts.ts';
import type { Parsed, Source } from '#sources/source.ts';
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
    const turn = async () => {
      await new Promise(setImmediate);
      signal.throwIfAborted();
    };
    const onProgress = (done: number, total: number) => {
      progress(done / total, `Read ${done}/${total} openings`);
      return turn();
    };
    const parsed = await parseListing(listing, companyId, onProgress, turn);
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

/**
 * The postings of a listing, each with its identity, its content hash and the rules' reading. In a
 * `turn` whoever reads them lets others have theirs.
 */
export async function parseListing(
  listing: Listing,
  companyId: string,
  onProgress: (done: number, total: number) => Promise<void>,
  turn: () => Promise<void> = async () => undefined,
): Promise<ParsedListing> {
  const source = sourceOf(listing.source);
  const { postings: read, skipped } = await readInParts(source, listing, turn);
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

/** What the source reads of a listing, a large one part by part; `turn` is taken between two. */
async function readInParts(
  source: Source,
  listing: Listing,
  turn: () => Promise<void>,
): Promise<Parsed> {
  const postings: RawPosting[] = [];
  const skipped: Omission[] = [];
  const earlier = new Map<string, number>();
  for (const part of listingParts(listing)) {
    const read = source.parse(part);
    skipped.push(...read.skipped);
    const begin = postings.length;
    for (const posting of read.postings) {
      const at = earlier.get(posting.externalId);
      const known = at === undefined ? undefined : postings[at];
      if (at === undefined || known === undefined) postings.push(posting);
      else postings[at] = mergePostings(known, posting);
    }
    for (const [at, { externalId }] of postings.slice(begin).entries()) {
      earlier.set(externalId, begin + at);
    }
    await turn();
  }
  return { postings, skipped };
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
