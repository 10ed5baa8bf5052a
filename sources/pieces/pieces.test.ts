import { describe, expect, it } from 'vitest';
import type { CapturedAnswer, DrawnPage } from '#core/drawn-page.ts';
import { AppError } from '#core/errors.ts';
import type { Recipe } from '#core/recipe.ts';
import type { WebRequest } from '#core/web-document.ts';
import { drawnPage } from '#tests/support/drawn-page.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { drawn as source } from '../listing/drawn.ts';

const site = 'https://www.acme.example';
const careers = `${site}/careers`;

const teams = {
  Bakery: ['Night Baker', 'Pastry Chef', 'Oven Operator'],
  Road: ['Van Driver', 'Fleet Manager', 'Mechanic'],
  Office: ['Tea Buyer', 'Payroll Clerk'],
};
type Team = keyof typeof teams;
const names = Object.keys(teams) as Team[];
const row = (title: string) =>
  `<div class="job"><h3><a href="/careers/${title.replaceAll(' ', '-')}">${title}</a></h3><p>Ulm</p></div>`;
const rows = (team: Team) => teams[team].map(row).join('');
const all = names.flatMap((team) => teams[team]);
const pageOf = (body: string, script = '') =>
  `<html><body><h1>Open positions</h1>${body}<script>${script}</script></body></html>`;

/** How a site's script asks, and what the site answers. */
type Way = {
  readonly plain: string;
  readonly asks: readonly Partial<CapturedAnswer['request']>[];
  readonly answer: (request: WebRequest) => Answer;
};

const notFound = ({ url }: WebRequest) => new AppError('page_not_found', { url, status: 404 });
const teamIn = (text: string): Team | undefined =>
  names.find((team) => decodeURIComponent(text).includes(team));
const teamAnswer = (text: string, request: WebRequest): Answer => {
  const team = teamIn(text);
  return team === undefined ? notFound(request) : rows(team);
};
const buttons = names.map((name) => `<button data-team="${name}">${name}</button>`).join('');
const pageAnswer = (request: WebRequest, at: number, token = true): Answer => {
  if (!token) return new AppError('access_denied', { url: request.url, status: 403 });
  const team = names[at - 1];
  return team === undefined ? notFound(request) : rows(team);
};
const form = (body = '') => new URLSearchParams(body);

const ways: Readonly<Record<string, Way>> = {
  'by the words of its tabs': {
    plain: pageOf(`${buttons}<div id="panel"></div>`),
    asks: names.map((team) => ({ url: `${site}/team?name=${team}` })),
    answer: (request) => teamAnswer(request.url, request),
  },
  'by a part of its path': {
    plain: pageOf(`${buttons}<div id="panel"></div>`),
    asks: names.map((team) => ({ url: `${site}/teams/${team}/list` })),
    answer: (request) => teamAnswer(request.url, request),
  },
  'by addresses in its elements': {
    plain: pageOf(
      names.map((n) => `<h2>${n}</h2><lazy-part data-src="/p/${n}"></lazy-part>`).join(''),
    ),
    asks: names.map((team) => ({ url: `${site}/p/${team}` })),
    answer: (request) => teamAnswer(request.url, request),
  },
  'by a word in the body': {
    plain: pageOf(names.map((n) => `<section data-group="${n}"></section>`).join('')),
    asks: names.map((team) => ({
      method: 'POST' as const,
      url: `${site}/ajax`,
      body: `do=list&team=${team}`,
    })),
    answer: (request) => teamAnswer(request.body ?? '', request),
  },
  'by the number of a page': {
    plain: pageOf(`<div id="list">${rows('Bakery')}</div><button>Load more</button>`),
    asks: [{ url: `${site}/more?page=2` }, { url: `${site}/more?page=3` }],
    answer: (request) => pageAnswer(request, Number(new URL(request.url).searchParams.get('page'))),
  },
  'by a number in the body, as HTML in JSON, with a token': {
    plain: pageOf(`<div id="list">${rows('Bakery')}</div>`, 'var cfg = {"nonce":"b7c2d9"};'),
    asks: [2, 3].map((n) => ({
      method: 'POST' as const,
      url: `${site}/ajax`,
      body: `page=${n}&nonce=b7c2d9`,
    })),
    answer: (request) => {
      const said = form(request.body);
      const at = Number(said.get('page'));
      const html = pageAnswer(request, at, said.get('nonce') === 'b7c2d9');
      return typeof html === 'string' ? JSON.stringify({ data: { html, has_more: at < 3 } }) : html;
    },
  },
};

const contextOf = (
  { plain, answer }: Pick<Way, 'plain' | 'answer'>,
  draw: () => Promise<DrawnPage>,
  recipe: Recipe | null = null,
  previous: Readonly<Record<string, string>> = {},
) => {
  const reply = (request: WebRequest): Answer =>
    request.url === careers ? plain : answer(request);
  const answers: Record<string, (request: WebRequest) => Answer> = new Proxy(
    {},
    { get: () => reply },
  );
  return { ...createFetchContext({ answers, previous }), draw, recipe };
};

