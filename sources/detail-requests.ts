import { AppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import { counted, formatBytes, mebibytes } from '#core/quantity.ts';
import type { WebDocument } from '#core/web-document.ts';
import { isNotFound, reasonOf } from './board-request.ts';
import type { FetchContext } from './source.ts';

export type Details = {
  /** In the order of the addresses. */
  readonly documents: readonly WebDocument[];
  readonly omitted: readonly Omission[];
  /** Addresses that the site says no longer exist. */
  readonly gone: ReadonlySet<string>;
  /**
   * The first error, for a caller without any document. "Not found" only if every address is gone.
   */
  readonly failure: unknown;
};

/** The most one listing may hold; a character counts as a byte. Fetching stops there. */
export const maxListingBytes = mebibytes(100);

/** The reason shown for details that a later scan asks for. */
export const leftForNext = 'left for the next scan';

/** Enough to keep the site's queue filled: its pace decides how many are under way. */
const atOnce = 8;

export const tooLarge = `the listing is larger than ${formatBytes(maxListingBytes)}`;

/** Errors of the whole host: more requests would only annoy it. */
const endOfAsking: ReadonlySet<string> = new Set(['rate_limited', 'challenge_page']);

/**
 * Fetches one document per address, at most eight requests at a time. Skips missing documents and
 * records failures as omissions. Stops when the host asks to wait, when the scan is late, or at
 * `maxBytes`.
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
  let isLate = false;

  const worker = async (): Promise<void> => {
    for (const [index, url] of queue) {
      isLate ||= context.isLate?.() === true;
      if (isOver || isLate || bytes >= maxBytes) {
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
      context.progress(done / urls.length, `Reading opening ${done} of ${urls.length}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (unasked > 0) {
    const tooMuch = isLate ? leftForNext : tooLarge;
    const reason = isOver ? 'not asked for after that' : tooMuch;
    omitted.push({ what: counted(unasked, 'opening', 'openings'), reason });
  }
  const [firstGone] = gone.values();
  return {
    documents: documents.filter((document) => document !== null),
    omitted,
    gone: new Set(gone.keys()),
    failure: failures[0] ?? (gone.size === urls.length ? firstGone : null) ?? null,
  };
}
