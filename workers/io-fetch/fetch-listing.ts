import { minutes } from '#core/duration.ts';
import { AppError, type ErrorCode } from '#core/errors.ts';
import { detect } from '#sources/detect.ts';
import type { Detection, FetchContext } from '#sources/source.ts';
import { knownSource } from '../known-source.ts';
import { type FetchedListing, findMove } from './find-move.ts';
import type { ScrapePayload } from './payload.ts';
import { readInBrowser } from './read-in-browser.ts';

/** A board that shares its vendor with many others may be slow: well within the job's time limit. */
const lateAfterMs = minutes(6);

type Wanted = Pick<ScrapePayload, 'source' | 'slug' | 'name' | 'declined' | 'recipe' | 'inBrowser'>;

/**
 * Fetches everything of one company that holds openings: from the known board, or from the page at
 * its address. A known board that is gone, or lists nothing, sends us back to the company's pages.
 * Throws the errors of `detect` and of a source's `fetch`.
 */
export async function fetchListing(
  { inBrowser = false, ...wanted }: Wanted,
  unhurried: FetchContext,
): Promise<FetchedListing> {
  const startedAt = performance.now();
  const isLate = () => performance.now() - startedAt > lateAfterMs || unhurried.isLate?.() === true;
  const { source, slug, recipe = null } = wanted;
  const context = { ...unhurried, isLate, recipe };
  const usual = () => fetchUsual(wanted, context);
  if (!inBrowser) return await usual();
  const known = source === null || slug === null ? null : { source, slug };
  return await readInBrowser(
    { known, usual, read: (found) => fetchFrom(found, { ...context, recipe: null }) },
    context,
  );
}

async function fetchUsual(
  { source, slug, name, declined = [] }: Wanted,
  context: FetchContext,
): Promise<FetchedListing> {
  const { companyUrl } = context;
  if (source === null || slug === null) {
    context.progress(0, 'Finding the job board');
    return await fetchFrom(await detect(companyUrl, context), context);
  }
  const board = { source, slug };
  const moved = async () =>
    name === undefined
      ? null
      : await findMove(board, { name, declined }, context, (found) => fetchFrom(found, context));
  try {
    const listing = await fetchFrom(board, context);
    return (listing.fetched.isEmpty === true ? await moved() : null) ?? listing;
  } catch (error) {
    if (!isGone(error)) throw error;
    const found = await moved();
    if (found === null) throw error;
    return found;
  }
}

async function fetchFrom(
  { source, slug }: Pick<Detection, 'source' | 'slug'>,
  context: FetchContext,
): Promise<FetchedListing> {
  const { label, load, vendor } = knownSource(source);
  // "the careers page", "the site API", but "Lever".
  const name = vendor === null ? `the ${label[0]?.toLowerCase()}${label.slice(1)}` : label;
  context.progress(0.05, `Reading ${name}`);
  return {
    source,
    slug,
    fetched: await (await load()).fetch(slug, { ...context, sourceLabel: label }),
  };
}

/**
 * A board that its vendor does not know, or whose address now shows something else. A wall, a busy
 * site and maintenance are not gone.
 */
const isGone = (error: unknown): boolean => error instanceof AppError && gone.has(error.code);

const gone: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'unknown_board',
  'page_not_found',
  'no_openings_found',
  'unexpected_content',
]);
