import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { Listing } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { HttpClient } from '#services/http/client.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { jobContext, jobSubject } from '#tests/support/job-context.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { createReader } from '../reading/reader.ts';
import { createDetectSource, createFetchPage, createScrapeCompany } from './processor.ts';

const careers = jobSubject.companyUrl;
const boardOf = (slug: string) =>
  `https://api.lever.co/v0/postings/${slug}?mode=json&limit=100&skip=0`;
const opening = JSON.stringify([{ id: 'a1', text: 'Baker' }]);
const linkTo = (slug: string) =>
  `<h1>Jobs</h1><script src="https://api.lever.co/v0/postings/${slug}?mode=json"></script><a href="https://jobs.lever.co/${slug}">Open positions</a>`;

type Asked = { readonly url: string; readonly previous: WebDocument | null };

function web(answers: Readonly<Record<string, string | AppError>>, unwilling: string[] = []) {
  const asked: Asked[] = [];
  const fetch: HttpClient['fetch'] = async ({ url }, _signal, previous = null) => {
    asked.push({ url, previous });
    const answer = answers[url] ?? new AppError('page_not_found', { url, status: 404 });
    if (answer instanceof AppError) throw answer;
    const isUnwilling = unwilling.includes(new URL(url).host);
    return {
      ...webDocument(url, { body: answer }),
      ...(isUnwilling && { noModel: true as const }),
    };
  };
  return { fetch, asked };
}

function scraping(answers: Readonly<Record<string, string | AppError>>, unwilling?: string[]) {
  const http = web(answers, unwilling);
  const snapshots = memorySnapshots();
  const scrape = createScrapeCompany({ http, snapshots, reader: createReader() });
  const context = jobContext();
  const payload = { ...jobSubject, source: null, slug: null, previous: null, enrich: false };
  return {
    snapshots,
    context,
    urls: () => http.asked.map(({ url }) => url),
    asked: http.asked,
    scrape: (said: Partial<Parameters<typeof scrape>[0]> = {}) =>
      scrape({ ...payload, ...said }, context),
  };
}

const missingBoard = {
  code: 'unknown_board',
  details: { slug: 'acme' },
};

describe('scrape_company', () => {
  it('asks the known board, and no page', async () => {
    const { scrape, urls } = scraping({ [boardOf('acme')]: opening });
    await scrape({ source: 'lever', slug: 'acme' });
    expect(urls()).toEqual([boardOf('acme')]);
  });

  it.each([
    ['notes that the board keeps its openings from models', 'api.lever.co', true],
    ['does not mind that the page that leads to the board does', 'acme.example', undefined],
  ])('%s', async (_what, unwilling, noModel) => {
    const answers = { [careers]: linkTo('acme'), [boardOf('acme')]: opening };
    const { scrape, snapshots } = scraping(answers, [unwilling]);
    const { listing } = await scrape();
    expect((await snapshots.get(listing, Listing)).noModel).toBe(noModel);
  });

  it('reads the page if no board is known', async () => {
    const { scrape, urls } = scraping({ [careers]: linkTo('acme'), [boardOf('acme')]: opening });
    expect(await scrape()).toMatchObject({ source: 'lever', documents: 1 });
    expect(urls()[0]).toBe(careers);
  });

  it('reports that it detects the board, then which board it asks', async () => {
    const { scrape, context } = scraping({
      [careers]: linkTo('acme'),
      [boardOf('acme')]: opening,
    });
    await scrape();
    expect(context.steps.slice(0, 2)).toEqual(['Finding the job board', 'Reading Lever']);
  });

  it('passes on everything it fetched by reference', async () => {
    const { scrape, snapshots } = scraping({ [boardOf('acme')]: opening });
    const { listing } = await scrape({ source: 'lever', slug: 'acme' });
    expect(await snapshots.get(listing, Listing)).toMatchObject({
      url: careers,
      source: 'lever',
      slug: 'acme',
      complete: true,
      documents: [{ url: boardOf('acme'), body: opening }],
    });
  });

  it('reports a missing board that the page still names', async () => {
    const { scrape } = scraping({ [careers]: linkTo('acme') });
    await expect(scrape({ source: 'lever', slug: 'acme' })).rejects.toMatchObject(missingBoard);
  });

  it('reports a missing board if the page is missing too', async () => {
    const { scrape } = scraping({});
    await expect(scrape({ source: 'lever', slug: 'acme' })).rejects.toMatchObject(missingBoard);
  });

  it('does not look for another board after a passing failure', async () => {
    const busy = new AppError('server_error', { url: boardOf('acme'), status: 503 });
    const { scrape, urls } = scraping({ [careers]: linkTo('acme'), [boardOf('acme')]: busy });
    await expect(scrape({ source: 'lever', slug: 'acme' })).rejects.toBe(busy);
    expect(urls()).not.toContain(careers);
  });

  it('asks conditionally for the documents of the last scan', async () => {
    const { scrape, asked } = scraping({ [boardOf('acme')]: opening });
    const { listing } = await scrape({ source: 'lever', slug: 'acme' });
    await scrape({ source: 'lever', slug: 'acme', previous: listing });
    expect(asked.map(({ previous }) => previous?.body)).toEqual([undefined, opening]);
  });

  it('fetches everything again if the last listing is gone', async () => {
    const { scrape, asked } = scraping({ [boardOf('acme')]: opening });
    await scrape({ source: 'lever', slug: 'acme', previous: `sha256-${'0'.repeat(64)}` });
    expect(asked).toEqual([{ url: boardOf('acme'), previous: null }]);
  });

  it('does not read a broken disk as a missing listing', async () => {
    const { fetch } = web({ [boardOf('acme')]: opening });
    const broken = new Error('EIO');
    const snapshots = { ...memorySnapshots(), get: () => Promise.reject(broken) };
    const scrape = createScrapeCompany({ http: { fetch }, snapshots, reader: createReader() });
    const payload = {
      ...jobSubject,
      source: 'lever',
      slug: 'acme',
      previous: `sha256-${'0'.repeat(64)}`,
      enrich: false,
    };
    await expect(scrape(payload, jobContext())).rejects.toBe(broken);
  });

  it('refuses a source that only another version knows', async () => {
    const { scrape } = scraping({});
    await expect(scrape({ source: 'teletext', slug: 'acme' })).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('teletext'),
    });
  });
});

