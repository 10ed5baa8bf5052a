import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { fetchPages, maxPages } from './paging.ts';

type Body = { readonly ids: readonly string[]; readonly total?: number };

const url = (offset: number) => `https://vendor.example/list?offset=${offset}`;
const page = (ids: readonly string[], total?: number): string =>
  JSON.stringify(total === undefined ? { ids } : { ids, total });

const run = (
  answers: Readonly<Record<string, Answer>>,
  { signal, pageSize = 2 }: { readonly signal?: AbortSignal; readonly pageSize?: number } = {},
) => {
  const context = createFetchContext(signal === undefined ? { answers } : { answers, signal });
  const paging = {
    source: { label: 'Vendor' },
    slug: 'acme',
    request: (offset: number) => ({ url: url(offset), expect: 'json' as const }),
    read: ({ body }: { readonly body: string }) => {
      const { ids, total = null } = JSON.parse(body) as Body;
      return { ids, total };
    },
    pageSize,
  };
  return { context, pages: fetchPages(paging, context) };
};

const serverError = new AppError('server_error', { url: url(2), status: 500 });

describe('fetchPages', () => {
  it('asks on until a short page', async () => {
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

  it.each([
    ['the first page again', ['1', '2']],
    ['a part of it', ['2', '3']],
  ])('takes a board that answers with %s for unproven', async (_name, ids) => {
    const { context, pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: page(ids) });
    expect(await pages).toMatchObject({
      lost: [
        {
          what: 'openings from number 3 on',
          reason: 'the page repeats openings of an earlier one',
        },
      ],
    });
    expect(context.requests).toHaveLength(2);
  });

  it('asks on where a short first page may be as much as the board gives at once', async () => {
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
  ])('takes a short first page %s for the last', async (_name, count, requests) => {
    const ids = Array.from({ length: count }, (_, n) => String(n));
    const { context, pages } = run({ [url(0)]: page(ids), [url(10)]: page([]) }, { pageSize: 100 });
    expect((await pages).lost).toEqual([]);
    expect(context.requests).toHaveLength(requests);
  });

  it('goes on past short pages while the total is not reached', async () => {
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

  it('keeps the first total where later pages say zero', async () => {
    const { pages } = run({ [url(0)]: page(['1', '2'], 4), [url(2)]: page(['3', '4'], 0) });
    expect(await pages).toMatchObject({ total: 4, lost: [] });
  });

  it('keeps what it has when a later page fails, and says so', async () => {
    const { pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: serverError });
    const { ids, lost } = await pages;
    expect(ids.size).toBe(2);
    expect(lost).toEqual([{ what: 'openings from number 3 on', reason: serverError.message }]);
  });

  it('throws when the first page fails', async () => {
    const { pages } = run({ [url(0)]: serverError });
    await expect(pages).rejects.toBe(serverError);
  });

  it('calls a missing first page an unknown board', async () => {
    const { pages } = run({});
    await expect(pages).rejects.toMatchObject({
      code: 'unknown_board',
      details: { source: 'Vendor', slug: 'acme' },
    });
  });

  it('throws half-way when the user cancelled', async () => {
    const controller = new AbortController();
    const cancelled = new AppError('cancelled', {});
    const { pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: cancelled }, controller);
    await expect(pages).rejects.toBe(cancelled);
  });

  it('stops at the bound, and says so', async () => {
    const answers = Object.fromEntries(
      Array.from({ length: maxPages + 1 }, (_, n) => [url(n * 2), page([`${n}a`, `${n}b`])]),
    );
    const { context, pages } = run(answers);
    expect((await pages).lost).toEqual([
      { what: `openings from number ${maxPages * 2 + 1} on`, reason: 'too many pages' },
    ]);
    expect(context.requests).toHaveLength(maxPages);
  });
});
