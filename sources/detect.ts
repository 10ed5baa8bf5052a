import { AppError, toAppError } from '#core/errors.ts';
import { parseWebUrl } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { challengeOf } from './challenge.ts';
import { matchHiddenBoard } from './hidden-board.ts';
import { onwardOf } from './onward.ts';
import { matchOwnHost } from './own-host.ts';
import { sourceById, sources } from './registry.ts';
import type { Detection, FetchContext, Page } from './source.ts';
import { breaksOff, readPageControls } from './web/page-controls.ts';

/** From here on a board is believed without asking the vendor. */
const certain = 0.9;

/** The source an address names by itself: a vendor's host, board or API. Asks nobody. */
export function detectByUrl(url: URL): Detection | null {
  return detectByPage({ url, html: null })[0] ?? null;
}

/**
 * All that a page may stand for, the surest first: its own address, boards it embeds or links to,
 * then postings of its own. Equals stand in the order of the registry.
 */
export function detectByPage(page: Page): readonly Detection[] {
  const found = sources.flatMap((source) => {
    const match = source.match(page);
    return match === null ? [] : [{ source: source.id, ...match }];
  });
  return found.toSorted((a, b) => b.confidence - a.confidence);
}

/**
 * The source of a careers address: by the address alone where it names a vendor, else by the page
 * behind it, or the page that sends visitors on to; what is not certain there is checked with the
 * vendor. Throws `invalid_url`,
 * `challenge_page`, `no_openings_found` for a page that is no careers page, and whatever `fetch` throws.
 */
export async function detect(address: string, context: FetchContext): Promise<Detection> {
  const url = parseWebUrl(address);
  const named = detectByUrl(url);
  if (named !== null) return named;
  try {
    return await detectOnPage(url, context);
  } catch (error) {
    if (context.signal.aborted || !isDeadEnd(error)) throw error;
    const own = await matchOwnHost(url, context);
    if (own === null) throw error;
    return own;
  }
}

/** The page says nothing: there may still be an API beside it. */
const isDeadEnd = (error: unknown): boolean =>
  error instanceof AppError &&
  (error.code === 'no_openings_found' || error.code === 'page_not_found');

/** Pages that send visitors on, one after the other, before we give up. */
const maxPages = 5;

async function detectOnPage(url: URL, context: FetchContext): Promise<Detection> {
  const visited = new Set<string>();
  const failures: unknown[] = [];

  async function follow(address: string | null): Promise<Detection | null> {
    if (address === null || visited.has(address) || visited.size >= maxPages) return null;
    const target = new URL(address);
    const named = detectByUrl(target);
    if (named !== null) return named;
    try {
      return await read(target);
    } catch (error) {
      if (context.signal.aborted || toAppError(error).retry !== 'never') throw error;
      failures.push(error);
      return null;
    }
  }

  async function read(address: URL): Promise<Detection | null> {
    visited.add(address.href);
    const document = await fetchPage(address, context);
    const page: Page = { url: new URL(document.finalUrl), html: document.body };
    const { refresh, hint } = onwardOf(page);
    const found =
      (await follow(refresh)) ?? (await matchPage(page, address, context)) ?? (await follow(hint));
    if (found === null) refuseHalf(document);
    return found;
  }

  const found = await read(url);
  if (found === null) throw failures[0] ?? new AppError('no_openings_found', { url: url.href });
  return found;
}

/** Half a page may have lost what the whole one shows: it is worth another try. */
function refuseHalf({ url, body }: WebDocument): void {
  if (readPageControls(body).isCut) throw new AppError('broken_answer', { url, reason: breaksOff });
}

async function matchPage(page: Page, asked: URL, context: FetchContext): Promise<Detection | null> {
  const candidates = detectByPage(page);
  const isVendorNamed = candidates.some(({ source }) => sourceById(source)?.means === 'ats_api');
  const hidden = isVendorNamed ? null : await matchHiddenBoard(page, asked, context);
  return hidden ?? (await firstThatExists(candidates, context));
}

/**
 * A vendor that cannot be asked counts against its board only, and is said if nothing else is left;
 * but one that may be asked later is waited for, rather than settling on a weaker source.
 */
async function firstThatExists(
  candidates: readonly Detection[],
  context: FetchContext,
): Promise<Detection | null> {
  const failures: unknown[] = [];
  for (const candidate of candidates) {
    try {
      if (await exists(candidate, context)) return candidate;
    } catch (error) {
      if (context.signal.aborted || toAppError(error).retry !== 'never') throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return null;
}

async function fetchPage(url: URL, context: FetchContext): Promise<WebDocument> {
  const document = await context.fetch({ url: url.href, expect: 'html' });
  const kind = challengeOf(document);
  if (kind !== null) throw new AppError('challenge_page', { url: url.href, kind });
  return document;
}

/** Whether the vendor knows the board; a page's own postings need no proof. */
async function exists(candidate: Detection, context: FetchContext): Promise<boolean> {
  const source = sourceById(candidate.source);
  if (candidate.confidence >= certain || source?.probe === undefined) return true;
  const ids = await source.probe(candidate.slug, context);
  // No openings may mean no such company: believed only where the page speaks of it at length.
  return ids !== null && (ids.length > 0 || candidate.confidence >= 0.7);
}
