import { minutes } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { detect } from '#sources/detect.ts';
import type { Detection, FetchContext, Fetched } from '#sources/source.ts';
import { knownSource } from '../known-source.ts';
import type { ScrapePayload } from './payload.ts';

export type FetchedListing = {
  readonly source: string;
  readonly slug: string;
  readonly fetched: Fetched;
};

/** A board that shares its vendor with many others may be slow: well within the job's time limit. */
const lateAfterMs = minutes(6);

/**
 * Fetches everything of one company that holds openings: from the known board, or from the page at
 * its address. Throws the errors of `detect` and of a source's `fetch`.
 */
export async function fetchListing(
  { source, slug }: Pick<ScrapePayload, 'source' | 'slug'>,
  unhurried: FetchContext,
): Promise<FetchedListing> {
  const startedAt = performance.now();
  const isLate = () => performance.now() - startedAt > lateAfterMs || unhurried.isLate?.() === true;
  const context = { ...unhurried, isLate };
  const { companyUrl } = context;
  if (source !== null && slug !== null) {
    try {
      return await fetchFrom({ source, slug }, context);
    } catch (error) {
      if (!hasMoved(error)) throw error;
      const detected = await lookAgain(companyUrl, context, error);
      if (detected.source === source && detected.slug === slug) throw error;
      return await fetchFrom(detected, context);
    }
  }
  context.progress(0, 'Finding the job board');
  return await fetchFrom(await detect(companyUrl, context), context);
}

async function fetchFrom(
  { source, slug }: Pick<Detection, 'source' | 'slug'>,
  context: FetchContext,
): Promise<FetchedListing> {
  const { label, load, vendor } = knownSource(source);
  // "the careers page", "the sitemap", but "Lever".
  const name = vendor === null ? `the ${label.toLowerCase()}` : label;
  context.progress(0.05, `Reading ${name}`);
  return {
    source,
    slug,
    fetched: await (await load()).fetch(slug, { ...context, sourceLabel: label }),
  };
}

/** A company that left its board may be found again at its address. */
const hasMoved = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'unknown_board' || error.code === 'page_not_found');

async function lookAgain(url: string, context: FetchContext, cause: unknown): Promise<Detection> {
  try {
    return await detect(url, context);
  } catch {
    // The address leads nowhere either: the known board's error says more.
    throw cause;
  }
}
