import { AppError } from '#core/errors.ts';
import { detect } from '#sources/detect.ts';
import type { Detection, FetchContext, Fetched } from '#sources/source.ts';
import { sourceOf } from '../source-of.ts';
import type { ScrapePayload } from './payload.ts';

export type FetchedListing = {
  readonly source: string;
  readonly slug: string;
  readonly fetched: Fetched;
};

/**
 * Everything of one company that holds openings: from the board that is known, or from where its
 * address leads. Throws what `detect` and a source's `fetch` throw.
 */
export async function fetchListing(
  { source, slug }: Pick<ScrapePayload, 'source' | 'slug'>,
  context: FetchContext,
): Promise<FetchedListing> {
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
  context.progress(0, 'Looking how the openings are published');
  return await fetchFrom(await detect(companyUrl, context), context);
}

async function fetchFrom(
  { source, slug }: Pick<Detection, 'source' | 'slug'>,
  context: FetchContext,
): Promise<FetchedListing> {
  const found = sourceOf(source);
  context.progress(0.05, `Fetching openings from ${found.label}`);
  return { source, slug, fetched: await found.fetch(slug, context) };
}

/** A company that left its board behind may be found again where its address leads today. */
const hasMoved = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'unknown_board' || error.code === 'page_not_found');

async function lookAgain(url: string, context: FetchContext, cause: unknown): Promise<Detection> {
  try {
    return await detect(url, context);
  } catch {
    // The address leads nowhere either: what was wrong with the known board says more.
    throw cause;
  }
}
