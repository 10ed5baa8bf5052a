import { type BoardRef, isSameBoard } from '#core/board-move.ts';
import { AppError, toAppError } from '#core/errors.ts';
import { parseWebUrl } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { vendorHost } from './board-address.ts';
import { challengeOf } from './challenge.ts';
import { detectDrawn } from './detect-drawn.ts';
import { matchHiddenBoard, matchJsonFeed, matchOwnHost, matchSitemap } from './guess-source.ts';
import { onwardOf } from './onward.ts';
import { sourceIds, sourceRow, sources } from './registry.ts';
import type { Detection, FetchContext, Page } from './source.ts';
import { careersLinks, isFrontPage } from './web/careers-links.ts';
import { breaksOff, readPageControls } from './web/page-controls.ts';

/** From here on a page of the company is believed: it shows openings itself. */
const seen = 0.8;

/** From here on a board is believed without asking the vendor. */
const certain = 0.9;

/** The source that an address alone names: a vendor's host, board or API. Makes no request. */
export async function detectByUrl(url: URL): Promise<Detection | null> {
  const [surest] = await detectByPage({ url, html: null });
  return surest ?? null;
}

/** On a host that a vendor's boards share, a page is of the board that it links to. */
const atHome = 0.85;

/**
 * All sources a page may stand for, surest first: its own address, boards it embeds or links to,
 * then its own postings. Ties keep the order of the registry.
 */
export async function detectByPage(page: Page): Promise<readonly Detection[]> {
  const hosts = [page.url.hostname, vendorHost(page.url)];
  const matches = await Promise.all(
    sourceIds.map(async (source) => {
      const { vendor, load } = sources[source];
      const match = (await load()).match(page);
      const least = hosts.some((host) => vendor?.hosts.includes(host)) ? atHome : 0;
      return match === null
        ? []
        : [{ source, ...match, confidence: Math.max(match.confidence, least) }];
    }),
  );
  return matches.flat().toSorted((a, b) => b.confidence - a.confidence);
}

/**
 * The source of a careers address: by the address alone if it names a vendor, else by the page
 * behind it, the page it redirects to, or its careers page. Uncertain matches are checked with the
 * site. In order of means: a board, openings marked up in pages, a feed that the page names, an API
 * on the site's own host, its sitemap, a list found by its looks, the page as a browser draws it, a language model.
 * Throws `invalid_url`, `challenge_page`, `no_openings_found` for any other page, and the errors of
 * `fetch`.
 */
export async function detect(address: string, context: FetchContext): Promise<Detection> {
  const url = parseWebUrl(address);
  const named = await detectByUrl(url);
  if (named !== null) return named;
  const unproven: Detection[] = [];
  try {
    return await detectOnPage(url, unproven, context);
  } catch (error) {
    const guess = surestGuess(unproven);
    if (context.signal.aborted || toAppError(error).retry !== 'never') throw error;
    if (guess === undefined && !isDeadEnd(error)) throw error;
    const feed = isOtherContent(error) ? await matchJsonFeed(url, context) : null;
    const other =
      feed ??
      (await matchOwnHost(url, context)) ??
      (await matchSitemap(url, context)) ??
      (guess !== undefined && isList(guess) ? guess : null) ??
      (isUnfound(error) ? await detectDrawn(url, context, detectingFor(context)) : null) ??
      (isUnfound(error) ? await byModel(url, context) : null) ??
      guess;
    if (other === undefined) throw error;
    return other;
  }
}

/** The model's own code is loaded with the first page that needs it. */
async function byModel(url: URL, context: FetchContext): Promise<Detection | null> {
  if (context.ask === undefined) return null;
  return await (await import('./model/model.ts')).detectByModel(url.href, context);
}

/**
 * The source behind a page as a browser draws it, though a plain request may show one too: see
 * `detectDrawn`.
 */
export const detectInBrowser = (
  address: string,
  context: FetchContext,
): Promise<Detection | null> => detectDrawn(parseWebUrl(address), context, detectingFor(context));

/**
 * The source behind a page of a company that left its board `gone`: where the page redirects, what
 * it embeds or links to. Also reads a page that names the gone board in its own address, and one
 * that answers 404 or 410: it may say where the company is now. Null if the page says nothing, or
 * names the gone board before any other. Throws the errors of `fetch`.
 */
export async function detectElsewhere(
  address: string,
  gone: BoardRef,
  context: FetchContext,
): Promise<Detection | null> {
  try {
    return await detectOnPage(parseWebUrl(address), [], context, gone);
  } catch (error) {
    if (context.signal.aborted || !isDeadEnd(error)) throw error;
    return null;
  }
}

/** A list found by its looks beats links to pages whose data nobody has seen. */
function surestGuess(unproven: readonly Detection[]): Detection | undefined {
  const lists = unproven.filter(isList).toSorted((a, b) => b.confidence - a.confidence);
  return lists[0] ?? unproven[0];
}

const isList = ({ source }: Detection): boolean => source === 'listing';

const detectingFor = (context: FetchContext) => ({
  candidatesOf: detectByPage,
  firstThatExists: (candidates: readonly Detection[]) => firstThatExists(candidates, context),
  isBoard,
});

