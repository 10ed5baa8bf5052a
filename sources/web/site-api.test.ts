import { describe, expect, it } from 'vitest';
import type { CapturedAnswer, DrawnPage } from '#core/drawn-page.ts';
import { AppError } from '#core/errors.ts';
import type { Recipe, SiteApiRecipe } from '#core/recipe.ts';
import type { WebRequest } from '#core/web-document.ts';
import { sourceSuite, type Web } from '#tests/suites/source.ts';
import { drawnPage } from '#tests/support/drawn-page.ts';
import { type Answer, createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { detectSiteApi, siteApi } from './site-api.ts';

const site = 'https://acme.example';
const careers = `${site}/careers`;
const api = `${site}/api/jobs`;

type Job = { readonly id: number; readonly title: string; readonly city: string };

const roles = [
  'Backend Engineer',
  'Sales Manager',
  'Baker',
  'Nurse',
  'Controller',
  'Driver',
  'Cook',
];
const towns = ['Ulm', 'Bern', 'Rome', 'Lyon', 'Riga'];
const job = (id: number): Job => ({
  id,
  title: `${roles[id % roles.length]} ${id}`,
  city: towns[id % towns.length] ?? '',
});
const jobs = (from: number, count: number): readonly Job[] =>
  Array.from({ length: count }, (_, n) => job(from + n));
const all = jobs(1, 25);

/** A site's API: answers a request as a server would. */
type Api = (request: WebRequest) => object | AppError;
type Said = Partial<CapturedAnswer['request']>;

const sent = (request: Said): CapturedAnswer['request'] => ({
  ...{ url: api, method: 'GET', headers: {}, body: null },
  ...request,
});

/** What a browser would have captured and shown. */
function drawnFrom(asks: Api, requests: readonly Said[], shown: readonly Job[] = all): DrawnPage {
  const answers = requests.map((each): CapturedAnswer => {
    const request = sent(each);
    const { url, method, headers, body } = request;
    const answer = asks({ url, method, headers, expect: 'json', ...(body !== null && { body }) });
    return { request, status: 200, contentType: 'application/json', body: JSON.stringify(answer) };
  });
  const rows = shown.map(({ id, title }) => `<li><a href="/jobs/${id}">${title}</a></li>`).join('');
  return drawnPage(careers, `<h1>Jobs</h1><ul>${rows}</ul>`, { answers });
}

type Setting = {
  readonly asks: Api;
  readonly drawn?: DrawnPage | Error | undefined;
  readonly recipe?: Recipe | null;
  readonly previous?: Readonly<Record<string, string>>;
};

async function scan({ asks, drawn, recipe = null, previous = {} }: Setting) {
  let draws = 0;
  const reply = (request: WebRequest): Answer => {
    if (!request.url.startsWith(api))
      return new AppError('page_not_found', { url: request.url, status: 404 });
    const answer = asks(request);
    return answer instanceof AppError ? answer : JSON.stringify(answer);
  };
  const web: Web = new Proxy({}, { get: () => reply });
  const context = {
    ...createFetchContext({ answers: web, previous }),
    recipe,
    ...(drawn !== undefined && {
      draw: async () => {
        draws += 1;
        if (drawn instanceof Error) throw drawn;
        return drawn;
      },
    }),
  };
  const fetched = await siteApi.fetch(careers, context);
  const { documents, recipe: made } = fetched;
  const listing = { documents, slug: careers, url: careers, ...(made && { recipe: made }) };
  const { postings } = siteApi.parse(listing);
  const asked = context.requests.filter(({ url }) => url.startsWith(api));
  return { ...fetched, postings, titles: postings.map(({ title }) => title), draws, asked };
}

const parameter = ({ url }: WebRequest, name: string): string | null =>
  new URL(url).searchParams.get(name);
const numberIn = (request: WebRequest, name: string, otherwise: number): number =>
  Number(parameter(request, name) ?? otherwise);
const variables = ({ body = '{}' }: WebRequest): Readonly<Record<string, unknown>> =>
  (JSON.parse(body) as { variables?: Record<string, unknown> }).variables ?? {};

const byPage: Api = (request) => {
  const from = (numberIn(request, 'page', 1) - 1) * 10;
  return { jobs: all.slice(from, from + 10), total: all.length };
};
const byOffset: Api = (request) => {
  const from = numberIn(request, 'offset', 0);
  return { data: { items: all.slice(from, from + numberIn(request, 'limit', 10)) } };
};
const bySkip: Api = ({ body = '{}' }) => {
  const { from, size } = (JSON.parse(body) as { paging: { from: number; size: number } }).paging;
  return {
    hits: {
      total: { value: all.length },
      hits: all.slice(from, from + size).map((_source) => ({ _source })),
    },
  };
};
const query =
  'query Jobs($after: String) { jobs(first: 10, after: $after) { nodes { id title city } } }';
const graph = (after: string | null) => ({
  ...{ method: 'POST' as const, url: api, headers: { 'content-type': 'application/json' } },
  body: JSON.stringify({ query, variables: { after } }),
});
const byCursor: Api = (request) => {
  const { after } = variables(request);
  const from = typeof after === 'string' ? Number(atob(after)) : 0;
  const end = from + 10;
  return {
    data: {
      jobs: {
        nodes: all.slice(from, end),
        pageInfo: { endCursor: btoa(String(end)), hasNextPage: end < all.length },
      },
    },
  };
};
const byLink: Api = (request) => {
  const from = numberIn(request, 'p', 0);
  return {
    results: all.slice(from, from + 10),
    next: from + 10 < all.length ? `/api/jobs?p=${from + 10}` : null,
  };
};
const inOne: Api = () => ({ jobs: all });

const skip = (from: number): Said => ({
  method: 'POST',
  body: JSON.stringify({ paging: { from, size: 10 } }),
});

describe('the API of a page', () => {
  it.each<[string, Api, readonly Said[], Partial<SiteApiRecipe>]>([
    ['one answer', inOne, [{}], { paging: { kind: 'none' }, total: null }],
    [
      'pages that the page asked for',
      byPage,
      [{ url: `${api}?page=1` }, { url: `${api}?page=2` }, { url: `${api}?page=3` }],
      {
        paging: { kind: 'page', where: 'query', key: ['page'], first: 1, size: 10 },
        total: ['total'],
      },
    ],
    [
      'pages, the first without a number',
      byPage,
      [{}, { url: `${api}?page=2` }, { url: `${api}?page=3` }],
      { paging: { kind: 'page', where: 'query', key: ['page'], first: 1, size: 10 } },
    ],
    [
      'offsets',
      byOffset,
      [
        { url: `${api}?offset=0&limit=10` },
        { url: `${api}?offset=10&limit=10` },
        { url: `${api}?offset=20&limit=10` },
      ],
      { paging: { kind: 'offset', where: 'query', key: ['offset'], first: 0, size: 10 } },
    ],
    [
      'offsets inside the body',
      bySkip,
      [skip(0), skip(10), skip(20)],
      {
        paging: { kind: 'offset', where: 'body', key: ['paging', 'from'], first: 0, size: 10 },
        total: ['hits', 'total', 'value'],
      },
    ],
    [
      'cursors of GraphQL',
      byCursor,
      [graph(null), graph(btoa('10')), graph(btoa('20'))],
      {
        paging: {
          kind: 'cursor',
          where: 'body',
          key: ['variables', 'after'],
          next: ['data', 'jobs', 'pageInfo', 'endCursor'],
        },
      },
    ],
    [
      'links',
      byLink,
      [{}, { url: `${api}?p=10` }, { url: `${api}?p=20` }],
      { paging: { kind: 'offset', where: 'query', key: ['p'], first: 0, size: 10 } },
    ],
  ])('is found and read whole, in %s', async (_kind, asks, requests, recipe) => {
    const {
      titles,
      complete,
      recipe: made,
      draws,
    } = await scan({ asks, drawn: drawnFrom(asks, requests) });
    expect(titles).toEqual(all.map(({ title }) => title));
    expect([complete, draws]).toEqual([true, 1]);
    expect(made).toMatchObject({
      means: 'site_api',
      ...recipe,
      proof: { openings: 25, agreed: 25, of: 25 },
    });
  });

  it.each<[string, Api, Said]>([
    ['a page number in its request', byPage, { url: `${api}?page=1` }],
    ['a page number that it does not send', byPage, {}],
    ['an offset in its request', bySkip, skip(0)],
    ['a cursor in its variables', byCursor, graph(null)],
    ['the address of the next page', byLink, {}],
  ])('is read beyond the first page, by %s', async (_kind, asks, request) => {
    const drawn = drawnFrom(asks, [request], all.slice(0, 10));
    const { titles, complete } = await scan({ asks, drawn });
    expect(titles).toHaveLength(25);
    expect(complete).toBe(true);
  });

  it('is asked without the browser from then on', async () => {
    const drawn = drawnFrom(
      byPage,
      [1, 2, 3].map((page) => ({ url: `${api}?page=${page}` })),
    );
    const { recipe = null } = await scan({ asks: byPage, drawn });
    const again = await scan({ asks: byPage, drawn: new Error('no browser is needed'), recipe });
    expect([again.titles.length, again.complete, again.draws]).toEqual([25, true, 0]);
    expect(again.asked.map(({ url }) => url)).toEqual(
      [1, 2, 3].map((page) => `${api}?page=${page}`),
    );
    expect(again.recipe).toEqual(recipe);
  });

  it('gives openings their addresses by the links on the screen', async () => {
    const { postings } = await scan({ asks: inOne, drawn: drawnFrom(inOne, [{}]) });
    expect(postings[0]?.url).toBe(`${site}/jobs/1`);
  });

  it('is named as evidence', async () => {
    const context = createFetchContext({ answers: { [api]: JSON.stringify({ jobs: all }) } });
    expect(await detectSiteApi(drawnFrom(inOne, [{}]), careers, context)).toMatchObject({
      source: 'site_api',
      slug: careers,
      evidence: '25 openings in the answers of acme.example/api/jobs',
    });
  });

  it.each<[string, Api, DrawnPage]>([
    [
      'its answers hold other openings than the screen',
      inOne,
      drawnFrom(inOne, [{}], jobs(101, 25)),
    ],
    [
      'it holds only some of the openings that the screen links to',
      () => ({ jobs: all.slice(0, 5) }),
      drawnFrom(() => ({ jobs: all.slice(0, 5) }), [{}]),
    ],
    [
      'it holds many more than a screen that is whole',
      () => ({ jobs: jobs(1, 90) }),
      drawnFrom(() => ({ jobs: jobs(1, 90) }), [{}], all.slice(0, 8)),
    ],
    ['its replay gives others', () => ({ jobs: jobs(301, 25) }), drawnFrom(inOne, [{}])],
    [
      'it refuses us',
      ({ url }) => new AppError('access_denied', { url, status: 403 }),
      drawnFrom(inOne, [{}]),
    ],
    ['the page asks for no openings', inOne, drawnFrom(() => ({ flags: { a: true } }), [{}])],
  ])('is not used if %s', async (_reason, asks, drawn) => {
    await expect(scan({ asks, drawn })).rejects.toMatchObject({ code: 'no_openings_found' });
  });

  it('waits rather than doing without it, if the site is only busy', async () => {
    const busy = new AppError('server_error', { url: api, status: 503 });
    await expect(scan({ asks: () => busy, drawn: drawnFrom(inOne, [{}]) })).rejects.toBe(busy);
  });

  it('proves nothing where it stops short of its own total', async () => {
    const short: Api = () => ({ jobs: all.slice(0, 10), total: 25 });
    const { titles, complete, omitted } = await scan({
      asks: short,
      drawn: drawnFrom(short, [{}], all.slice(0, 10)),
    });
    expect([titles.length, complete]).toEqual([10, false]);
    expect(omitted).toEqual([{ what: '15 openings', reason: 'the site lists 10 of 25' }]);
  });

  it('gets the headers that the page’s script set, but none of the browser’s own', async () => {
    const asks: Api = ({ url, headers }) =>
      headers?.['x-token'] === 't1'
        ? { jobs: all }
        : new AppError('access_denied', { url, status: 401 });
    const headers = { 'x-token': 't1', cookie: 'a=b', 'user-agent': 'Browser' };
    const { asked } = await scan({ asks, drawn: drawnFrom(asks, [{ headers }]) });
    expect(asked[0]?.headers).toEqual({ 'x-token': 't1' });
  });
});

describe('a recipe of an API', () => {
  const made = async (asks: Api, requests: readonly Said[]) => {
    const { recipe = null, documents } = await scan({ asks, drawn: drawnFrom(asks, requests) });
    return { recipe, previous: Object.fromEntries(documents.map(({ url, body }) => [url, body])) };
  };

  it('gets a new token from the page once the old one is refused', async () => {
    let token = 'old';
    const asks: Api = ({ url, headers }) =>
      headers?.authorization === token
        ? { jobs: all }
        : new AppError('access_denied', { url, status: 401 });
    const before = await made(asks, [{ headers: { authorization: 'old' } }]);
    token = 'new';
    const drawn = drawnFrom(asks, [{ headers: { authorization: 'new' } }]);
    const again = await scan({ asks, drawn, ...before });
    expect([again.titles.length, again.complete, again.draws]).toEqual([25, true, 1]);
    expect(again.recipe).toMatchObject({ request: { headers: { authorization: 'new' } } });
  });

  it('is made again where the API changed its form, and keeps what it knew', async () => {
    const before = await made(inOne, [{}]);
    const renamed: Api = () => ({
      result: {
        positions: all
          .slice(2)
          .map(({ id, title, city }) => ({ positionId: id, positionTitle: title, town: city })),
      },
    });
    const again = await scan({
      asks: renamed,
      drawn: drawnFrom(renamed, [{}], all.slice(2)),
      ...before,
    });
    expect([again.titles.length, again.complete]).toEqual([23, true]);
    expect(again.recipe).toMatchObject({
      list: ['result', 'positions', '*'],
      proof: { openings: 23, agreed: 23, of: 25 },
    });
  });

  it.each<[string, Api, DrawnPage | Error | undefined, string]>([
    [
      'the page now lists other openings',
      () => ({ vacancies: jobs(501, 25) }),
      drawnFrom(() => ({ vacancies: jobs(501, 25) }), [{}], jobs(501, 25)),
      'most known ones are gone',
    ],
    ['there is no browser', () => ({ sorry: true }), undefined, 'no longer answers as before'],
    [
      'the page cannot be drawn',
      () => ({ sorry: true }),
      new AppError('access_denied', { url: careers, status: 403 }),
      'no longer answers as before',
    ],
    [
      'the list is empty, and no browser confirms it',
      () => ({ jobs: [] }),
      undefined,
      'did not confirm',
    ],
  ])('closes nothing if %s', async (_what, asks, drawn, reason) => {
    const before = await made(inOne, [{}]);
    const again = await scan({ asks, drawn, ...before });
    expect([again.titles.length, again.complete]).toEqual([25, false]);
    expect(again.omitted[0]?.reason).toContain(reason);
    expect(again.recipe).toEqual(before.recipe);
  });

  it('believes an empty list that the page got too', async () => {
    const before = await made(inOne, [{}]);
    const empty: Api = () => ({ jobs: [] });
    const again = await scan({ asks: empty, drawn: drawnFrom(empty, [{}], []), ...before });
    expect(again).toMatchObject({ isEmpty: true, complete: true, recipe: before.recipe });
  });
});

const recorded = (asks: Api) => ({ [api]: JSON.stringify(asks({ url: api, expect: 'json' })) });

sourceSuite('site_api', {
  slug: careers,
  opening: { id: 1, title: 'Clerk', location: 'Ulm' },
  documentOf: (json) => `{"jobs":[${json}]}`,
  context: { draw: async () => drawnFrom(inOne, [{}]) },
  lists: [
    ['one answer', recorded(inOne), true],
    ['a total beyond the list', recorded(() => ({ jobs: all, total: 90 })), false],
    ['a next page', recorded(() => ({ jobs: all, hasMore: true })), false],
    ['another answer', recorded(() => ({ ok: true })), 'no_openings_found'],
    ['a page', { [api]: webDocument(api, { body: '<p>Hello</p>' }) }, 'no_openings_found'],
  ],
});
