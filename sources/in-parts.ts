import { mebibytes } from '#core/bytes.ts';
import type { Listing } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import { isRecord } from './fields/lenient.ts';

/** A smaller answer is read in one go, in less than a second. */
const largeBytes = mebibytes(1);

/** Entries of one part: some 150 ms of reading. */
const partSize = 1_000;

/**
 * A listing in parts that a source reads one by one, so that whoever reads them is heard of between
 * two: a board of 100,000 openings takes ten seconds. Only a large answer that holds all openings in
 * one list is divided; each part says all else that the answer says. What is in two parts is to be
 * merged, as a source does within one.
 */
export function* listingParts(listing: Listing): Generator<Listing> {
  const [document, ...others] = listing.documents;
  const parts = document === undefined || others.length > 0 ? null : bodiesOf(document);
  if (document === undefined || parts === null) yield listing;
  else for (const body of parts) yield { ...listing, documents: [{ ...document, body }] };
}

/** The parts of an answer's JSON; null where it is read whole. */
function bodiesOf({ body }: WebDocument): Iterable<string> | null {
  if (body.length < largeBytes) return null;
  const answer = jsonOf(body);
  if (Array.isArray(answer)) return divided(answer, (part) => part);
  if (!isRecord(answer)) return null;
  const lists = Object.entries(answer).filter(([, value]) => isLong(value));
  const [[name, list] = [], ...more] = lists;
  if (name === undefined || !Array.isArray(list) || more.length > 0) return null;
  return divided(list, (part) => ({ ...answer, [name]: part }));
}

const isLong = (value: unknown): boolean => Array.isArray(value) && value.length > partSize;

function* divided(
  entries: readonly unknown[],
  around: (part: readonly unknown[]) => unknown,
): Generator<string> {
  for (let from = 0; from < entries.length; from += partSize) {
    yield JSON.stringify(around(entries.slice(from, from + partSize)));
  }
}

/** Undefined where it is none: its source says what it is. */
function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
