import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { fetchPages, joinPages, maxPages, type PageFacts } from './paging.ts';

type Body = {
  readonly ids: readonly string[];
  readonly total?: number;
  readonly more?: boolean;
};

const url = (offset: number) => `https://vendor.example/list?offset=${offset}`;
const page = (ids: readonly string[], total?: number): string =>
  JSON.stringify(total === undefined ? { ids } : { ids, total });

type Said = { readonly signal?: AbortSignal } & Partial<PageFacts>;
type Answers = Parameters<typeof createFetchContext>[0]['answers'];

const run = (answers: Answers, { signal, ...facts }: Said = {}) => {
  const context = createFetchContext(signal === undefined ? { answers } : { answers, signal });
  const paging = {
    slug: 'acme',
    request: (offset: number) => ({ url: url(offset), expect: 'json' as const }),
    read: ({ body }: { readonly body: string }) => {
      const { ids, total = null, more } = JSON.parse(body) as Body;
      return { ids, total, more };
    },
    pageSize: 2,
    ...facts,
  };
  return { context, pages: fetchPages(paging, context) };
};

/** Answers in the given order, the last one again and again. */
const inTurn = (...bodies: readonly string[]) => {
  let turn = 0;
  return () => bodies[Math.min(turn++, bodies.length - 1)] ?? '';
};

const serverError = new AppError('server_error', { url: url(2), status: 500 });

describe('fetchPages', () => {
  it('asks until a short page', async () => {
    const { context, pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: page(['3']) });
    const { ids, lost, documents } = await pages;
    expect([[...ids], lost, documents.length, context.requests.length]).toEqual([
      ['1', '2', '3'],
      [],
      2,
      2,
    ]);
  });

  it('ends on an empty page', async () => {
    const { pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: page([]) });
    expect(await pages).toMatchObject({ lost: [], documents: { length: 1 } });
  });

  it('leaves a board that ignores the offset unproven', async () => {
    const { context, pages } = run({
      [url(0)]: page(['1', '2']),
      [url(2)]: page(['1', '2']),
    });
    expect(await pages).toMatchObject({
      lost: [
        { what: 'openings from number 3', reason: 'the page repeats openings of an earlier one' },
      ],
    });
    expect(context.requests).toHaveLength(2);
  });

  it('asks on if a short first page may be the board’s limit', async () => {
    const ids = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => String(from + n));
    const { pages } = run(
      { [url(0)]: page(ids(0, 10)), [url(10)]: page(ids(10, 10)), [url(20)]: page(ids(20, 3)) },
      { pageSize: 100 },
    );
    const { ids: found, lost } = await pages;
    expect([found.size, lost]).toEqual([23, []]);
  });

  it.each([
    ['of no round number', 7, 1],
    ['of a round number', 10, 2],
  ])('takes a short first page %s as the last', async (_name, count, requests) => {
    const ids = Array.from({ length: count }, (_, n) => String(n));
    const { context, pages } = run({ [url(0)]: page(ids), [url(10)]: page([]) }, { pageSize: 100 });
    expect((await pages).lost).toEqual([]);
    expect(context.requests).toHaveLength(requests);
  });

  it('continues past short pages until the total is reached', async () => {
    const { pages } = run({
      [url(0)]: page(['1'], 3),
      [url(1)]: page(['2'], 3),
      [url(2)]: page(['3'], 3),
    });
    expect((await pages).ids.size).toBe(3);
  });

  it('keeps the total that an empty page leaves unreached', async () => {
    const { pages } = run({ [url(0)]: page(['1'], 3), [url(1)]: page([], 3) });
    expect(await pages).toMatchObject({ total: 3, ids: { size: 1 } });
  });

  it('keeps the first total if later pages say zero', async () => {
    const { pages } = run({ [url(0)]: page(['1', '2'], 4), [url(2)]: page(['3', '4'], 0) });
    expect(await pages).toMatchObject({ total: 4, lost: [] });
  });

  it('keeps its pages when a later one fails, and reports it', async () => {
    const { pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: serverError });
    const { ids, lost } = await pages;
    expect(ids.size).toBe(2);
    expect(lost).toEqual([{ what: 'openings from number 3', reason: serverError.message }]);
  });

  it('throws when the first page fails', async () => {
    const { pages } = run({ [url(0)]: serverError });
    await expect(pages).rejects.toBe(serverError);
  });

  it('reports a missing first page as an unknown board', async () => {
    const { pages } = run({});
    await expect(pages).rejects.toMatchObject({
      code: 'unknown_board',
      details: { source: 'Acme Boards', slug: 'acme' },
    });
  });

  it('throws half-way when the user cancelled', async () => {
    const controller = new AbortController();
    const cancelled = new AppError('cancelled', {});
    const { pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: cancelled }, controller);
    await expect(pages).rejects.toBe(cancelled);
  });

  it('stops at the limit, and reports it', async () => {
    const answers = Object.fromEntries(
      Array.from({ length: maxPages + 1 }, (_, n) => [url(n * 2), page([`${n}a`, `${n}b`])]),
    );
    const { context, pages } = run(answers);
    expect((await pages).lost).toEqual([
      { what: `openings from number ${maxPages * 2 + 1}`, reason: 'too many pages' },
    ]);
    expect(context.requests).toHaveLength(maxPages);
  });
});

