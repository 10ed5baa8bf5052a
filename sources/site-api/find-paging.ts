import type { RecipePaging } from '#core/recipe.ts';
import { toAmount } from '../fields/lenient.ts';
import { plainKey } from '../records/field-words.ts';
import { type ListFacts, listFactsOf } from '../records/list-facts.ts';
import type { Asked, Candidate } from './candidates.ts';
import { type ApiRequest, type Parameter, type ParameterKey, parametersOf } from './parameters.ts';

/** A way to page, and the request for the first page. */
export type PagingGuess = { readonly paging: RecipePaging; readonly request: ApiRequest };

const sizes =
  /^(?:limit|size|pagesize|perpage|itemsperpage|hitsperpage|rows|take|top|first|max|maxresults|results|num|length|count|pagelength|pagelimit|recordsperpage)$/;
const offsets = /^(?:offset|start|from|skip|startindex|startrow|firstresult|begin|startat)$/;
const pages = /^(?:page|p|pagenumber|pageindex|pageno|pagenum|currentpage|pg|paged|seite)$/;
const cursorKeys =
  /^(?:after|cursor|nextcursor|endcursor|pagetoken|nexttoken|nextpagetoken|token|continuation|continuationtoken|startafter|scrollid|aftercursor)$/;

/** True for a parameter that counts pages or openings. */
export const isPagingName = (key: string): boolean =>
  pages.test(plainKey(key)) || offsets.test(plainKey(key));

/**
 * How an endpoint may be asked for further pages, the likeliest way first: as the page itself asked
 * for them, by the address or cursor that an answer names, by the numbers in the request, and by
 * numbers that sites usually take.
 */
export function pagingGuesses({ answers, list }: Candidate): readonly PagingGuess[] {
  const listed = answers.filter(({ count }) => count > 0);
  const [first] = listed;
  if (first === undefined) return [];
  const seen = seenPaging(listed, listFactsOf(first.json, list.list));
  if (seen !== null) return [seen];
  // Without a common paging, the answer with the most openings is the whole list.
  const [{ request, count, json } = first] = listed.toSorted((a, b) => b.count - a.count);
  const facts = listFactsOf(json, list.list);
  const hasMore =
    facts.more === true ||
    facts.link !== null ||
    (facts.total !== null && facts.total.value > count);
  const parameters = parametersOf(request);
  const named = namedPaging(request, parameters, count, facts);
  if (!hasMore) return [...named.filter(({ paging }) => paging.kind !== 'cursor'), none(request)];
  return [
    ...linkPaging(request, facts),
    ...named,
    ...usualPaging(request, facts, count),
    none(request),
  ];
}

const none = (request: ApiRequest): PagingGuess => ({ paging: { kind: 'none' }, request });

/** The paging that differs between two requests of the page; null if it asked once. */
function seenPaging(answers: readonly Asked[], facts: ListFacts): PagingGuess | null {
  const [first, ...others] = answers;
  if (first === undefined) return null;
  const before = byKey(parametersOf(first.request));
  for (const second of others) {
    const changed = parametersOf(second.request).filter(
      ({ value, ...key }) => String(before.get(nameOf(key))?.value) !== String(value),
    );
    const { count, request } = first;
    for (const parameter of changed) {
      const old = before.get(nameOf(parameter))?.value;
      const paging = pagingBetween(parameter, old, first, count, request);
      if (paging !== null) return { paging, request };
    }
  }
  const [link] = facts.link === null ? [] : linkPaging(first.request, facts);
  return others.length > 0 ? (link ?? null) : null;
}

function pagingBetween(
  { where, key, value }: Parameter,
  old: unknown,
  { json }: Asked,
  count: number,
  request: ApiRequest,
): RecipePaging | null {
  const name = plainKey(key.at(-1) ?? '');
  const cursor = pathOf(json, value);
  const [from, to] = [toAmount(old ?? null), toAmount(value)];
  if (to !== null && !sizes.test(name)) {
    const size = sizeIn(request) ?? count;
    const step = to - (from ?? 0);
    if (step === size && size > 1) return { kind: 'offset', where, key, first: from ?? 0, size };
    const isPage = from === null ? pages.test(name) : to > from && (step === 1 || pages.test(name));
    if (isPage) return { kind: 'page', where, key, first: from ?? 1, size };
    if (offsets.test(name) && to > 0)
      return { kind: 'offset', where, key, first: from ?? 0, size: null };
  }
  return cursor === null ? null : { kind: 'cursor', where, key, next: cursor };
}

