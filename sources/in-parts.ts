import { AppError, toErrorView } from '#core/errors.ts';
import type { Listing } from '#core/listing.ts';
import { mebibytes } from '#core/quantity.ts';
import type { WebDocument } from '#core/web-document.ts';
import { findLongList, type LongList } from './long-list.ts';
import type { Parsed, Source } from './source.ts';

/** A smaller answer is read at once, in less than a second. */
const largeBytes = mebibytes(1);

/** The most entries of one part, about 150 ms of reading; fewer if they have long texts. */
const partSize = 1_000;
/** Characters of one part: while it is read, its openings are in memory several times. */
const partLength = 1_000_000;

/** One part of a listing as its source reads it, and its share of the listing, 0 to 1. */
export type ParsedPart = Parsed & { readonly share: number };

/**
 * Reads a listing part by part, so that the caller can act between two: a board of 100,000 openings
 * takes ten seconds. The caller merges postings that come in two parts, as a source does within
 * one. Throws the source's error if no document is readable.
 */
export function* parseInParts(source: Source, listing: Listing): Generator<ParsedPart> {
  const failures = new Map<string, unknown>();
  let isAnyRead = false;
  for (const { part, share } of listingParts(source, listing)) {
    const url = part.documents[0]?.url ?? '';
    let parsed: Parsed;
    try {
      parsed = source.parse(part);
      isAnyRead = true;
    } catch (error) {
      if (part === listing || !(error instanceof AppError)) throw error;
      // Its further parts fail alike; one report is enough.
      if (failures.has(url)) continue;
      failures.set(url, error);
      parsed = { postings: [], skipped: [{ what: url, reason: toErrorView(error).message }] };
    }
    yield { ...parsed, share };
  }
  const [failure] = failures.values();
  if (failure !== undefined && !isAnyRead) throw failure;
}

type Part = { readonly part: Listing; readonly share: number };

/**
 * Splits a listing into its documents, if its source reads each alone. Splits a large answer with
 * one list of openings as well; each part keeps the rest of the answer.
 */
export function* listingParts(
  source: Pick<Source, 'readsEach'>,
  listing: Listing,
): Generator<Part> {
  const { documents } = listing;
  if (!source.readsEach || documents.length === 0) {
    yield { part: listing, share: 1 };
    return;
  }
  for (const [index, document] of documents.entries()) {
    for (const { body, share } of bodiesOf(document)) {
      const isWhole = documents.length === 1 && body === document.body;
      yield {
        part: isWhole ? listing : { ...listing, documents: [{ ...document, body }] },
        share: (index + share) / documents.length,
      };
    }
  }
}

type Body = { readonly body: string; readonly share: number };

function bodiesOf({ body }: WebDocument): Iterable<Body> {
  const whole = [{ body, share: 1 }];
  if (body.length < largeBytes) return whole;
  const list = findLongList(body.replace(/^\ufeff/, ''), partSize);
  return list === null ? whole : divided(list, body.length);
}

function* divided({ count, only }: LongList, length: number): Generator<Body> {
  const size = Math.max(1, Math.min(partSize, Math.floor((count * partLength) / length)));
  for (let from = 0; from < count; from += size) {
    const to = Math.min(count, from + size);
    yield { body: only(from, to), share: to / count };
  }
}
