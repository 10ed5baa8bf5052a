import { resolveLink } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { siteOf } from '../site.ts';
import { isAtVendor, isJobAddress } from '../web/job-links.ts';
import { pageKey } from '../web/page-key.ts';
import { type Selectors, selectorsOf } from './listing-recipe.ts';
import {
  countedKeys,
  type FoundOpening,
  type ListingReading,
  readListing,
} from './read-listing.ts';

/** An opening of a list, and the page that it was read from. */
export type ListedOpening = {
  /** The same at each scan, as long as its address, or its title and place, stay. */
  readonly id: string;
  /** The opening's own page; an address in the list without one. */
  readonly address: string;
  /** True if the opening's own page is worth a request. */
  readonly isFollowed: boolean;
  readonly found: FoundOpening;
  readonly reading: ListingReading;
};

/** Each page is read once by each recipe, however many steps of a scan ask. */
const known = new WeakMap<WebDocument, Map<string, ListingReading>>();

/** A page by a recipe; by its structure and words without one, or where the recipe finds nothing. */
export function readingOf(document: WebDocument, by: Selectors | null = null): ListingReading {
  const recipe = by?.item === '' ? null : by;
  const readings = known.get(document) ?? new Map<string, ListingReading>();
  known.set(document, readings);
  const key = recipe === null ? '' : JSON.stringify([recipe.item, recipe.fields]);
  const page = { url: document.finalUrl, html: document.body };
  const reading = readings.get(key) ?? readListing(page, recipe);
  readings.set(key, reading);
  const isLost = recipe !== null && reading.openings.length === 0;
  return isLost ? readingOf(document) : reading;
}

/** The openings on the pages of a list, each once. `list` is the address that they belong to. */
export function listedOpenings(
  documents: readonly WebDocument[],
  list: string,
  recipe: Selectors | null = null,
): readonly ListedOpening[] {
  const openings = new Map<string, Keyed>();
  const shared = recipe === null ? sharedSelectors(documents) : null;
  for (const document of documents) {
    const own = readingOf(document, recipe);
    const isOfList = own.openings.length === 0 && !own.saysNone;
    const reading = isOfList && shared !== null ? readingOf(document, shared) : own;
    const keyOf = countedKeys(factsOf);
    for (const found of reading.openings) {
      const opening =
        found.url === null
          ? unlinked(found, reading, list, keyOf(found))
          : linked(found, found.url, reading);
      if (!openings.has(opening.key)) openings.set(opening.key, opening);
    }
  }
  return numbered([...openings.values()]);
}

/**
 * What finds the rows of a list on its other pages: a last page with a single row proves no list by
 * itself. Null for a list of one page.
 */
function sharedSelectors(documents: readonly WebDocument[]): Selectors | null {
  if (documents.length < 2) return null;
  for (const document of documents) {
    const { lists, tree } = readingOf(document);
    const [list] = lists;
    if (list !== undefined && lists.length === 1) return selectorsOf(tree, list.openings);
  }
  return null;
}

const factsOf = ({ title, place, department, type, pay, date, deadline }: FoundOpening): string =>
  [title, place, department, type, pay, date, deadline].join('|');

type Keyed = ListedOpening & { readonly key: string };

const unlinked = (
  found: FoundOpening,
  reading: ListingReading,
  list: string,
  key: string,
): Keyed => {
  const address = `${pageKey(list)}#${nameOf(found)}`;
  return { id: address, address, isFollowed: false, found, reading, key };
};

/** Openings of the same name get numbers, in the order of their facts: rows may change places. */
function numbered(openings: readonly Keyed[]): readonly ListedOpening[] {
  const ids = new Map<string, string>();
  for (const [id, same] of Map.groupBy(openings, (opening) => opening.id)) {
    const keys = same.map(({ key }) => key).toSorted();
    for (const [n, key] of keys.entries()) ids.set(key, n === 0 ? id : `${id}--${n + 1}`);
  }
  return openings.map(({ key, ...opening }) => {
    const id = ids.get(key) ?? opening.id;
    return id === opening.id ? opening : { ...opening, id, address: id };
  });
}

function linked(found: FoundOpening, address: string, reading: ListingReading): Keyed {
  const url = new URL(address);
  const id = pageKey(stableAddress(url));
  return {
    id,
    key: id,
    address: url.href,
    isFollowed: isFollowed(url, new URL(reading.tree.url)),
    found,
    reading,
  };
}

/** Title and place, in letters and digits of any script. */
const nameOf = ({ title, place }: FoundOpening): string =>
  [title, place ?? '']
    .map((text) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, ''),
    )
    .filter((text) => text !== '')
    .join('--');

/** An address whose path names the opening, without parameters that name the search or visit. */
function stableAddress(url: URL): string {
  if (url.search === '') return url.href;
  const bare = new URL(url);
  bare.search = '';
  return isJobAddress(bare) || /\d{4,}/.test(bare.pathname) ? bare.href : url.href;
}

const file = /\.(?:pdf|docx?|odt|rtf|jpe?g|png|zip)$/i;

/** Pages of the same site, and of vendors whose pages can be read; no files. */
function isFollowed(url: URL, page: URL): boolean {
  if (file.test(url.pathname) || resolveLink(url.href) === null) return false;
  return siteOf(url.hostname) === siteOf(page.hostname) || isAtVendor(url);
}