const drawnBy = ({ asks, answer }: Way): DrawnPage => {
  const answers = asks.map((each): CapturedAnswer => {
    const request = { url: '', method: 'GET' as const, headers: {}, body: null, ...each };
    const { body, ...sent } = request;
    const said = answer({ ...sent, expect: 'html', ...(body !== null && { body }) });
    return { request, status: 200, contentType: 'text/html', body: String(said) };
  });
  const shown = names.map((name) => `<h2>${name}</h2>${rows(name)}`).join('');
  const script = 'var cfg = {"nonce":"b7c2d9"};';
  return drawnPage(careers, pageOf(shown, script), { answers });
};

async function scan(way: Way, recipe: Recipe | null = null, previous = {}) {
  let draws = 0;
  const context = contextOf(
    way,
    async () => {
      draws += 1;
      return drawnBy(way);
    },
    recipe,
    previous,
  );
  const fetched = await source.fetch(careers, context);
  const { postings } = source.parse({ ...fetched, slug: careers, url: careers });
  const titles = postings.map(({ title }) => title).toSorted();
  const documents = Object.fromEntries(fetched.documents.map(({ url, body }) => [url, body]));
  return { fetched, titles, draws, documents, asked: context.requests };
}

describe('a page whose script asks for pieces of its list', () => {
  it.each(Object.entries(ways))('%s, is drawn once', async (_name, way) => {
    const first = await scan(way);
    const again = await scan(way, first.fetched.recipe ?? null, first.documents);
    expect(first).toMatchObject({ titles: all.toSorted(), draws: 1 });
    expect(again).toMatchObject({ titles: all.toSorted(), draws: 0 });
    expect(again.fetched.complete).toBe(true);
  });

  it('finds a team that is new to the page', async () => {
    const way = ways['by the words of its tabs'] as Way;
    const first = await scan(way);
    const plain = way.plain.replace('<div', '<button data-team="Sea">Sea</button><div');
    const answer = (request: WebRequest): Answer =>
      request.url.includes('Sea') ? row('Ship Cook') : way.answer(request);
    const again = await scan({ ...way, plain, answer }, first.fetched.recipe, first.documents);
    expect(again).toMatchObject({ titles: [...all, 'Ship Cook'].toSorted(), draws: 0 });
  });

  it('gets the token that the page holds now', async () => {
    const way = ways['by a number in the body, as HTML in JSON, with a token'] as Way;
    const first = await scan(way);
    const plain = way.plain.replace('b7c2d9', 'f00ba4');
    const answer = (request: WebRequest): Answer =>
      request.body?.includes('b7c2d9')
        ? new AppError('access_denied', { url: request.url, status: 403 })
        : way.answer({ ...request, body: request.body?.replace('f00ba4', 'b7c2d9') ?? '' });
    const again = await scan({ ...way, plain, answer }, first.fetched.recipe, first.documents);
    expect(again).toMatchObject({ titles: all.toSorted(), draws: 0 });
  });

  it.each<[string, Partial<Way>]>([
    ['its elements are gone', { plain: pageOf('<div id="app"></div>') }],
    ['its pieces are refused', { answer: notFound }],
    ['its pieces are empty', { answer: () => '<p></p>' }],
  ])('is drawn again when %s', async (_reason, change) => {
    const way = ways['by the words of its tabs'] as Way;
    const first = await scan(way);
    const changed = { ...way, ...change };
    const context = contextOf(
      changed,
      async () => drawnBy(way),
      first.fetched.recipe,
      first.documents,
    );
    const fetched = await source.fetch(careers, context);
    expect(source.parse({ ...fetched, slug: careers, url: careers }).postings).toHaveLength(
      all.length,
    );
    expect(fetched.recipe).not.toHaveProperty('pieces');
  });

  it('closes nothing when one of its pieces fails', async () => {
    const way = ways['by the words of its tabs'] as Way;
    const first = await scan(way);
    const answer = (request: WebRequest): Answer =>
      request.url.includes('Office')
        ? new AppError('server_error', { url: request.url, status: 500 })
        : way.answer(request);
    const again = await scan({ ...way, answer }, first.fetched.recipe, first.documents);
    expect(again.fetched.complete).toBe(false);
  });

  it('is read as it was drawn if the pieces give other openings', async () => {
    const way = ways['by the words of its tabs'] as Way;
    const drawn = drawnBy(way);
    const answer = (request: WebRequest): Answer =>
      request.url.includes('Road') ? row('Pilot') : way.answer(request);
    const fetched = await source.fetch(
      careers,
      contextOf({ ...way, answer }, async () => drawn),
    );
    expect(fetched.recipe).not.toHaveProperty('pieces');
  });
});
