import { AppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import { reasonOf } from './board-request.ts';
import type { FetchContext } from './source.ts';

/** What came of asking for many documents. */
export type Details = {
  /** In the order of the addresses. */
  readonly documents: readonly WebDocument[];
  readonly omitted: readonly Omission[];
  /** The first error, for a caller left with nothing. */
  readonly failure: unknown;
};

const atOnce = 4;

/** Errors of the host as a whole: asking on would only annoy it. */
const endOfAsking: ReadonlySet<string> = new Set(['rate_limited', 'challenge_page']);

/**
 * One document for each address, at most four requests at a time. What fails is an omission;
 * where the host tells us to wait, the rest is not asked for.
 */
export async function fetchDetails(
  urls: readonly string[],
  request: (url: string) => Promise<WebDocument>,
  context: FetchContext,
): Promise<Details> {
  const documents: (WebDocument | null)[] = urls.map(() => null);
  const omitted: Omission[] = [];
  const failures: unknown[] = [];
  const queue = urls.entries();
  let done = 0;
  let unasked = 0;
  let isOver = false;

  const worker = async (): Promise<void> => {
    for (const [index, url] of queue) {
      if (isOver) {
        unasked += 1;
        continue;
      }
      try {
        documents[index] = await request(url);
      } catch (error) {
        omitted.push({ what: url, reason: reasonOf(error, context) });
        failures.push(error);
        isOver ||= error instanceof AppError && endOfAsking.has(error.code);
      }
      done += 1;
      context.progress(done / urls.length, `Opening ${done} of ${urls.length}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (unasked > 0) {
    omitted.push({ what: `${unasked} openings`, reason: 'not asked for after that' });
  }
  return {
    documents: documents.filter((document) => document !== null),
    omitted,
    failure: failures[0] ?? null,
  };
}
