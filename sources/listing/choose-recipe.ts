import type { Omission } from '#core/listing.ts';
import type { Recipe } from '#core/recipe.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { FetchContext } from '../source.ts';
import { isKeptDetail } from './detail-page.ts';
import { type ListedOpening, listedOpenings, readingOf } from './listed-openings.ts';
import { type ListingRecipe, type Selectors, selectorsOf } from './listing-recipe.ts';
import type { ListingReading } from './read-listing.ts';

export type Chosen = {
  readonly openings: readonly ListedOpening[];
  /** How the next scan reads the list; null if no selectors find just its rows. */
  readonly recipe: ListingRecipe | null;
  /** Why the list is unproven: the page has changed beyond recognition. */
  readonly lost: readonly Omission[];
};

/** A recipe that finds this share of the known openings still works. */
export const stillWorks = 0.7;

/** A new reading that finds this share of the known openings is of the same list. */
const sameList = 0.5;

/** With fewer known openings, their absence says little. */
const fewKnown = 3;

/**
 * The openings on the pages of a list: by the recipe of the last scan while it works, else by the
 * page's structure and words, which make a new recipe. If that finds few of the known openings, the
 * list counts as unproven and closes nothing.
 */
export function chooseRecipe(
  documents: readonly WebDocument[],
  url: string,
  isDrawn: boolean,
  context: Pick<FetchContext, 'recipe' | 'allPrevious'>,
): Chosen {
  const before = recipeFor(context.recipe ?? null, isDrawn);
  const derived = listedOpenings(documents, url);
  const unsure = unsureOf(documents, url);
  if (before === null) {
    return { openings: derived, recipe: recipeOf(documents, derived, isDrawn), lost: unsure };
  }
  const lists = context.allPrevious().filter((document) => !isKeptDetail(document));
  const known = listedOpenings(lists, url, before).map(({ id }) => id);
  const isMatching = documents.some((document) => readingOf(document, before).isByRecipe);
  const kept = isMatching ? listedOpenings(documents, url, before) : [];
  const [byRecipe, again] = [shareOf(known, kept), shareOf(known, derived)];
  if (kept.length > 0 && (byRecipe >= stillWorks || byRecipe >= again)) {
    return { openings: kept, recipe: before, lost: [] };
  }
  if (known.length < fewKnown || again >= sameList) {
    return { openings: derived, recipe: recipeOf(documents, derived, isDrawn), lost: unsure };
  }
  const found = Math.round(again * known.length);
  const reason = `the page has changed: ${found} of ${known.length} known openings were found on it`;
  return { openings: derived, recipe: before, lost: [{ what: `openings of ${url}`, reason }] };
}

/** Parts of the pages that may list openings too. */
const unsureOf = (documents: readonly WebDocument[], url: string): readonly Omission[] =>
  documents
    .flatMap((document) => readingOf(document).unsure)
    .slice(0, 1)
    .map(({ what }) => ({
      what: `openings of ${url}`,
      reason: `the list with “${what}” may hold openings too`,
    }));

/** The recipe of the last scan, if it is one for such pages. */
export const recipeFor = (recipe: Recipe | null, isDrawn: boolean): ListingRecipe | null =>
  recipe?.means === 'listing' && recipe.isDrawn === isDrawn ? recipe : null;

function shareOf(known: readonly string[], openings: readonly ListedOpening[]): number {
  const ids = new Set(openings.map(({ id }) => id));
  return known.length === 0 ? 0 : known.filter((id) => ids.has(id)).length / known.length;
}

/** Selectors that read the first page as it was read without them. */
function recipeOf(
  documents: readonly WebDocument[],
  openings: readonly ListedOpening[],
  isDrawn: boolean,
): ListingRecipe | null {
  const [first] = documents;
  if (first === undefined) return null;
  const reading = readingOf(first);
  if (reading.lists.length === 0 || reading.unsure.length > 0) return null;
  const selectors = selectorsOfAll(reading);
  if (selectors === null) return null;
  const again = readingOf(first, selectors).openings;
  const isSame =
    again.length === reading.openings.length &&
    again.every(
      ({ at, url }, n) => at === reading.openings[n]?.at && url === reading.openings[n]?.url,
    );
  const count = openings.length;
  const proof = { openings: count, agreed: count, of: count };
  return isSame ? { means: 'listing', ...selectors, isDrawn, proof } : null;
}

/** Selectors for the rows of all lists: the departments of a company may have a list each. */
function selectorsOfAll({ tree, lists }: ListingReading): Selectors | null {
  const together = selectorsOf(
    tree,
    lists.flatMap(({ openings }) => openings),
  );
  if (together !== null || lists.length === 1) return together;
  const each = lists.map(({ openings }) => selectorsOf(tree, openings));
  const known = each.filter((selectors) => selectors !== null);
  const titles = [...new Set(known.map(({ fields }) => fields.title))];
  // The row itself is the title in one list, and not in another one.
  if (known.length < each.length || (titles.length > 1 && titles.includes(''))) return null;
  const items = [...new Set(known.map(({ item }) => item))];
  return { item: items.join(', '), fields: { title: titles.join(', ') } };
}
