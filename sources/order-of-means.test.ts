import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { WebRequest } from '#core/web-document.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { detect } from './detect.ts';
import { sourceRow } from './registry.ts';

const home = 'https://www.acme.example/';
const at = (path: string) => `https://www.acme.example${path}`;
const careers = at('/careers');

const jsonLd = (title: string) =>
  `<script type="application/ld+json">{"@type":"JobPosting","title":"${title}","description":"x"}</script>`;
const microdata = (title: string) =>
  `<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">${title}</h1></div>`;
const rdfa = (title: string) =>
  `<div vocab="https://schema.org/" typeof="JobPosting"><h1 property="title">${title}</h1></div>`;
const plain = (title: string) => `<h1>${title}</h1>`;

const links = '<a href="/jobs/101">Clerk</a><a href="/jobs/102">Cook</a>';
const namesFeed = '<link rel="alternate" type="application/rss+xml" title="Jobs" href="/jobs.rss">';
const feed = (path: string) =>
  `<rss><channel>${['Clerk', 'Cook'].map((title, n) => `<item><title>${title}</title><link>${at(`${path}/${101 + n}`)}</link></item>`).join('')}</channel></rss>`;
const sitemap = `<urlset>${[101, 102].map((id) => `<url><loc>${at(`/jobs/${id}`)}</loc></url>`).join('')}</urlset>`;
const pages = (of: (title: string) => string) => ({
  [at('/jobs/101')]: of('Clerk'),
  [at('/jobs/102')]: of('Cook'),
});

type Web = Readonly<Record<string, Answer | ((request: WebRequest) => Answer)>>;

/** What a user gets who adds an address: the source, its openings, and whether they are all. */
async function added(address: string, answers: Web) {
  const context = createFetchContext({ answers });
  const { source, slug } = await detect(address, context);
  const reader = await sourceRow(source)?.load();
  const fetched = await reader?.fetch(slug, context);
  const documents = fetched?.documents ?? [];
  const titles = reader?.parse({ documents, slug, url: slug }).postings.map(({ title }) => title);
  return [source, titles, fetched?.complete];
}

const both = ['Clerk', 'Cook'];

describe('a careers page is read by the best means it has', () => {
  it.each<[string, Web, readonly unknown[]]>([
    [
      'postings on the page before a feed',
      { [careers]: jsonLd('Clerk') + jsonLd('Cook') + namesFeed, [at('/jobs.rss')]: feed('/jobs') },
      ['json_ld', both, true],
    ],
    [
      'JSON-LD of its openings before a feed and a sitemap',
      {
        [careers]: links + namesFeed,
        ...pages(jsonLd),
        [at('/jobs.rss')]: feed('/jobs'),
        [at('/sitemap.xml')]: sitemap,
      },
      ['json_ld', both, true],
    ],
    [
      'microdata of its openings',
      { [careers]: links, ...pages(microdata) },
      ['json_ld', both, true],
    ],
    ['RDFa of its openings', { [careers]: links, ...pages(rdfa) }, ['json_ld', both, true]],
    [
      'a feed, if its openings hold no data',
      { [careers]: links + namesFeed, ...pages(plain), [at('/jobs.rss')]: feed('/jobs') },
      ['feed', both, false],
    ],
    [
      'a feed before a sitemap, if only scripts show its openings',
      {
        [careers]: `<div id="app"></div>${namesFeed}`,
        ...pages(jsonLd),
        [at('/jobs.rss')]: feed('/jobs'),
        [at('/sitemap.xml')]: sitemap,
      },
      ['feed', both, false],
    ],
    [
      'a sitemap, if the feed is about other things',
      {
        [careers]: `<div id="app"></div>${namesFeed}`,
        ...pages(jsonLd),
        [at('/jobs.rss')]: feed('/stories'),
        [at('/sitemap.xml')]: sitemap,
      },
      ['sitemap', both, true],
    ],
    [
      'a sitemap that robots.txt names',
      {
        [careers]: '<div id="app"></div>',
        ...pages(microdata),
        [at('/robots.txt')]: `Sitemap: ${at('/index.xml')}`,
        [at('/index.xml')]:
          `<sitemapindex><sitemap><loc>${at('/jobs.xml.gz')}</loc></sitemap></sitemapindex>`,
        [at('/jobs.xml.gz')]: sitemap,
      },
      ['sitemap', both, true],
    ],
    [
      'its looks, if there are no data at all',
      { [careers]: links, ...pages(plain) },
      ['listing', both, true],
    ],
    [
      'a sitemap before its looks',
      {
        [careers]: links.replaceAll('/jobs/', '/x/'),
        ...pages(jsonLd),
        [at('/sitemap.xml')]: sitemap,
      },
      ['sitemap', both, true],
    ],
    [
      'a board before all of its own',
      {
        [careers]: `${links}${namesFeed}<iframe src="https://jobs.lever.co/acme"></iframe>`,
        ...pages(jsonLd),
        'https://api.lever.co/v0/postings/acme?mode=json&limit=100&skip=0': '[]',
      },
      ['lever', [], true],
    ],
  ])('%s', async (_name, answers, expected) => {
    expect(await added(careers, answers)).toEqual(expected);
  });
});