/** A page without a hint may still have an API beside it. */
const isDeadEnd = (error: unknown): boolean =>
  isOtherContent(error) ||
  (error instanceof AppError &&
    (error.code === 'no_openings_found' || error.code === 'page_not_found'));

const isUnfound = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'no_openings_found';

const isOtherContent = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'unexpected_content';

/** A link to careers may lead to a board that has moved, or that has no openings now. */
const linked = 0.75;

/** The most pages read, redirects and careers pages included. */
const maxPages = 6;

/**
 * Adds to `unproven` each page that seems to list openings, though those read hold no data. Passes
 * over the board `gone`.
 */
async function detectOnPage(
  url: URL,
  unproven: Detection[],
  context: FetchContext,
  gone: BoardRef | null = null,
): Promise<Detection> {
  const visited = new Set<string>();
  const failures: unknown[] = [];
  const isGone = (board: BoardRef) => gone !== null && isSameBoard(board, gone);

  async function follow(address: string | null): Promise<Detection | null> {
    if (address === null || visited.has(address) || visited.size >= maxPages) return null;
    const target = new URL(address);
    const named = await detectByUrl(target);
    if (named !== null) return isGone(named) ? null : named;
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
    const document = await fetchPage(address, context, gone !== null);
    const page: Page = { url: new URL(document.finalUrl), html: document.body };
    const { refresh, hint } = onwardOf(page);
    const all = await detectByPage(page);
    const [surest] = all;
    // It still sends its visitors there: only the board's own page names it in its address.
    if (surest !== undefined && isGone(surest) && surest.confidence < 1) return null;
    // A list found by its looks waits until nothing better is found.
    unproven.push(...all.filter(isList));
    const candidates = all.filter((each) => !isGone(each) && !isList(each));
    // A front page features a few openings; its careers page lists all.
    const isFront = isFrontPage(page.url) && !isBoard(candidates[0]);
    const found =
      (await follow(refresh)) ??
      (isFront ? await followFirst(careersLinks(page)) : null) ??
      (await matchPage(page, candidates, address)) ??
      (await follow(hint)) ??
      (isFront ? null : await followFirst(careersLinks(page)));
    if (found === null && unproven.length === 0) refuseHalf(document);
    return found;
  }

  async function followFirst(addresses: readonly string[]): Promise<Detection | null> {
    for (const address of addresses) {
      const board = await detectByUrl(new URL(address));
      if (board !== null && isGone(board)) continue;
      const isKnown = board === null || (await existsNow({ ...board, confidence: linked }));
      const found = isKnown ? await follow(address) : null;
      if (found !== null) return found;
    }
    return null;
  }

  /** False for a board that its vendor does not show, so that the next link gets its turn. */
  async function existsNow(board: Detection): Promise<boolean> {
    try {
      return await exists(board, context);
    } catch (error) {
      if (context.signal.aborted || toAppError(error).retry !== 'never') throw error;
      return false;
    }
  }

  async function matchPage(
    page: Page,
    candidates: readonly Detection[],
    asked: URL,
  ): Promise<Detection | null> {
    const hidden = candidates.some(isBoard) ? null : await matchHiddenBoard(page, asked, context);
    unproven.push(...candidates.filter(({ source }) => source === 'json_ld'));
    if (hidden !== null && !isGone(hidden)) return hidden;
    return await firstThatExists(candidates, context);
  }

  const found = await read(url);
  if (found === null) throw failures[0] ?? new AppError('no_openings_found', { url: url.href });
  return found;
}

/** Half a page may have lost its openings: a retry is worth it. */
function refuseHalf({ url, body }: WebDocument): void {
  if (readPageControls(body).isCut) throw new AppError('broken_answer', { url, reason: breaksOff });
}

const isBoard = (detection: Detection | undefined): boolean =>
  detection !== undefined && sourceRow(detection.source)?.vendor !== null;

/**
 * A vendor that fails rules out only its own board, and is reported if no other source is left. If
 * it asks to wait, detection waits too, rather than settle on a weaker source.
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

async function fetchPage(
  url: URL,
  context: FetchContext,
  mayBeGone: boolean,
): Promise<WebDocument> {
  const document = await context.fetch({
    url: url.href,
    expect: 'html',
    ...(mayBeGone && { keepsRefusals: true }),
  });
  const { status } = document;
  const kind = challengeOf(document);
  if (kind !== null) throw new AppError('challenge_page', { url: url.href, kind });
  // Other refusals, such as maintenance, say nothing of where the company is.
  if (status >= 400 && status !== 404 && status !== 410) {
    throw new AppError('server_error', { url: url.href, status });
  }
  return document;
}

async function exists(candidate: Detection, context: FetchContext): Promise<boolean> {
  const source = await sourceRow(candidate.source)?.load();
  const enough = isBoard(candidate) ? certain : seen;
  if (candidate.confidence >= enough || source?.probe === undefined) return true;
  const found = await source.probe(candidate.slug, context);
  // An empty list may mean an unknown company: believed only if the page names the board often.
  return found !== null && (found.ids.length > 0 || candidate.confidence >= 0.7);
}
