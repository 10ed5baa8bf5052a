import { AppError } from '#core/errors.ts';
import type { SiteApiRecipe } from '#core/recipe.ts';
import { resolveLink } from '#core/url.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { readAnswer } from '../json-document.ts';
import { type BoardPage, fetchPages, type Pages } from '../paging.ts';
import { isBranch, spotsAt, valueIn } from '../records/json-path.ts';
import { countAt, listFactsOf } from '../records/list-facts.ts';
import { readRecord } from '../records/read-records.ts';
import type { SourceContext } from '../source.ts';
import { webRequest, withParameter } from './parameters.ts';

/** Records with a title that a page must have to be of the same form as before. */
const mostMatch = 0.8;

/**
 * Asks a site's API for its whole list, without a browser. Throws the errors of `fetch`, and
 * `unreadable_content` if the first answer is of another form; later failures are losses.
 */
export async function replay(
  recipe: SiteApiRecipe,
  page: string,
  context: SourceContext,
): Promise<Pages> {
  const { paging } = recipe;
  if (paging.kind === 'none') return await readAlone(recipe, page, context);
  return await fetchPages(
    {
      slug: recipe.request.url,
      pageSize: 'size' in paging ? paging.size : null,
      request: (offset, at, before) => requestOf(recipe, { offset, page: at, before }),
      read: (document) => readPage(recipe, document, page),
    },
    context,
  );
}

/** A list without pages is whole unless the answer tells of more. */
async function readAlone(
  recipe: SiteApiRecipe,
  page: string,
  context: SourceContext,
): Promise<Pages> {
  const document = await context.fetch(webRequest(recipe.request));
  const { ids, total, more } = readPage(recipe, document, page);
  const lost = more === true && (total === null || ids.length < total);
  return {
    documents: [document],
    ids: new Set(ids),
    total,
    proof: 'one_answer',
    lost: lost ? [{ what: 'further pages', reason: 'the answer names a next one' }] : [],
  };
}

/** True if the recipe's paging leads to openings that are not on the first page, or says the end. */
export async function goesOn(
  recipe: SiteApiRecipe,
  page: string,
  context: SourceContext,
): Promise<boolean> {
  const before = await context.fetch(webRequest(recipe.request));
  const first = readPage(recipe, before, page);
  const { total, more, ids } = first;
  if (more === false || (total !== null && ids.length >= total)) return true;
  const request = requestOf(recipe, { offset: ids.length, page: 1, before });
  const second = readPage(recipe, await context.fetch(request), page);
  return second.ids.some((id) => !ids.includes(id));
}

type At = { readonly offset: number; readonly page: number; readonly before: WebDocument | null };

/** The request for a page: by the number of openings or pages so far, or by what the last said. */
function requestOf({ request, paging }: SiteApiRecipe, { offset, page, before }: At): WebRequest {
  if (paging.kind === 'none' || page === 0) return webRequest(request);
  if ('size' in paging) {
    const { kind, first, size } = paging;
    const step = kind === 'page' ? page : size === null ? offset : page * size;
    return webRequest(withParameter(request, paging, first + step));
  }
  const next = before === null ? undefined : valueIn(readAnswer(before), paging.next);
  if (paging.kind === 'cursor') return webRequest(withParameter(request, paging, next));
  const url = typeof next === 'string' ? resolveLink(next, request.url) : null;
  if (url === null)
    throw new AppError('unreadable_content', {
      url: request.url,
      reason: 'the answer names no next page',
    });
  return webRequest({ ...request, url });
}

function readPage(recipe: SiteApiRecipe, document: WebDocument, page: string): BoardPage {
  const json = readAnswer(document);
  const spots = spotsAt(json, recipe.list);
  const postings = spots.map((spot) => readRecord(spot, recipe, page));
  const read = postings.filter((posting) => posting !== null).length;
  if (!hasList(json, recipe.list) || read < spots.length * mostMatch) {
    const reason = 'the answer has another form than before';
    throw new AppError('unreadable_content', { url: document.url, reason });
  }
  return {
    ids: postings.map((posting) => posting?.externalId ?? ''),
    // An answer that once stated no total may do so now.
    total: countAt(json, recipe.total) ?? listFactsOf(json, recipe.list).total?.value ?? null,
    more: moreAfter(json, recipe),
  };
}

/** The list stands in its place, even if it is empty. */
export function hasList(json: unknown, list: SiteApiRecipe['list']): boolean {
  const end = list.findIndex((key) => key.startsWith('*'));
  return isBranch(valueIn(json, end === -1 ? list : list.slice(0, end)));
}

function moreAfter(json: unknown, { list, paging }: SiteApiRecipe): boolean | null {
  const { more, link, cursors } = listFactsOf(json, list);
  if (paging.kind === 'cursor' || paging.kind === 'link') {
    const next = valueIn(json, paging.next);
    const isNamed = (typeof next === 'string' && next !== '') || typeof next === 'number';
    return isNamed && more !== false;
  }
  if (paging.kind !== 'none' || more !== null) return more;
  return link !== null || cursors.some(({ path }) => /next/i.test(path.join())) ? true : null;
}
