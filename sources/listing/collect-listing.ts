import type { DrawnPage, DriveStep } from '#core/drawn-page.ts';
import { AppError, toAppError } from '#core/errors.ts';
import { counted } from '#core/quantity.ts';
import type { ListPieces } from '#core/recipe.ts';
import type { WebDocument } from '#core/web-document.ts';
import { reasonOf } from '../board-request.ts';
import { maxListingBytes } from '../detail-requests.ts';
import { askPieces } from '../pieces/ask-pieces.ts';
import { type Proven, provenPieces } from '../pieces/prove-pieces.ts';
import type { FetchContext, Fetched } from '../source.ts';
import { unfollowed } from '../web/collect-openings.ts';
import type { ListPage } from '../web/list-page.ts';
import { pageKey } from '../web/page-key.ts';
import { type PageSigns, readPageSigns } from '../web/page-signs.ts';
import { postBackTo } from '../web/post-back.ts';
import { type Lists, maxListPages, readLists } from '../web/read-lists.ts';
import { listingOf } from '../whole-listing.ts';
import { chooseRecipe, recipeFor, stillWorks } from './choose-recipe.ts';
import { isKeptDetail } from './detail-page.ts';
import { type ListedOpening, listedOpenings, readingOf } from './listed-openings.ts';
import { type ListingRecipe, type Selectors, selectRows } from './listing-recipe.ts';
import { openingPages } from './opening-pages.ts';
import { rowsOf } from './selected-fields.ts';

/**
 * Reads a careers page without data for machines, all pages of its list, and the pages of its
 * openings. An opening counts although its own page cannot be read: only its text is missing. One
 * whose page is gone, or leads back to the list, does not. Throws as `fetch` does, and
 * `no_openings_found` without a list, or if the linked pages are not about the openings.
 */
export async function collectListing(url: string, context: FetchContext): Promise<Fetched> {
  const known = recipeFor(context.recipe ?? null, false);
  const asked = await byPieces(url, known, context);
  if (asked !== null) return await withOpenings(url, asked, false, context);
  const linked = await readLists(url, context, maxListingBytes, (document) =>
    asListPage(document, url, known),
  );
  const lists = await postedBack(url, linked, context);
  const further = await continued(url, lists, context);
  const isDrawn = further !== null && further.pieces === undefined;
  return await withOpenings(url, further ?? lists, isDrawn, context);
}

/**
 * The list by its recipe's requests for the pieces of the page; null if the recipe has none, or if
 * they no longer give the known openings.
 */
async function byPieces(
  url: string,
  recipe: ListingRecipe | null,
  context: FetchContext,
): Promise<ReadLists | null> {
  const pieces = recipe?.pieces;
  if (recipe === null || pieces === undefined) return null;
  const asked = await unlessRefused(() => askPieces(url, pieces, context), context);
  if (asked === null) return null;
  const before = context.allPrevious().filter((document) => !isKeptDetail(document));
  const known = idsOf(before, url, recipe);
  const now = idsOf([asked.document], url, recipe);
  const same = [...known].filter((id) => now.has(id)).length;
  const isSame = now.size > 0 && same >= known.size * stillWorks;
  return isSame ? togetherAs(url, { ...asked, pieces }) : null;
}

const idsOf = (
  documents: readonly WebDocument[],
  url: string,
  recipe: Selectors | null = null,
): ReadonlySet<string> => new Set(listedOpenings(documents, url, recipe).map(({ id }) => id));

/** A page with its pieces, as the reader of lists leaves plain ones. */
function togetherAs(url: string, { document, lost, pieces }: Proven): ReadLists {
  return {
    documents: [document],
    addresses: new Set([url, document.finalUrl].map(pageKey)),
    total: readPageSigns(document.body, document.finalUrl, url).total,
    lost,
    unfollowed: null,
    bytes: document.body.length,
    pieces,
  };
}

/** Null for a refusal that stays: the page is drawn again then. */
async function unlessRefused<T>(ask: () => Promise<T>, context: FetchContext): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (context.signal.aborted || toAppError(error).retry !== 'never') throw error;
    return null;
  }
}

/**
 * The list with the pages that come by posting its form back, one after another, as long as each
 * has a control for the next and brings openings.
 */
