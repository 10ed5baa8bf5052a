import type { DrawnPage } from '#core/drawn-page.ts';
import { AppError, toAppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { counted } from '#core/quantity.ts';
import type { RecordList, SiteApiRecipe } from '#core/recipe.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { Pages } from '../paging.ts';
import { agreement, leastAgreed } from '../records/agreement.ts';
import { findRecords } from '../records/find-records.ts';
import { parsedText, spotsAt } from '../records/json-path.ts';
import { readRecords } from '../records/read-records.ts';
import { type Derived, deriveRecipe } from '../site-api/derive.ts';
import { withTokens } from '../site-api/page-tokens.ts';
import { hasList, replay } from '../site-api/replay.ts';
import type { Detection, FetchContext, Fetched, Parsed, Source, SourceContext } from '../source.ts';
import { isKept } from '../state/opening-page.ts';
import { fetchTexts, withTexts } from '../state/opening-texts.ts';
import { listingOf } from '../whole-listing.ts';
import { fetchPage } from './fetch-page.ts';

/**
 * Pages whose script asks the site for its openings. Drawn once in a browser to find the request;
 * from then on the request alone is sent. The slug is the page's address.
 */
export const siteApi: Source = {
  readsEach: false,
  match: () => null,
  fetch: fetchOpenings,
  parse: ({ documents, slug, recipe }) =>
    parseDocuments(documents, slug, recipe?.means === 'site_api' ? recipe : null),
};

const label = 'Site API';

/** The API behind a drawn page, proven without the browser; null if there is none. */
export async function detectSiteApi(
  drawn: DrawnPage,
  slug: string,
  context: FetchContext,
): Promise<Detection | null> {
  const derived = await deriveRecipe(drawn, slug, { ...context, sourceLabel: label });
  if (derived === null) return null;
  const { recipe, pages } = derived;
  const count = counted(pages.ids.size, 'opening', 'openings');
  const { host, pathname } = new URL(recipe.request.url);
  const evidence = `${count} in the answers of ${host}${pathname}`;
  return { source: 'site_api', slug, confidence: 0.7, evidence };
}

/**
 * The whole list by the company's recipe, without a browser. If the recipe finds nothing, or the
 * API refuses it although it got the tokens that the page holds now, the page is drawn again and the recipe made again; the new one counts only if it
 * finds most of the known openings. Else the last scan's openings stay, and the listing says so.
 * Throws `no_openings_found` for a page without an API, and what a later try may mend.
 */
async function fetchOpenings(slug: string, context: SourceContext): Promise<Fetched> {
  const stored = context.recipe?.means === 'site_api' ? context.recipe : null;
  const { recipe, asked } = await askWith(stored, slug, context);
  if (recipe !== null && asked !== null && asked.ids.size > 0) {
    return await listingFrom({ recipe, pages: asked }, slug, context);
  }
  const drawn = await drawAgain(slug, context, recipe !== null);
  const derived = drawn && (await deriveRecipe(drawn, slug, context));
  if (recipe === null) {
    if (derived === null) throw new AppError('no_openings_found', { url: slug });
    return await listingFrom(derived, slug, context);
  }
  const known = listedOn(context.allPrevious(), slug, recipe).postings;
  if (derived !== null) {
    const { postings } = listedOn(derived.pages.documents, slug, derived.recipe);
    const agreed = agreement(known, postings);
    if (agreed < known.length * leastAgreed) return keptAsBefore(recipe, context, otherOpenings);
    const proof = { openings: postings.length, agreed, of: known.length };
    const made = { ...derived.recipe, ...(known.length > 0 && { proof }) };
    return await listingFrom({ ...derived, recipe: made }, slug, context);
  }
  if (asked !== null && drawn !== null && showsEmpty(drawn, recipe)) {
    return { ...listingOf(evidenceOf(asked, asked.documents)), recipe };
  }
  if (known.length === 0) throw new AppError('no_openings_found', { url: slug });
  return keptAsBefore(
    recipe,
    context,
    asked === null ? 'its API no longer answers as before' : emptyNow,
  );
}

const otherOpenings = 'its API now lists other openings, and most known ones are gone';
const emptyNow = 'its API lists nothing now, and the page did not confirm that';

type AskedWith = { readonly recipe: SiteApiRecipe | null; readonly asked: Pages | null };

/** By the recipe as it is; where the site refuses that, with the tokens that its page holds now. */
async function askWith(
  recipe: SiteApiRecipe | null,
  slug: string,
  context: SourceContext,
): Promise<AskedWith> {
  if (recipe === null) return { recipe, asked: null };
  const asked = await unlessRefused(() => replay(recipe, slug, context), context);
  const { tokens = [], request: before } = recipe;
  if ((asked !== null && asked.ids.size > 0) || tokens.length === 0) return { recipe, asked };
  const page = await unlessRefused(() => fetchPage(slug, context), context);
  const request = page === null ? null : withTokens(before, tokens, page.body);
  if (request === null) return { recipe, asked };
  const renewed = { ...recipe, request };
  const again = await unlessRefused(() => replay(renewed, slug, context), context);
  return again === null ? { recipe, asked } : { recipe: renewed, asked: again };
}

/** Null if the site refuses what is asked, or answers in another form. */
async function unlessRefused<T>(ask: () => Promise<T>, context: SourceContext): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (context.signal.aborted || toAppError(error).retry !== 'never') throw error;
    return null;
  }
}