const nameOf = ({ where, key }: ParameterKey): string => JSON.stringify([where, key]);

const byKey = (parameters: readonly Parameter[]): ReadonlyMap<string, Parameter> =>
  new Map(parameters.map((each) => [nameOf(each), each]));

/** Where an answer holds a value that the page then sent; null for a short one, which may be any. */
function pathOf(json: unknown, value: unknown): string[] | null {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  if (text.length < 2) return null;
  let left = 20_000;
  const visit = (inner: unknown, path: string[]): string[] | null => {
    left -= 1;
    if (left < 0 || path.length > 8) return null;
    if (String(inner) === text && typeof inner !== 'object') return path;
    // The last record's own id changes its place with the number of records.
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return null;
    for (const [key, each] of Object.entries(inner)) {
      const found = visit(each, [...path, key]);
      if (found !== null) return found;
    }
    return null;
  };
  return visit(json, []);
}

function sizeIn(request: ApiRequest): number | null {
  const found = parametersOf(request).find(
    ({ key, value }) => sizes.test(plainKey(key.at(-1) ?? '')) && (toAmount(value) ?? 0) > 0,
  );
  const size = found === undefined ? null : toAmount(found.value);
  return size !== null && Number.isInteger(size) && size <= 10_000 ? size : null;
}

const linkPaging = (request: ApiRequest, { link }: ListFacts): readonly PagingGuess[] =>
  link === null ? [] : [{ paging: { kind: 'link', next: [...link.path] }, request }];

/** Ways that the request's own parameters name. */
function namedPaging(
  request: ApiRequest,
  parameters: readonly Parameter[],
  count: number,
  { cursors }: ListFacts,
): readonly PagingGuess[] {
  const size = sizeIn(request) ?? count;
  return parameters.flatMap(({ where, key, value }): PagingGuess[] => {
    const name = plainKey(key.at(-1) ?? '');
    const first = toAmount(value);
    const isWhole = first !== null && Number.isInteger(first);
    if (isWhole && offsets.test(name)) {
      return [{ paging: { kind: 'offset', where, key, first, size: size || null }, request }];
    }
    if (isWhole && pages.test(name)) {
      return [{ paging: { kind: 'page', where, key, first, size: size || null }, request }];
    }
    const next = cursorKeys.test(name) ? cursors[0] : undefined;
    return next === undefined
      ? []
      : [{ paging: { kind: 'cursor', where, key, next: [...next.path] }, request }];
  });
}

/** Ways that sites usually take, for a request that names none. */
function usualPaging(
  request: ApiRequest,
  { cursors }: ListFacts,
  count: number,
): readonly PagingGuess[] {
  const where = request.method === 'POST' ? 'body' : 'query';
  const size = sizeIn(request) ?? count;
  const inside = graphVariables(request);
  const names = (list: readonly string[]) => list.map((name) => [...inside, name]);
  const [cursor] = cursors;
  const byCursor =
    cursor === undefined ? [] : names(['after', 'cursor', cursor.path.at(-1) ?? 'next']);
  return [
    ...byCursor.map(
      (key): PagingGuess => ({
        paging: { kind: 'cursor', where, key, next: [...(cursor?.path ?? [])] },
        request,
      }),
    ),
    ...names(['page']).map(
      (key): PagingGuess => ({
        paging: { kind: 'page', where, key, first: 1, size },
        request,
      }),
    ),
    ...names(['offset', 'start', 'skip', 'from']).map(
      (key): PagingGuess => ({
        paging: { kind: 'offset', where, key, first: 0, size },
        request,
      }),
    ),
  ];
}

/** GraphQL takes parameters only among its variables. */
function graphVariables({ url, body }: ApiRequest): readonly string[] {
  const query = new URL(url).searchParams.get('query') ?? body ?? '';
  return /"query"\s*:\s*"|^\s*(?:query\b|\{)[^"]*\{/.test(query) ? ['variables'] : [];
}
