import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { fetchPages, maxPages } from './paging.ts';

type Body = { readonly ids: readonly string[]; readonly total?: number };

const url = (offset: number) => `https://vendor.example/list?offset=${offset}`;
const page = (ids: readonly string[], total?: number): string =>
  JSON.stringify(total === undefined ? { ids } : { ids, total });

const run = (answers: Readonly<Record<string, Answer>>, signal?: AbortSignal) => {
  const context = createFetchContext(signal === undefined ? { answers } : { answers, signal });
  const paging = {
    source: { label: 'Vendor' },
    slug: 'acme',
    request: (offset: number) => ({ url: url(offset), expect: 'json' as const }),
    read: ({ body }: { readonly body: string }) => {
      const { ids, total = null } = JSON.parse(body) as Body;
      return { ids, total };
    },
    pageSize: 2,
  };
  return { context, pages: fetchPages(paging, context) };
};

const serverError = new AppError('server_error', { url: url(2), status: 500 });

describe('fetchPages', () => {
  it('asks on until a short page', async () => {
    const { context, pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: page(['3']) });
    const { ids, omitted, documents } = await pages;
    expect([[...ids], omitted, documents.length, context.requests.length]).toEqual([
      ['1', '2', '3'],
      [],
      2,
      2,
    ]);
  });

  it('ends on an empty page', async () => {
    const { pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: page([]) });
    expect(await pages).toMatchObject({ omitted: [], documents: { length: 1 } });
  });

  it('ends on a page without new ids, for boards that ignore the offset', async () => {
    const { context, pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: page(['1', '2']) });
    expect(await pages).toMatchObject({ omitted: [], documents: { length: 1 } });
    expect(context.requests).toHaveLength(2);
  });

  it('goes on past short pages while the total is not reached', async () => {
    const { pages } = run({
      [url(0)]: page(['1'], 3),
      [url(1)]: page(['2'], 3),
      [url(2)]: page(['3'], 3),
    });
    expect((await pages).ids.size).toBe(3);
  });

  it('says what the vendor claims but does not list', async () => {
    const { pages } = run({ [url(0)]: page(['1'], 3), [url(1)]: page([], 3) });
    expect((await pages).omitted).toEqual([
      { what: '2 openings', reason: 'the site lists 1 of 3' },
    ]);
  });

  it('keeps the first total where later pages say zero', async () => {
    const { pages } = run({ [url(0)]: page(['1', '2'], 4), [url(2)]: page(['3', '4'], 0) });
    expect(await pages).toMatchObject({ total: 4, omitted: [] });
  });

  it('keeps what it has when a later page fails, and says so', async () => {
    const { pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: serverError });
    const { ids, omitted } = await pages;
    expect(ids.size).toBe(2);
    expect(omitted).toEqual([{ what: 'openings from number 3 on', reason: serverError.message }]);
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
    const { pages } = run({ [url(0)]: page(['1', '2']), [url(2)]: cancelled }, controller.signal);
    await expect(pages).rejects.toBe(cancelled);
  });

  it('stops at the bound, and says so', async () => {
    const answers = Object.fromEntries(
      Array.from({ length: maxPages + 1 }, (_, n) => [url(n * 2), page([`${n}a`, `${n}b`])]),
    );
    const { context, pages } = run(answers);
    expect((await pages).omitted).toEqual([
      { what: `openings from number ${maxPages * 2 + 1} on`, reason: 'too many pages' },
    ]);
    expect(context.requests).toHaveLength(maxPages);
  });
});
