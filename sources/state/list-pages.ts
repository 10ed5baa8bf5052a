import type { Omission } from '#core/listing.ts';
import type { EmbeddedStateRecipe } from '#core/recipe.ts';
import type { WebDocument } from '#core/web-document.ts';
import { reasonOf } from '../board-request.ts';
import { htmlToText } from '../html-text.ts';
import { readRecords } from '../records/read-records.ts';
import type { FetchContext, Page } from '../source.ts';
import { fetchPage } from '../web/fetch-page.ts';
import { pageOf } from '../web/list-page.ts';
import { pageKey } from '../web/page-key.ts';
import { type PageLink, readPageSigns } from '../web/page-signs.ts';
import { findStateList, readStateList, type StateList } from './state-list.ts';

/** The pages of a list whose openings stand in the pages' data. */
export type StatePages = {
  readonly documents: readonly WebDocument[];
  /** The first page's list; it tells how the others are read. */
  readonly first: StateList;
  readonly ids: ReadonlySet<string>;
  readonly total: number | null;
  readonly lost: readonly Omission[];
};

const maxPages = 50;

/** How a page is read: by the recipe where it fits, else by what is found. */
export type Reading = (page: Page) => StateList | null;

export const byRecipe =
  (recipe: EmbeddedStateRecipe | null): Reading =>
  (page) =>
    (recipe === null ? null : readStateList(page, recipe)) ?? findStateList(page);

/**
 * Reads the list at an address and the further pages that it links to, until the total that the
 * data states is reached, or a page brings nothing new. Null if the first page holds no list.
 */
export async function readStatePages(
  start: string,
  reading: Reading,
  context: FetchContext,
): Promise<StatePages | null> {
  const document = await fetchPage(start, context);
  const first = reading(pageOf(document));
  if (first === null) return null;
  const documents = [document];
  const ids = new Set<string>();
  const lost: Omission[] = [];
  const seen = new Set([pageKey(start), pageKey(document.finalUrl)]);
  const queue: PageLink[] = [];
  const { total } = first;
  let state: StateList | null = first;
  let last = document;

  for (;;) {
    const before = ids.size;
    if (state !== null) for (const id of idsOf(state, last)) ids.add(id);
    const hasNews = ids.size > before;
    if (hasNews && last !== document) documents.push(last);
    const signs = readPageSigns(last.body, last.finalUrl, start);
    if (documents.length === 1) lost.push(...hidden(signs.unfollowed, first, last));
    if (total !== null && ids.size >= total) return { documents, first, ids, total, lost: [] };
    if (hasNews) queue.push(...signs.pages);
    const next = take(queue, seen) ?? guess(start, { total, listed: ids.size, hasNews, seen });
    if (next === null) break;
    if (documents.length >= maxPages) {
      lost.push({ what: `openings from ${next} on`, reason: 'too many pages' });
      break;
    }
    context.progress(total === null ? 0 : ids.size / total, `Page ${documents.length + 1}`);
    seen.add(pageKey(next));
    try {
      last = await fetchPage(next, context);
      state = reading(pageOf(last));
    } catch (error) {
      lost.push({ what: `openings from ${next} on`, reason: reasonOf(error, context) });
      break;
    }
  }
  return { documents, first, ids, total, lost };
}

const idsOf = ({ json, list }: StateList, { finalUrl }: WebDocument): readonly string[] =>
  readRecords(json, list, finalUrl).postings.map(({ externalId }) => externalId);

/** The next page by number that was not read. */
function take(queue: PageLink[], seen: ReadonlySet<string>): string | null {
  const left = queue
    .filter(({ url }) => !seen.has(pageKey(url)))
    .toSorted((a, b) => (a.number ?? Number.MAX_VALUE) - (b.number ?? Number.MAX_VALUE));
  return left[0]?.url ?? null;
}

/** `?page=2` where the data states more openings than it holds, and no link leads on. */
function guess(
  start: string,
  {
    total,
    listed,
    hasNews,
    seen,
  }: {
    readonly total: number | null;
    readonly listed: number;
    readonly hasNews: boolean;
    readonly seen: ReadonlySet<string>;
  },
): string | null {
  if (total === null || listed >= total || !hasNews) return null;
  const url = new URL(start);
  const page = Number(url.searchParams.get('page') ?? '1');
  for (let next = page + 1; next <= page + maxPages; next += 1) {
    url.searchParams.set('page', String(next));
    if (!seen.has(pageKey(url.href))) return url.href;
  }
  return null;
}

/**
 * A control that only a script follows costs openings, unless the data holds more than the page
 * shows: then the control shows what the data already holds.
 */
function hidden(
  label: string | null,
  { records, json, list }: StateList,
  { body, finalUrl }: WebDocument,
): readonly Omission[] {
  if (label === null || records.length === 0) return [];
  const text = htmlToText(body);
  const { postings } = readRecords(json, list, finalUrl);
  if (postings.some(({ title }) => !text.includes(title))) return [];
  return [{ what: `openings behind "${label}"`, reason: 'only a script of the page brings them' }];
}