/** Null without a browser, or if the page cannot be drawn although it once was. */
async function drawAgain(
  slug: string,
  context: SourceContext,
  wasDrawn: boolean,
): Promise<DrawnPage | null> {
  if (context.draw === undefined) return null;
  context.progress(0.1, 'Drawing the page in a browser');
  try {
    return await context.draw(slug);
  } catch (error) {
    if (!wasDrawn || context.signal.aborted || toAppError(error).retry !== 'never') throw error;
    return null;
  }
}

/** The page got an empty list from the same address. */
function showsEmpty({ answers }: DrawnPage, { request, list }: SiteApiRecipe): boolean {
  const { origin, pathname } = new URL(request.url);
  return answers.some((answer) => {
    const url = new URL(answer.request.url);
    if (url.origin !== origin || url.pathname !== pathname) return false;
    const json = parsedText(answer.body);
    return hasList(json, list) && spotsAt(json, list).length === 0;
  });
}

/** The last scan's documents: nothing of them is closed. */
const keptAsBefore = (recipe: SiteApiRecipe, context: FetchContext, reason: string): Fetched => ({
  documents: [...context.allPrevious()],
  claimed: null,
  complete: false,
  omitted: [{ what: 'the list', reason }],
  recipe,
});

const evidenceOf = (
  { ids, total, lost, proof }: Pages,
  documents: readonly WebDocument[],
  noted: readonly Omission[] = [],
) => ({ documents, claimed: total, listed: ids.size, proof, lost, noted });

async function listingFrom(
  { recipe, pages }: Derived,
  slug: string,
  context: FetchContext,
): Promise<Fetched> {
  const before = context.recipe?.means === 'site_api' ? context.recipe : recipe;
  const { documents, noted } = await fetchTexts(
    {
      listed: listedOn(pages.documents, slug, recipe).postings,
      before: listedOn(context.allPrevious(), slug, before).postings,
      pages: pages.documents,
    },
    context,
  );
  const all = [...pages.documents, ...documents];
  return { ...listingOf(evidenceOf(pages, all, noted)), recipe };
}

function parseDocuments(
  documents: readonly WebDocument[],
  slug: string,
  recipe: SiteApiRecipe | null,
): Parsed {
  const { postings, skipped } = listedOn(documents, slug, recipe);
  return { postings: withTexts(postings, documents), skipped };
}

/** The openings of the answers; without a recipe, by the form of their records. */
function listedOn(
  documents: readonly WebDocument[],
  slug: string,
  recipe: RecordList | null,
): Parsed {
  const postings = new Map<string, RawPosting>();
  const skipped: Omission[] = [];
  for (const document of documents) {
    const json = isKept(document) ? undefined : parsedText(document.body.replace(/^\ufeff/, ''));
    const list = recipe ?? (json === undefined ? undefined : findRecords(json).found[0]);
    if (json === undefined || list === undefined) continue;
    const read = readRecords(json, list, slug);
    skipped.push(...read.skipped);
    for (const posting of read.postings) {
      if (!postings.has(posting.externalId)) postings.set(posting.externalId, posting);
    }
  }
  return { postings: [...postings.values()], skipped };
}
