import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import { type Answer, createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { jsonList } from './board-list.ts';
import { postJson } from './board-request.ts';
import { line, required } from './fields/lenient.ts';
import { joinPostings, rawPosting } from './fields/raw-posting.ts';
import { jobPage } from './job-page.ts';
import { type DetailedBoard, fetchDetailed, readDetailed } from './list-details.ts';

const listUrl = 'https://vendor.example/acme';
const pageUrl = (id: number | string) => `${listUrl}/${id}`;
const Entry = z.object({ id: required, title: required, place: line });

const board: DetailedBoard<typeof Entry, RawPosting> = {
  list: jsonList({ list: 'jobs', total: 'total' }),
  schema: Entry,
  id: ({ id }) => id,
  detail: {
    request: ({ id }) => ({ url: pageUrl(id), expect: 'html' }),
    ...jobPage,
    volatile: ['age'],
  },
};

const entry = (id: number, said: object = {}) => ({
  id,
  title: `Job ${id}`,
  place: 'Ulm',
  ...said,
});
const list = (...jobs: readonly object[]) => JSON.stringify({ jobs, total: jobs.length });
const text = (id: number, words = `Text ${id}`) =>
  `<h1>Menu</h1><script type="application/ld+json">${JSON.stringify({
    '@type': 'JobPosting',
    title: `Job ${id}`,
    description: words,
    datePosted: '2026-05-01',
  })}</script>`;

const run = async (
  answers: Readonly<Record<string, Answer>>,
  previous: Readonly<Record<string, string>> = {},
  said: Partial<typeof board.detail> = {},
) => {
  const context = createFetchContext({ answers, previous });
  const facts = { slug: 'acme', request: () => ({ url: listUrl, expect: 'json' as const }) };
  const own = { ...board, detail: { ...board.detail, ...said } };
  const fetched = await fetchDetailed({ ...facts, ...own, pageSize: 50 }, context);
  const { postings, skipped } = readDetailed(
    { documents: fetched.documents, slug: 'acme' },
    {
      ...own,
      posting: ({ id, title, place }, detail) =>
        joinPostings(rawPosting({ externalId: id, title, department: place }), detail),
    },
  );
  const texts = postings.map(({ descriptionText }) => descriptionText);
  return { fetched, postings, skipped, texts, asked: context.requests.map(({ url }) => url) };
};

const stored = ({ documents }: { readonly documents: readonly { url: string; body: string }[] }) =>
  Object.fromEntries(documents.map(({ url, body }) => [url, body]));
const busy = (id: number) => new AppError('server_error', { url: pageUrl(id), status: 500 });

describe('a list with details', () => {
  it('joins each entry with its own detail, and keeps only the data of its page', async () => {
    const { fetched, postings } = await run({
      [listUrl]: list(entry(1), entry(2)),
      [pageUrl(1)]: text(1),
      [pageUrl(2)]: text(2),
    });
    expect(postings).toMatchObject([
      { externalId: '1', department: 'Ulm', descriptionText: 'Text 1', postedAt: '2026-05-01' },
      { externalId: '2', descriptionText: 'Text 2' },
    ]);
    expect(fetched).toMatchObject({ complete: true, proof: 'the site counts 2 openings' });
    expect(fetched.documents[1]?.body).not.toContain('Menu');
  });

  it('asks only for details of new and changed entries', async () => {
    const first = await run({
      [listUrl]: list(entry(1, { age: 'today' }), entry(2)),
      [pageUrl(1)]: text(1),
      [pageUrl(2)]: text(2),
    });
    const second = await run(
      {
        [listUrl]: list(entry(1, { age: 'yesterday' }), entry(2, { place: 'Rome' }), entry(3)),
        [pageUrl(2)]: text(2, 'New'),
        [pageUrl(3)]: text(3),
      },
      stored(first.fetched),
    );
    expect(second.asked).toEqual([listUrl, pageUrl(2), pageUrl(3)]);
    expect(second.texts).toEqual(['Text 1', 'New', 'Text 3']);
  });

  it('keeps the entry of a detail that is gone, and the list stays whole', async () => {
    const { fetched, postings } = await run({ [listUrl]: list(entry(1)) });
    expect(fetched).toMatchObject({ complete: true, omitted: [] });
    expect(postings).toMatchObject([{ title: 'Job 1', descriptionText: '' }]);
  });

  it('keeps an earlier text while its detail fails, and asks again', async () => {
    const first = await run({ [listUrl]: list(entry(1)), [pageUrl(1)]: text(1, 'Old') });
    const changed = list(entry(1, { place: 'Rome' }));
    const second = await run({ [listUrl]: changed, [pageUrl(1)]: busy(1) }, stored(first.fetched));
    expect(second).toMatchObject({ texts: ['Old'], fetched: { complete: false } });
    const third = await run({ [listUrl]: changed, [pageUrl(1)]: busy(1) }, stored(second.fetched));
    expect(third.texts).toEqual(['Old']);
    const last = await run(
      { [listUrl]: changed, [pageUrl(1)]: text(1, 'New') },
      stored(third.fetched),
    );
    expect(last).toMatchObject({ texts: ['New'], fetched: { complete: true } });
  });

  it('leaves details beyond its limit for the next scan', async () => {
    const answers = {
      [listUrl]: list(entry(1), entry(2)),
      [pageUrl(1)]: text(1),
      [pageUrl(2)]: text(2),
    };
    const first = await run(answers, {}, { max: 1 });
    expect(first.fetched.omitted).toEqual([
      { what: 'the text of 1 opening', reason: 'left for the next scan' },
    ]);
    const second = await run(answers, stored(first.fetched), { max: 1 });
    expect(second).toMatchObject({ texts: ['Text 1', 'Text 2'], fetched: { complete: true } });
    expect(second.asked).toEqual([listUrl, pageUrl(2)]);
  });

  it.each([
    ['a wall', '<title>Just a moment...</title>', 'blocks automated readers'],
    ['another page', '<h1>Jobs</h1>', 'not the opening asked for'],
  ])('does not keep %s as a detail', async (_name, body, reason) => {
    const { fetched } = await run({ [listUrl]: list(entry(1)), [pageUrl(1)]: body });
    expect(fetched.documents).toHaveLength(1);
    expect(fetched.omitted).toMatchObject([{ reason: expect.stringContaining(reason) }]);
  });

  it('asks once for the detail of two entries', async () => {
    const { asked, postings } = await run({
      [listUrl]: JSON.stringify({ jobs: [entry(1), entry(1, { place: 'Rome' })], total: 1 }),
      [pageUrl(1)]: text(1),
    });
    expect([asked.length, postings.length]).toEqual([2, 1]);
  });

  it('tells details by POST apart by their body', async () => {
    const request = ({ id }: { readonly id: string }) => postJson(pageUrl('detail'), { id });
    const { fetched, texts } = await run(
      { [listUrl]: list(entry(1), entry(2)), [pageUrl('detail')]: text(1) },
      {},
      { request },
    );
    expect(texts).toEqual(['Text 1', 'Text 1']);
    expect(new Set(fetched.documents.map(({ url }) => url)).size).toBe(3);
  });

  it('keeps what the list says of an opening whose detail is written otherwise', () => {
    const documents = [
      webDocument(listUrl, { body: list(entry(1), entry(2)) }),
      webDocument(pageUrl(1), { body: 'odd' }),
    ];
    const read = (): never => {
      throw new TypeError('unexpected');
    };
    const { postings, skipped } = readDetailed(
      { documents, slug: 'acme' },
      {
        ...board,
        detail: { ...board.detail, read },
        posting: ({ id, title }) => rawPosting({ externalId: id, title }),
      },
    );
    expect(postings.map(({ title }) => title)).toEqual(['Job 1', 'Job 2']);
    expect(skipped).toMatchObject([{ what: pageUrl(1) }]);
  });

  it('asks for no detail where the list says everything', async () => {
    const { asked, postings } = await run(
      { [listUrl]: list(entry(1)) },
      {},
      { request: () => null },
    );
    expect([asked, postings.length]).toEqual([[listUrl], 1]);
  });
});
