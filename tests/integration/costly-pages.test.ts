import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOneProcess } from '#tests/support/cli.ts';
import {
  type CompanySummary,
  companyIn,
  type ScanWorld,
  startScanWorld,
  summaryOf,
} from '#tests/support/scan.ts';

const many = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join('\n');
const posting = (n: number, description: string) =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: `Clerk ${n}`,
    description,
    identifier: `c${n}`,
  });
const jsonLd = (content: string) => `<script type="application/ld+json">${content}</script>`;
const opening = jsonLd(posting(0, '<p>We look for a clerk.</p>'));

/** Pages of 5 to 24 MB with one opening at the top and costly markup behind it. */
const costly = {
  'links to 240,000 places': many(240_000, (n) => `<li><a href="/news/${n}-of-${n}">Read ${n}</a>`),
  '100,000 pages of a list': `<nav class="pagination">${many(100_000, (n) => `<a href="?page=${n + 2}">${n + 2}</a>`)}</nav>`,
  'elements without an end': '<div>'.repeat(1_000_000),
  '500,000 attributes': `<div ${many(500_000, (n) => `data-x${n}="jobs ${n}"`)}></div>`,
  'forms of many buttons': `<form>${many(20_000, (n) => `<input name="f${n}"><button>Next</button>`)}</form>`,
  'a script of addresses': `<script>${'"https://boards.greenhouse.io/",'.repeat(300_000)}</script>`,
  'a script of dots': `<script>//${'a.'.repeat(5_000_000)}</script>`,
  'a list of 200,000 items': jsonLd(
    `{"@type":"ItemList","itemListElement":[${many(200_000, () => '"/jobs/x",').replace(/,$/, '')}]}`,
  ),
  'JSON-LD that is broken': jsonLd(`[${`${posting(1, 'word')},\n`.repeat(50_000)}`),
};

const honestCount = 300;
const honestPage = many(honestCount, (n) =>
  jsonLd(posting(n, '<p>We bake bread.</p>'.repeat(1_600))),
);

/** The way a page is read is the same without Redis: what matters is that the others are read. */
const costliest = ['100,000 pages of a list', 'elements without an end', 'a script of dots'];

describe.each([
  ['with Redis', {}, Object.keys(costly)],
  ['without', inOneProcess, costliest],
])('one site does not stop the others, %s', (_driver, env, played) => {
  let world: ScanWorld;
  let companies: ReadonlyMap<string, CompanySummary>;
  const honest: string[] = [];

  beforeAll(async () => {
    world = await startScanWorld();
    const setPage = (slug: string, content: string): string => {
      const url = `https://${slug}.example/careers`;
      const body = `<!doctype html><html><body><h1>Jobs</h1>${content}</body></html>`;
      world.sites.setPage(url, { status: 200, type: 'text/html', body });
      return url;
    };
    const pages = [...Object.entries(costly), ['honest', honestPage] as const]
      .filter(([what]) => what === 'honest' || played.includes(what))
      .map(
        ([what, content], n) =>
          [what, setPage(`large${n}`, what === 'honest' ? content : opening + content)] as const,
      );
    for (const kind of ['greenhouse', 'lever', 'ashby', 'html', 'html'] as const) {
      const slug = `good${honest.length}`;
      honest.push(world.sites.addCompany({ kind, slug, postings: 5 }).url);
    }
    const urls = [...pages.map(([, url]) => url), ...honest];
    const result = await world.scrape(urls, env);
    const summary = summaryOf(result);
    companies = new Map([
      ...pages.map(([what, url]) => [what, companyIn(summary, url)] as const),
      ...honest.map((url) => [url, companyIn(summary, url)] as const),
    ]);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('every honest company is read', () => {
    const found = honest.map((url) => companies.get(url));
    expect(found.map((company) => [company?.postings, company?.error])).toEqual(
      honest.map(() => [5, null]),
    );
  });

  it('a page of 10 MB is read in full', () => {
    expect(honestPage.length).toBeGreaterThan(10_000_000);
    expect(companies.get('honest')).toMatchObject({ postings: honestCount, error: null });
  });

  it.each(played)('%s: it ends with its opening, or with its error', (what) => {
    const company = companies.get(what);
    if (company?.error === null) expect(company.postings).toBeGreaterThan(0);
    else expect(['page_too_costly', 'listing_incomplete']).toContain(company?.error.code);
  });
});
