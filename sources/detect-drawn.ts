import type { DrawnPage } from '#core/drawn-page.ts';
import { AppError, type ErrorCode } from '#core/errors.ts';
import { decodeEntities } from './entities.ts';
import type { Detection, FetchContext, Page } from './source.ts';

/** What detection does with any page, drawn or not. */
type Detecting = {
  /** All sources that a page, or an address alone, may stand for. */
  readonly candidatesOf: (page: Page) => Promise<readonly Detection[]>;
  /** The first that its vendor knows. */
  readonly firstThatExists: (candidates: readonly Detection[]) => Promise<Detection | null>;
  readonly isBoard: (detection: Detection) => boolean;
};

/** A board that a script asked for: its vendor is asked whether it exists. */
const asked = 0.75;

/** The most addresses of frames and answers that are compared with job boards. */
const mostAddresses = 300;

/**
 * The source behind a page that only a browser can show: the last means, for a page on which all
 * others found nothing. Most often a vendor's widget, whose board is then read by its API. Null if
 * the page shows none, or there is no browser. Throws `challenge_page`, `login_wall`,
 * `page_too_slow`, and what a later try may mend.
 */
export async function detectDrawn(
  url: URL,
  context: FetchContext,
  detecting: Detecting,
): Promise<Detection | null> {
  const drawn = await draw(url, context);
  if (drawn === null) return null;
  const board = await detectBoard(drawn, detecting);
  if (board !== null) return board;
  const { detectSiteApi } = await import('./web/site-api.ts');
  const api = await detectSiteApi(drawn, url.href, context);
  if (api !== null) return api;
  const { detectDrawnList } = await import('./listing/drawn.ts');
  return detectDrawnList(drawn, url.href);
}

async function draw(url: URL, context: FetchContext): Promise<DrawnPage | null> {
  if (context.draw === undefined) return null;
  context.progress(0.02, 'Drawing the page in a browser');
  try {
    return await context.draw(url.href);
  } catch (error) {
    if (context.signal.aborted || !(error instanceof AppError)) throw error;
    if (error.retry !== 'never' || telling.has(error.code)) throw error;
    return null;
  }
}

/** These say more than that no openings were found. */
const telling: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'challenge_page',
  'login_wall',
  'page_too_slow',
  'invalid_setting',
]);

async function detectBoard(drawn: DrawnPage, detecting: Detecting): Promise<Detection | null> {
  const { candidatesOf, firstThatExists, isBoard } = detecting;
  const { document } = drawn;
  const page: Page = { url: new URL(document.finalUrl), html: document.body };
  const addresses = [
    ...framesOf(document.body),
    ...drawn.answers.map(({ request }) => request.url),
  ];
  const urls = [...new Set(addresses)].slice(0, mostAddresses).flatMap((each) => {
    const url = URL.parse(each);
    return url === null ? [] : [url];
  });
  const named = await Promise.all(urls.map((url) => candidatesOf({ url, html: null })));
  const boards = [
    ...(await candidatesOf(page)),
    ...named.flat().map((each) => ({ ...each, confidence: Math.min(each.confidence, asked) })),
  ];
  return await firstThatExists(boards.filter(isBoard));
}

/** The addresses of the frames that stand in a drawn page. */
const framesOf = (html: string): readonly string[] =>
  [...html.matchAll(/<div data-frame="([^"]*)">/g)].map(([, address = '']) =>
    decodeEntities(address),
  );
