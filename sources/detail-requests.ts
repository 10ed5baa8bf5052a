import { formatBytes, mebibytes } from '#core/bytes.ts';
import { AppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import { isNotFound, reasonOf } from './board-request.ts';
import type { FetchContext } from './source.ts';

/** What came of asking for many documents. */
export type Details = {
  /** In the order of the addresses. */
  readonly documents: readonly WebDocument[];
  readonly omitted: readonly Omission[];
  /** Addresses at which the site says that nothing is there any more. */
  readonly gone: ReadonlySet<string>;
  /** The first error, for a caller left with nothing; that a page is gone only if all of them are. */
  readonly failure: unknown;
};

/** What one listing may weigh; a character counts as a byte. Further documents are not asked for. */
export const maxListingBytes = mebibytes(100);

const atOnce = 4;

/** Why the rest of a listing was left out. */
export const tooLarge = `the listing is larger than ${formatBytes(maxListingBytes)}`;

/** Errors of the host as a whole: asking on would only annoy it. */
const endOfAsking: ReadonlySet<string> = new Set(['rate_limited', 'challenge_page']);

/**
 * One document for each address, at most four requests at a time. What is gone is skipped, what
 * fails is an omission; where the host tells us to wait, or `maxBytes` are reached, the rest is not
 * asked for.
 */
export async function fetchDetails(
  urls: readonly string[],
  request: (url: string) => Promise<WebDocument>,
  context: FetchContext,
  maxBytes = maxListingBytes,
): Promise<Details> {
  const documents: (WebDocument | null)[] = urls.map(() => null);
  const omitted: Omission[] = [];
  const failures: unknown[] = [];
  const gone = new Map<string, unknown>();
  const queue = urls.entries();
  let done = 0;
  let bytes = 0;
  let unasked = 0;
  let isOver = false;

  const worker = async (): Promise<void> => {
    for (const [index, url] of queue) {
      if (isOver || bytes >= maxBytes) {
        unasked += 1;
        continue;
      }
      try {
        const document = await request(url);
        documents[index] = document;
        bytes += document.body.length;
      } catch (error) {
        const reason = reasonOf(error, context);
        if (!isNotFound(error)) omitted.push({ what: url, reason });
        if (isNotFound(error)) gone.set(url, error);
        else failures.push(error);
        isOver ||= error instanceof AppError && endOfAsking.has(error.code);
      }
      done += 1;
      context.progress(done / urls.length, `Opening ${done} of ${urls.length}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (unasked > 0) {
    const reason = isOver ? 'not asked for after that' : tooLarge;
    omitted.push({ what: `${unasked} openings`, reason });
  }
  const [firstGone] = gone.values();
  return {
    documents: documents.filter((document) => document !== null),
    omitted,
    gone: new Set(gone.keys()),
    failure: failures[0] ?? (gone.size === urls.length ? firstGone : null) ?? null,
  };
}
