import { AppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { counted } from '#core/quantity.ts';
import type { EmbeddedStateRecipe } from '#core/recipe.ts';
import type { WebDocument } from '#core/web-document.ts';
import { agreement, leastAgreed } from '../records/agreement.ts';
import { readRecords } from '../records/read-records.ts';
import type {
  FetchContext,
  Fetched,
  Glimpse,
  Page,
  Parsed,
  Source,
  SourceMatch,
} from '../source.ts';
import { byRecipe, readStatePages, type StatePages } from '../state/list-pages.ts';
import { isKept } from '../state/opening-page.ts';
import { fetchTexts, type Texts, withTexts } from '../state/opening-texts.ts';
import { findStateList, type StateList } from '../state/state-list.ts';
import { listingOf } from '../whole-listing.ts';
import { fetchPage } from './fetch-page.ts';
import { pageOf } from './list-page.ts';

/**
 * Careers pages whose openings stand in data for the page's own scripts, such as `__NEXT_DATA__`.
 * The slug is the address.
 */
export const embeddedState: Source = {
  readsEach: false,
  match: matchState,
  probe: probeState,
  fetch: fetchOpenings,
  parse: ({ documents, recipe }) =>
    parseDocuments(documents, recipe?.means === 'embedded_state' ? recipe : null),
};

/** Below the marked-up pages that a site's links lead to: those say more. */
const confidence = 0.48;

function matchState(page: Page): SourceMatch | null {
  const found = findStateList(page);
  if (found === null) return null;
  const count = counted(found.records.length, 'opening', 'openings');
  const evidence = `${count} in the page’s data (${found.place})`;
  return { slug: page.url.href, confidence, evidence };
}

async function probeState(slug: string, context: FetchContext): Promise<Glimpse | null> {
  const page = await fetchPage(slug, context);
  const found = findStateList(pageOf(page));
  if (found === null) return null;
  const { postings } = readRecords(found.json, found.list, page.finalUrl);
  return { ids: postings.map(({ externalId }) => externalId), total: found.total };
}

/**
 * Reads the list by the company's recipe. A recipe that no longer fits is made again from the page;
 * the new one counts only if it finds most of the known openings. Throws `no_openings_found` for a
 * page without a list.
 */
async function fetchOpenings(slug: string, context: FetchContext): Promise<Fetched> {
  const before = context.recipe?.means === 'embedded_state' ? context.recipe : null;
  const pages = await readStatePages(slug, byRecipe(before), context);
  if (pages === null) throw new AppError('no_openings_found', { url: slug });
  const { first } = pages;
  const isSame = before !== null && isByRecipe(first, before);
  const listed = parseDocuments(
    pages.documents,
    isSame ? before : recipeOf(first, noProof),
  ).postings;
  const known = isSame ? [] : knownBefore(before, context);
  const agreed = agreement(known, listed);
  if (!isSame && agreed < known.length * leastAgreed) return keptAsBefore(before, context);
  const of = known.length === 0 ? listed.length : known.length;
  const proof = { openings: listed.length, agreed: known.length === 0 ? of : agreed, of };
  const details = await fetchTexts(
    { listed, before: listedOn(context.allPrevious(), before).postings, pages: pages.documents },
    context,
  );
  return {
    ...listingFrom(pages, details),
    recipe: isSame ? before : recipeOf(first, proof),
  };
}

const noProof = { openings: 0, agreed: 0, of: 0 };

const isByRecipe = ({ place, list }: StateList, recipe: EmbeddedStateRecipe): boolean =>
  place === recipe.place &&
  JSON.stringify([list.list, list.fields]) === JSON.stringify([recipe.list, recipe.fields]);

const recipeOf = (
  { place, list }: StateList,
  proof: EmbeddedStateRecipe['proof'],
): EmbeddedStateRecipe => ({ means: 'embedded_state', place, ...list, proof });

const knownBefore = (
  recipe: EmbeddedStateRecipe | null,
  context: FetchContext,
): readonly RawPosting[] => listedOn(context.allPrevious(), recipe).postings;

/** The last scan's documents: the page holds a list of other things by now. */
const keptAsBefore = (recipe: EmbeddedStateRecipe | null, context: FetchContext): Fetched => ({
  documents: [...context.allPrevious()],
  claimed: null,
  complete: false,
  omitted: [
    { what: 'the list', reason: 'the page’s data changed, and most known openings are gone' },
  ],
  ...(recipe !== null && { recipe }),
});

/** A text that could not be fetched costs no opening: the list names it. */
const listingFrom = (pages: StatePages, { documents, noted }: Texts): Fetched =>
  listingOf({
    documents: [...pages.documents, ...documents],
    claimed: pages.total,
    listed: pages.ids.size,
    proof: pages.documents.length === 1 ? 'one_answer' : 'every_page',
    lost: pages.lost,
    noted,
  });

function parseDocuments(
  documents: readonly WebDocument[],
  recipe: EmbeddedStateRecipe | null,
): Parsed {
  const { postings, skipped } = listedOn(documents, recipe);
  return { postings: withTexts(postings, documents), skipped };
}

/** What the lists say, without the pages of the openings. */
function listedOn(documents: readonly WebDocument[], recipe: EmbeddedStateRecipe | null): Parsed {
  const reading = byRecipe(recipe);
  const postings = new Map<string, RawPosting>();
  const skipped: Omission[] = [];
  for (const document of documents) {
    const found = isKept(document) ? null : reading(pageOf(document));
    if (found === null) continue;
    const read = readRecords(found.json, found.list, document.finalUrl);
    skipped.push(...read.skipped);
    for (const posting of read.postings) {
      if (!postings.has(posting.externalId)) postings.set(posting.externalId, posting);
    }
  }
  return { postings: [...postings.values()], skipped };
}