describe('detect_source', () => {
  it('finds how a company publishes without fetching its openings', async () => {
    const http = web({ [careers]: linkTo('acme') });
    const payload = { userId: 'local_user', companyUrl: careers, url: careers };
    expect(
      await createDetectSource({ http, reader: createReader() })(payload, jobContext()),
    ).toMatchObject({
      url: careers,
      source: 'lever',
      slug: 'acme',
      evidence: expect.any(String),
    });
    expect(http.asked.map(({ url }) => url)).not.toContain(boardOf('acme'));
  });
});

describe('a known name is not reported as a typing error', () => {
  const missing = (host: string) => new AppError('host_not_found', { host });
  const spelling = /spelling/;

  it.each([
    ['a board’s API', careers, boardOf('acme'), 'api.lever.co', 'board'],
    [
      'an address that names a board, as those of the catalogue do',
      'https://acme.recruitee.com',
      'https://acme.recruitee.com/api/offers/',
      'acme.recruitee.com',
      'board',
    ],
  ] as const)('%s', async (_what, companyUrl, url, host, known) => {
    const { scrape } = scraping({ [careers]: linkTo('acme'), [url]: missing(host) });
    const failure = await scrape({ companyUrl }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'host_not_found', details: { host, known } });
    expect(failure).toMatchObject({ hint: expect.not.stringMatching(spelling) });
  });

  it('a page that was read before', async () => {
    const companyUrl = 'https://acme.example/jobs';
    const { scrape } = scraping({ [companyUrl]: missing('acme.example') });
    const failure = await scrape({ companyUrl, source: 'json_ld', slug: companyUrl }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ details: { known: 'read' } });
    expect(failure).toMatchObject({ hint: expect.not.stringMatching(spelling) });
  });

  it('but a typed name may be', async () => {
    const companyUrl = 'https://acmee.example/jobs';
    const { scrape } = scraping({ [companyUrl]: missing('acmee.example') });
    await expect(scrape({ companyUrl })).rejects.toMatchObject({
      code: 'host_not_found',
      hint: expect.stringMatching(spelling),
    });
  });
});

describe('fetch_page', () => {
  const page = 'https://acme.example/jobs/1';
  const subject = { url: page, userId: 'me', companyUrl: page };

  it('keeps the text of the page', async () => {
    const snapshots = memorySnapshots();
    const fetchPage = createFetchPage({ http: web({ [page]: '<h1>Baker</h1>' }), snapshots });
    const { url, text } = await fetchPage(subject, jobContext());
    expect(url).toBe(page);
    expect(await snapshots.get(text, z.string())).toBe('<h1>Baker</h1>');
  });

  it('throws what the site says', async () => {
    const fetchPage = createFetchPage({ http: web({}), snapshots: memorySnapshots() });
    await expect(fetchPage(subject, jobContext())).rejects.toMatchObject({
      code: 'page_not_found',
    });
  });
});