async function postedBack(url: string, plain: Lists, context: FetchContext): Promise<Lists> {
  const documents = [...plain.documents];
  const lost = [...plain.lost];
  if (plain.unfollowed === null || documents.length !== 1) return plain;
  let known = idsOf(documents, url).size;
  for (let number = 2; number <= maxListPages; number += 1) {
    const last = documents.at(-1);
    const request = last && postBackTo(number, last.body, last.finalUrl);
    if (request === null || request === undefined) break;
    context.progress(0, `Page ${number}`);
    try {
      const page = await context.fetch(request);
      const address = `${url.replace(/#.*$/, '')}#page-${number}`;
      documents.push({ ...page, url: address, etag: null, lastModified: null });
    } catch (error) {
      lost.push({ what: `openings from page ${number} on`, reason: reasonOf(error, context) });
      break;
    }
    const now = idsOf(documents, url).size;
    if (now === known) {
      documents.pop();
      lost.push({
        what: `openings from page ${number} on`,
        reason: 'the page repeats an earlier one',
      });
      break;
    }
    known = now;
  }
  if (documents.length === 1) return { ...plain, lost };
  const bytes = documents.reduce((sum, { body }) => sum + body.length, 0);
  return { ...plain, documents, lost, bytes, unfollowed: null };
}

/**
 * The list as a browser draws it, if the plain one goes on by a script only; null if it does not, if
 * there is no browser, or if that shows no more.
 */
