import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { collectOpenings } from './collect-openings.ts';
import { jsonLd } from './json-ld.ts';
import { maxListPages } from './read-lists.ts';

const list = 'https://acme.example/careers';
const at = (id: number) => `https://acme.example/jobs/${id}`;
const script = (value: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const job = (id: number, fields: object = {}) =>
  script({ '@type': 'JobPosting', title: `Job ${id}`, ...fields });
const links = (...ids: readonly number[]) => ids.map((id) => `<a href="${at(id)}">x</a>`).join('');
const next = (url: string) => `<link rel="next" href="${url}">`;
const jobs = (...ids: readonly number[]): Record<string, Answer> =>
  Object.fromEntries(ids.map((id) => [at(id), job(id)]));

const collect = async (
  answers: Readonly<Record<string, Answer>>,
  start = list,
  maxBytes?: number,
) => {
  const context = createFetchContext({ answers });
  const fetched = await collectOpenings(start, context, maxBytes);
  return { context, fetched, urls: fetched.documents.map(({ url }) => url) };
};

describe('collectOpenings', () => {
  it('takes a page with one posting as that posting’s own page', async () => {
    const { context, urls, fetched } = await collect(
      { [at(101)]: job(101) + links(102, 103) },
      at(101),
    );
    expect([urls, fetched.complete, context.requests.length]).toEqual([[at(101)], true, 1]);
  });

  it('follows the links of a list that features one posting with an address of its own', async () => {
    const ids = Array.from({ length: 30 }, (_, n) => 101 + n);
    const { urls, fetched } = await collect({
      [list]: job(999, { url: at(999) }) + links(...ids),
      ...jobs(...ids),
    });
    expect([urls, fetched.complete]).toEqual([[list, ...ids.map(at)], true]);
  });

  it('follows the links of a list that features one posting without an address', async () => {
    const ids = [101, 102, 103];
    const { urls } = await collect({ [list]: job(999) + links(...ids), ...jobs(...ids) });
    expect(urls).toEqual([list, ...ids.map(at)]);
  });

  it.each([
    ['its address', { url: at(101) }, ''],
    ['its canonical address', { url: at(555) }, `<link rel="canonical" href="${at(555)}">`],
  ])('recognises a posting’s own page by %s', async (_name, fields, head) => {
    const html = head + job(101, fields) + links(102, 103, 104);
    const { urls } = await collect({ [at(101)]: html, ...jobs(102, 103, 104) }, at(101));
    expect(urls).toEqual([at(101)]);
  });

  it('follows the links of a list that look like openings', async () => {
    const { urls, fetched } = await collect({ [list]: links(101, 102), ...jobs(101, 102) });
    expect([urls, fetched.complete, fetched.omitted]).toEqual([[at(101), at(102)], true, []]);
  });

  it('follows an item list rather than other links', async () => {
    const items = script({
      '@type': 'ItemList',
      itemListElement: [{ url: '/o/1' }, { url: '/o/2' }],
    });
    const { urls } = await collect({
      [list]: `${items}<a href="/jobs/how-we-hire">x</a>`,
      'https://acme.example/o/1': job(1),
      'https://acme.example/o/2': job(2),
    });
    expect(urls).toEqual(['https://acme.example/o/1', 'https://acme.example/o/2']);
  });

  it('follows the links if the item list is the site’s navigation', async () => {
    const items = script({ '@type': 'ItemList', itemListElement: [{ url: '/about' }] });
    const { urls } = await collect({
      [list]: items + links(101),
      'https://acme.example/about': 'About us',
      ...jobs(101),
    });
    expect(urls).toEqual([at(101)]);
  });

  it('continues past one odd address in the list', async () => {
    const itemListElement = [
      { url: 'http://intranet/jobs/1' },
      { url: 'http://' },
      { url: at(101) },
    ];
    const items = script({ '@type': 'ItemList', itemListElement });
    const { urls } = await collect({ [list]: items, ...jobs(101) });
    expect(urls).toEqual([at(101)]);
  });

  it('does not fetch openings that the list describes itself', async () => {
    const text = { description: 'Sort letters.' };
    const described = job(101, { url: at(101), ...text }) + job(102, { url: at(102), ...text });
    const { context, urls } = await collect({
      [list]: described + links(101, 102, 103),
      ...jobs(103),
    });
    expect(urls).toEqual([list, at(103)]);
    expect(context.requests).toHaveLength(2);
  });

  it('fetches the openings that the list describes without a text', async () => {
    const rows = job(101, { url: at(101) }) + job(102, { url: at(102) });
    const { urls, fetched } = await collect({
      [list]: `<p>2 jobs found</p>${rows}`,
      ...jobs(101, 102),
    });
    expect([urls, fetched.claimed, fetched.complete]).toEqual([[list, at(101), at(102)], 2, true]);
  });

  it('counts an opening that the list describes though its page cannot be read', async () => {
    const rows = job(101, { url: at(101) }) + job(102, { url: at(102) });
    const { urls, fetched } = await collect({
      [list]: `<p>2 jobs found</p>${rows}`,
      [at(101)]: '<h1>Job 101</h1>',
      ...jobs(102),
    });
    expect([urls, fetched.complete]).toEqual([[list, at(102)], true]);
  });

  it('asks for at most eight openings at once', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => 100 + n);
    const { context } = await collect({ [list]: links(...ids), ...jobs(...ids) });
    expect(context.atOnce()).toBe(8);
  });

  it.each([
    ['JSON-LD in the head', (posting: string) => `<head>${posting}</head><body>Acme</body>`],
    ['JSON-LD at the end', (posting: string) => `<body>Acme${posting}</body>`],
    ['JSON-LD beside a broken block', (posting: string) => `Acme${script('')}${posting}`],
    ['several blocks', (posting: string) => `Acme${script({ '@type': 'Thing' })}${posting}`],
    [
      'microdata',
      () =>
        'Acme<div itemscope itemtype="https://schema.org/JobPosting"><b itemprop="title">Job 101</b></div>',
    ],
    ['RDFa', () => 'Acme<div typeof="JobPosting"><b property="title">Job 101</b></div>'],
  ])('keeps of an opening’s page only its data: %s', async (_name, write) => {
    const { fetched } = await collect({ [list]: links(101), [at(101)]: write(job(101)) });
    const [page] = fetched.documents;
    expect(page?.body).not.toContain('Acme');
    expect(jsonLd.parse({ ...fetched, slug: list, url: list })).toMatchObject({
      postings: [{ title: 'Job 101', url: at(101) }],
      skipped: [],
    });
  });

  it('ignores links without a posting', async () => {
    const { urls, fetched } = await collect({
      [list]: links(101, 102),
      ...jobs(101),
      [at(102)]: '<p>Our benefits</p>',
    });
    expect([urls, fetched.complete]).toEqual([[at(101)], true]);
  });

  it('does not count an opening that leads back to the list', async () => {
    const text = { description: 'Sort letters.' };
    const described = job(101, { url: at(101), ...text }) + job(102, { url: at(102), ...text });
    const { urls } = await collect({
      [list]: described + links(103),
      [at(103)]: { finalUrl: list, body: described },
    });
    expect(urls).toEqual([list]);
  });

  it('is complete when an opening is gone', async () => {
    const { urls, fetched } = await collect({ [list]: links(101, 102), ...jobs(101) });
    expect([urls, fetched.complete, fetched.omitted]).toEqual([[at(101)], true, []]);
  });

  it('is incomplete when it grows too large', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => 101 + n);
    const page = links(...ids);
    const { fetched } = await collect({ [list]: page, ...jobs(...ids) }, list, page.length + 1);
    expect(fetched).toMatchObject({
      documents: { length: 8 },
      complete: false,
      omitted: [{ what: '12 openings', reason: 'the listing is larger than 100 MB' }],
    });
  });

  it('fetches no further list page when it grows too large', async () => {
    const { fetched } = await collect(
      {
        [list]: job(1, { url: at(1), description: 'x' }) + links(101) + next(`${list}?p=2`),
        ...jobs(101),
      },
      list,
      10,
    );
    expect(fetched).toMatchObject({
      complete: false,
      omitted: [{ what: `openings from ${list}?p=2 on` }, { what: '1 opening' }],
    });
  });

  it('is incomplete when an opening fails', async () => {
    const error = new AppError('server_error', { url: at(102), status: 500 });
    const { fetched } = await collect({ [list]: links(101, 102), ...jobs(101), [at(102)]: error });
    expect(fetched).toMatchObject({
      complete: false,
      omitted: [{ what: at(102), reason: error.message }],
    });
  });

  it('reads the pages after the first', async () => {
    const { urls, fetched } = await collect({
      [list]: links(101) + next(`${list}?p=2`),
      [`${list}?p=2`]: links(102) + next(`${list}?p=3`),
      [`${list}?p=3`]: links(103),
      ...jobs(101, 102, 103),
    });
    expect([urls, fetched.complete]).toEqual([[at(101), at(102), at(103)], true]);
  });

  it('stops at a page without new links', async () => {
    const { context } = await collect({
      [list]: links(101) + next(`${list}?p=2`),
      [`${list}?p=2`]: links(101) + next(`${list}?p=3`),
      ...jobs(101),
    });
    expect(context.requests.map(({ url }) => url)).toEqual([list, `${list}?p=2`, at(101)]);
  });

  it('stops if the pages form a circle', async () => {
    const { context } = await collect({
      [list]: links(101) + next(`${list}?p=2`),
      [`${list}?p=2`]: links(102) + next(list),
      ...jobs(101, 102),
    });
    expect(context.requests).toHaveLength(4);
  });

  it('is incomplete when a later page fails', async () => {
    const { fetched } = await collect({
      [list]: links(101) + next(`${list}?p=2`),
      [`${list}?p=2`]: new Error('reset'),
      ...jobs(101),
    });
    expect(fetched).toMatchObject({
      complete: false,
      omitted: [{ what: `openings from ${list}?p=2 on`, reason: 'reset' }],
    });
  });

  it('stops at the limit of pages, and reports it', async () => {
    const pages = Array.from({ length: maxListPages + 2 }, (_, n) => n + 100);
    const address = (n: number) => (n === 100 ? list : `${list}?p=${n}`);
    const answers = Object.fromEntries(
      pages.map((n) => [address(n), links(n) + next(address(n + 1))]),
    );
    const { fetched } = await collect({ ...answers, ...jobs(...pages) });
    expect(fetched).toMatchObject({
      documents: { length: maxListPages },
      omitted: [{ reason: 'too many pages' }],
    });
  });

  it.each([
    ['a page without openings', '<p>About us</p>'],
    ['a page whose links hold no posting', links(101)],
    ['an empty page', ''],
  ])('finds no openings on %s', async (_name, body) => {
    const collected = collect({ [list]: body, [at(101)]: '<p>no</p>' });
    await expect(collected).rejects.toMatchObject({ code: 'no_openings_found' });
  });

  it('throws the first error if all openings fail', async () => {
    const error = new AppError('server_error', { url: at(101), status: 500 });
    await expect(collect({ [list]: links(101), [at(101)]: error })).rejects.toBe(error);
  });

  it('reports missing openings if all are gone', async () => {
    await expect(collect({ [list]: links(101, 102) })).rejects.toMatchObject({
      code: 'page_not_found',
      details: { url: at(101) },
    });
  });

  it('reports a wall instead of the page', async () => {
    const collected = collect({ [list]: '<title>Just a moment...</title>' });
    await expect(collected).rejects.toMatchObject({
      code: 'challenge_page',
      details: { kind: 'Cloudflare' },
    });
  });

  it('stops at a wall half-way', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => 100 + n);
    const { context, fetched } = await collect({
      [list]: links(...ids),
      ...jobs(...ids),
      [at(104)]: '<title>Just a moment...</title>',
    });
    expect(fetched.complete).toBe(false);
    expect(context.requests.length).toBeLessThan(15);
  });

  it.skipIf(!hasRecordings)('reads the item list of a recorded page', async () => {
    const start = 'https://stackoverflow.com/jobs';
    const { context, fetched } = await collect(
      {
        [start]: recording('html-listing/stackoverflow_jobs.html'),
        'https://stackoverflow.com/jobs/365589/big-data-developer-ultra-tendency': job(365589),
      },
      start,
    );
    const details = context.requests.filter(({ url }) => /\/jobs\/\d+\//.test(url));
    expect(details).toHaveLength(25);
    expect(fetched.documents).toHaveLength(1);
  });
});