describe('an address of other things than pages', () => {
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    items: both.map((title, n) => ({ id: String(n), title, url: at(`/jobs/${101 + n}`) })),
  });
  const notHtml = { url: '', expected: 'an HTML page', got: 'JSON' };
  const onlyText = (body: string) => (request: WebRequest) =>
    request.expect === 'html' ? new AppError('unexpected_content', notHtml) : body;

  it.each<[string, string, Web, string]>([
    ['a feed', at('/jobs.rss'), { [at('/jobs.rss')]: feed('/jobs') }, 'feed'],
    ['a feed in JSON', at('/jobs.json'), { [at('/jobs.json')]: onlyText(json) }, 'feed'],
    ['a sitemap', at('/jobs.xml'), { [at('/jobs.xml')]: sitemap, ...pages(jsonLd) }, 'sitemap'],
  ])('%s is read', async (_name, address, answers, source) => {
    expect((await added(address, answers)).slice(0, 2)).toEqual([source, both]);
  });

  it('a feed of a blog is no careers page', async () => {
    const context = createFetchContext({ answers: { [at('/rss')]: feed('/stories') } });
    await expect(detect(at('/rss'), context)).rejects.toMatchObject({ code: 'no_openings_found' });
  });
});

describe('a front page leads to the careers page', () => {
  it.each<[string, Web, readonly unknown[]]>([
    [
      'by a label',
      { [home]: '<a href="/x">Offene Stellen</a>', [at('/x')]: links, ...pages(jsonLd) },
      ['json_ld', both, true],
    ],
    [
      'over a page about working there',
      {
        [home]: '<a href="/karriere">Karriere</a>',
        [at('/karriere')]: '<a href="/x">Alle Stellenangebote</a>',
        [at('/x')]: links,
        ...pages(jsonLd),
      },
      ['json_ld', both, true],
    ],
    [
      'although it features an opening itself',
      {
        [home]: `<a href="/jobs/101">Clerk</a><a href="/careers">Careers</a>`,
        [careers]: links,
        ...pages(jsonLd),
      },
      ['json_ld', both, true],
    ],
    [
      'past a link to a board that does not exist',
      {
        [home]:
          '<a href="https://jobs.lever.co/gone">Open positions</a><a href="/careers">Careers</a>',
        [careers]: links,
        ...pages(jsonLd),
      },
      ['json_ld', both, true],
    ],
    [
      'and is read itself if that has no openings',
      {
        [home]: `${links}<a href="/careers">Careers</a>`,
        [careers]: '<h1>Soon</h1>',
        ...pages(jsonLd),
      },
      ['json_ld', both, true],
    ],
  ])('%s', async (_name, answers, expected) => {
    expect(await added(home, answers)).toEqual(expected);
  });
});