describe('a list that ends in its own way', () => {
  it('ends at the page that says it is the last, however short the ones before', async () => {
    const said = (ids: readonly string[], more: boolean) => JSON.stringify({ ids, more });
    const { context, pages } = run({
      [url(0)]: said(['1'], true),
      [url(1)]: said(['2', '3'], false),
    });
    expect(await pages).toMatchObject({ lost: [], proof: 'end', ids: { size: 3 } });
    expect(context.requests).toHaveLength(2);
  });

  it('is unproven if an empty page announces more', async () => {
    const { pages } = run({
      [url(0)]: page(['1', '2']),
      [url(2)]: JSON.stringify({ ids: [], more: true }),
    });
    expect((await pages).lost).toEqual([
      { what: 'openings from number 3', reason: 'an empty page announces more' },
    ]);
  });

  it('ends where the last page comes again', async () => {
    const { pages } = run({
      [url(0)]: page(['1', '2']),
      [url(2)]: page(['3', '4']),
      [url(4)]: page(['3', '4']),
    });
    expect(await pages).toMatchObject({ lost: [], proof: 'end', ids: { size: 4 } });
  });

  it('continues past short pages if they prove nothing', async () => {
    const answers = {
      [url(0)]: page(['1', '2']),
      [url(2)]: page(['3']),
      [url(3)]: page(['4', '5']),
      [url(5)]: page([]),
    };
    expect((await run(answers, { pageSize: null }).pages).ids.size).toBe(5);
  });

  it('steps by the openings that came, though pages overlap', async () => {
    const { pages } = run({
      [url(0)]: page(['1', '2'], 4),
      [url(2)]: page(['2', '3'], 4),
      [url(4)]: page(['3', '4'], 4),
    });
    expect(await pages).toMatchObject({ lost: [], proof: 'total', documents: { length: 3 } });
  });

  it('counts pages for vendors that number them', async () => {
    const request = (_offset: number, number: number) => ({
      url: url(number),
      expect: 'json' as const,
    });
    const answers = { [url(0)]: page(['1', '2']), [url(1)]: page(['3']) };
    expect((await run(answers, { request }).pages).ids.size).toBe(3);
  });

  it('follows the next page that the page before names', async () => {
    const request = (_offset: number, _page: number, before: { body: string } | null) => ({
      url: before === null ? url(0) : (JSON.parse(before.body) as { next: string }).next,
      expect: 'json' as const,
    });
    const answers = {
      [url(0)]: JSON.stringify({ ids: ['1'], more: true, next: url(77) }),
      [url(77)]: JSON.stringify({ ids: ['2'], more: false }),
    };
    expect((await run(answers, { request }).pages).ids.size).toBe(2);
  });

  it('keeps the pages of a POST apart', async () => {
    const request = (offset: number) => ({
      url: url(0),
      method: 'POST' as const,
      body: `{"from":${offset}}`,
      expect: 'json' as const,
    });
    const answers = { [url(0)]: inTurn(page(['1', '2']), page(['3'])) };
    const { documents } = await run(answers, { request }).pages;
    expect(documents.map((document) => document.url)).toEqual([
      `${url(0)}#{"from":0}`,
      `${url(0)}#{"from":2}`,
    ]);
  });
});