async function continued(
  url: string,
  plain: Lists,
  context: FetchContext,
): Promise<ReadLists | null> {
  const listed = listedOpenings(plain.documents, url).length;
  const isAllThere = plain.total !== null && listed >= plain.total;
  if (plain.unfollowed === null || isAllThere || listed === 0) return null;
  if (context.draw === undefined) return null;
  context.progress(0, 'Drawing the page in a browser');
  try {
    const lists = await listsAs(await context.draw(url), url, context);
    return listedOpenings(lists.documents, url).length > listed ? lists : null;
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

/** The page cannot be drawn: what was read without a browser stands. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof AppError && error.code !== 'cancelled';

/**
 * The same from the page as a browser draws it, with every page of its list. The pages of its
 * openings are asked for without a browser: many of them have no text then. Throws `browser_missing`
 * without a browser, and the errors of drawing.
 */
export async function collectDrawn(url: string, context: FetchContext): Promise<Fetched> {
  const asked = await byPieces(url, recipeFor(context.recipe ?? null, true), context);
  if (asked !== null) return await withOpenings(url, asked, true, context);
  if (context.draw === undefined) throw new AppError('browser_missing', {});
  context.progress(0, 'Drawing the page in a browser');
  const lists = await listsAs(await context.draw(url), url, context);
  return await withOpenings(url, lists, true, context);
}

type ReadLists = Pick<
  Lists,
  'documents' | 'addresses' | 'total' | 'lost' | 'unfollowed' | 'bytes'
> & { readonly pieces?: ListPieces };

/** The list that a page shows, by the requests for its pieces if they give the same. */
async function listsAs(drawn: DrawnPage, url: string, context: FetchContext): Promise<ReadLists> {
  const lists = listsOf(drawn, url);
  const shown = idsOf(lists.documents, url);
  const proven = await provenPieces(
    drawn,
    url,
    (documents) => idsOf(documents, url),
    shown,
    context,
  );
  return proven === null ? lists : togetherAs(url, proven);
}

/** A drawn page as the reader of lists leaves plain ones. */
function listsOf(drawn: DrawnPage, url: string): ReadLists {
  const documents = pagesOf(drawn);
  const left = drawn.left ?? 'the page was not read to its end';
  const signs = documents.map(({ body, finalUrl }) => readPageSigns(body, finalUrl, url));
  const totals = signs.flatMap(({ total }) => total ?? []);
  return {
    documents,
    addresses: new Set([url, ...documents.map(({ finalUrl }) => finalUrl)].map(pageKey)),
    total: totals.length === 0 ? null : Math.max(...totals),
    lost: drawn.isWhole ? [] : [{ what: `openings of ${url}`, reason: left }],
    unfollowed: drawn.steps.some(({ kind }) => bringsMore.has(kind)) ? null : unfollowedIn(signs),
    bytes: documents.reduce((sum, { body }) => sum + body.length, 0),
  };
}

/** Steps that show that the controls of a list work. */
const bringsMore: ReadonlySet<DriveStep['kind']> = new Set([
  'load_more',
  'scrolled',
  'next_page',
  'show_all',
  'opened_tab',
]);

/** A control for more of the list, that brought nothing when it was pressed. */
const unfollowedIn = (signs: readonly PageSigns[]): string | null =>
  signs.find(({ unfollowed: control }) => control !== null)?.unfollowed ?? null;

/** The pages of a drawn list, each under an address of its own: a listing holds each address once. */
export const pagesOf = ({ document, pages }: DrawnPage): readonly WebDocument[] =>
  (pages.length === 0 ? [document] : pages).map((page, n) =>
    n === 0 ? page : { ...page, url: `${page.url.replace(/#.*$/, '')}#page-${n + 1}` },
  );

/** The openings of lists with the pages of each. */
async function withOpenings(
  url: string,
  lists: ReadLists,
  isDrawn: boolean,
  context: FetchContext,
): Promise<Fetched> {
  const { openings, recipe, lost } = chooseRecipe(lists.documents, url, isDrawn, context);
  if (openings.length === 0) return emptyOrNothing(url, lists, context);
  // Pages that only a script fills are about nothing without it.
  const mayBeOthers = isDrawn || recipe?.isPointed === true;
  const pages = await openingPages({ url, openings, lists, mayBeOthers }, context);
  const listed = openings.filter(({ address }) => !pages.gone.has(address)).length;
  const isAllThere = lists.total !== null && listed >= lists.total;
  const listing = listingOf({
    documents: [...lists.documents, ...pages.documents],
    remembered: [],
    // A total below the number listed counts something else.
    claimed: lists.total !== null && listed <= lists.total ? lists.total : null,
    listed,
    proof: 'every_page',
    lost: [...lists.lost, ...lost, ...(isAllThere ? [] : unfollowed(lists))],
    noted: pages.noted,
  });
  const proof =
    listing.proof === undefined ? {} : { proof: listing.proof + titledOf(recipe, lists) };
  return { ...listing, ...proof, ...recipeWith(recipe, lists.pieces, isDrawn, openings.length) };
}

/** How many rows have a title, if some have none: those are not read. */
function titledOf(recipe: ListingRecipe | null, { documents }: ReadLists): string {
  if (recipe === null || recipe.item === '') return '';
  const counts = documents.map((document) => {
    const { tree } = readingOf(document, recipe);
    return { rows: rowsOf(tree, recipe), titled: selectRows(tree, recipe)?.length ?? 0 };
  });
  const rows = counts.reduce((sum, each) => sum + each.rows, 0);
  const titled = counts.reduce((sum, each) => sum + each.titled, 0);
  return titled < rows ? `; ${titled} of ${rows} rows had a title` : '';
}

/** The recipe with the requests for the pieces of the page: they count without selectors too. */
function recipeWith(
  recipe: ListingRecipe | null,
  pieces: ListPieces | undefined,
  isDrawn: boolean,
  count: number,
): { readonly recipe?: ListingRecipe } {
  if (pieces === undefined) {
    if (recipe === null) return {};
    const { pieces: _gone, ...without } = recipe;
    return { recipe: without };
  }
  const proof = { openings: count, agreed: count, of: count };
  const bySigns = { means: 'listing' as const, item: '', fields: { title: '' }, isDrawn, proof };
  return { recipe: { ...(recipe ?? bySigns), pieces } };
}

/** A page as the reader of lists sees it: openings with pages of their own are news by address. */
function asListPage(document: WebDocument, list: string, recipe: Selectors | null): ListPage {
  const openings = listedOpenings([document], list, recipe);
  const own = openings.filter(({ found }) => found.url !== null);
  return {
    postings: openings.length - own.length,
    detailUrls: own.map(({ address }) => address),
    isOwnPage: false,
    isOverfull: readingOf(document).tree.isOverfull,
    sketched: [],
  };
}

/** A list that says it is empty is one, if it had openings before; any other page is no list. */
function emptyOrNothing(url: string, lists: ReadLists, context: FetchContext): Fetched {
  const before = listedOpenings(
    context.allPrevious().filter((document) => pageKey(document.url) === pageKey(url)),
    url,
  );
  const saysNone = lists.documents.some((document) => readingOf(document).saysNone);
  if (before.length === 0 || !saysNone) throw new AppError('no_openings_found', { url });
  return listingOf({
    documents: lists.documents,
    claimed: 0,
    listed: 0,
    proof: 'every_page',
    lost: lists.lost,
  });
}

/** "12 openings in a list: “Cook”, “Driver” and others". */
export function evidenceOf(openings: readonly ListedOpening[]): string {
  const [first, second] = openings.map(({ found }) => `“${found.title}”`);
  const others = openings.length > 2 ? ' and others' : '';
  const names = [first, second].filter((name) => name !== undefined).join(', ');
  return `${counted(openings.length, 'opening', 'openings')} in a list: ${names}${others}`;
}