describe('a list that moves while it is read', () => {
  it('is read again, and proven by the second reading', async () => {
    const { pages, context } = run({
      [url(0)]: inTurn(page(['1', '2'], 4), page(['2', '3'], 3)),
      [url(2)]: page(['4'], 3),
    });
    const { ids, lost, proof, documents, total } = await pages;
    expect([[...ids], lost, proof, total]).toEqual([['2', '3', '4'], [], 'second_look', 3]);
    expect(documents.map((document) => document.url)).toEqual([url(0), url(2)]);
    expect(context.requests).toHaveLength(4);
  });

  it('is read again if an opening comes twice and one of the total is missing', async () => {
    const { pages } = run({
      [url(0)]: inTurn(page(['1', '2'], 4), page(['0', '1'], 4)),
      [url(2)]: inTurn(page(['2', '3'], 4), page(['2', '3'], 4)),
      [url(4)]: page([], 4),
    });
    expect(await pages).toMatchObject({ lost: [], proof: 'second_look', ids: { size: 4 } });
  });

  it('is unproven if it moves in the second reading too', async () => {
    const { pages } = run({
      [url(0)]: inTurn(page(['1', '2'], 4), page(['1', '2'], 5)),
      [url(2)]: inTurn(page(['3'], 3), page(['3'], 4)),
    });
    expect((await pages).lost).toEqual([
      { what: 'openings from number 3', reason: 'the list changed while it was read' },
    ]);
  });

  it('is unproven if pages without a total repeat each other both times', async () => {
    const { pages } = run({
      [url(0)]: page(['1', '2']),
      [url(2)]: page(['2', '3']),
      [url(4)]: page(['4']),
    });
    expect(await pages).toMatchObject({
      ids: { size: 4 },
      lost: [{ reason: 'the list changed while it was read' }],
    });
  });
});

describe('a list that the vendor caps', () => {
  const capped = [{ what: 'openings after the first 4', reason: 'the site shows no more' }];

  it.each([
    ['the cap as its total', 4],
    ['no total', undefined],
  ])('is unproven at %s', async (_name, total) => {
    const answers = { [url(0)]: page(['1', '2'], total), [url(2)]: page(['3', '4'], total) };
    const { context, pages } = run(answers, { cap: 4 });
    expect((await pages).lost).toEqual(capped);
    expect(context.requests).toHaveLength(2);
  });

  it('is whole if it reaches an honest total beyond the cap', async () => {
    const answers = { [url(0)]: page(['1', '2'], 5), [url(2)]: page(['3', '4', '5'], 5) };
    expect(await run(answers, { cap: 4 }).pages).toMatchObject({ lost: [], proof: 'total' });
  });
});

it('an empty list proves nothing where unknown boards answer the same', async () => {
  const { pages } = run({ [url(0)]: page([], 0) }, { ifEmpty: 'unknown boards answer so' });
  expect((await pages).lost).toEqual([
    { what: 'an empty list', reason: 'unknown boards answer so' },
  ]);
});

it('the parts of a list are whole only if each of them is', async () => {
  const whole = await run({ [url(0)]: page(['1', '2'], 2) }).pages;
  const short = await run({ [url(0)]: page(['2', '3'], 3), [url(2)]: page([], 3) }).pages;
  expect(joinPages([whole, whole], 2)).toMatchObject({ lost: [], ids: { size: 2 } });
  expect(joinPages([whole, short], 3)).toMatchObject({
    ids: { size: 3 },
    lost: [{ reason: 'the site lists 2 of 3' }],
  });
});
