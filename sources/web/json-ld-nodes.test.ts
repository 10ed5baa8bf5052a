import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { readJsonLd } from './json-ld-nodes.ts';

const page = (...values: readonly unknown[]) =>
  values
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .map((block) => `<script type="application/ld+json">${block}</script>`)
    .join('');
const job = { '@type': 'JobPosting', title: 'Engineer' };

describe('readJsonLd', () => {
  it.each([
    ['an object', job],
    ['an array', [{ '@type': 'Organization' }, job]],
    ['a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebPage' }, job] }],
    [
      'an item list',
      { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: job }] },
    ],
    ['an item list without list items', { '@type': 'ItemList', itemListElement: [job] }],
    ['the main entity of a page', { '@type': 'WebPage', mainEntity: job }],
    ['a list of types', { ...job, '@type': ['Thing', 'JobPosting'] }],
    ['a type with http', { ...job, '@type': 'http://schema.org/JobPosting' }],
    ['a type with https', { ...job, '@type': 'https://schema.org/JobPosting' }],
    ['a type with a prefix', { ...job, '@type': 'schema:JobPosting' }],
  ])('finds the posting in %s', (_name, value) => {
    expect(readJsonLd(page(value)).postings).toHaveLength(1);
  });

  it('finds the addresses of a list of any length', () => {
    const items = Array.from({ length: 200_000 }, (_, n) => `/jobs/${n}`);
    const { itemUrls } = readJsonLd(page({ '@type': 'ItemList', itemListElement: items }));
    expect(itemUrls).toHaveLength(200_000);
  });

  it('finds the postings of several blocks', () => {
    expect(readJsonLd(page({ '@type': 'WebSite' }, job, [job, job])).postings).toHaveLength(3);
  });

  it.each([
    ['empty', ''],
    ['not JSON', 'nothing here'],
    ['null', null],
    ['a word', '"JobPosting"'],
    ['another type', { '@type': 'JobPostingList' }],
    ['no type', { title: 'Engineer' }],
  ])('finds nothing in a block that is %s', (_name, value) => {
    expect(readJsonLd(page(value))).toMatchObject({ postings: [], itemUrls: [] });
  });

  it('counts the broken blocks that mention postings', () => {
    expect(readJsonLd(page('{"@type":"JobPosting",,}', '{broken', job)).broken).toBe(1);
  });

  it('reads the addresses of an item list in any form', () => {
    const itemListElement = [
      { '@type': 'ListItem', position: 1, url: '/jobs/1' },
      { '@type': 'ListItem', item: '/jobs/2' },
      { '@type': 'ListItem', item: { '@id': '/jobs/3' } },
      { '@type': 'ListItem', item: { url: '/jobs/4' } },
      '/jobs/5',
      { '@type': 'ListItem', item: { ...job, url: '/jobs/described' } },
    ];
    const { itemUrls } = readJsonLd(page({ '@type': 'ItemList', itemListElement }));
    expect(itemUrls).toEqual(['/jobs/1', '/jobs/2', '/jobs/3', '/jobs/4', '/jobs/5']);
  });

  it('does not take breadcrumbs as a list of openings', () => {
    const itemListElement = [{ '@type': 'ListItem', item: '/careers' }];
    expect(readJsonLd(page({ '@type': 'BreadcrumbList', itemListElement })).itemUrls).toEqual([]);
  });

  it.each([
    ['comments', '/*'.repeat(320_000)],
    ['escaped quotes', '"\\"'.repeat(210_000)],
    ['an escaped quote', `"${'\\"'.repeat(320_000)}`],
    ['blanks after a comment', `-->${' '.repeat(640_000)}x`],
  ])('reads a block of nothing but %s in time proportional to its length', (_name, block) => {
    expect(cpuMsOf(() => readJsonLd(page(block)))).toBeLessThan(300);
  });

  it('survives an endlessly nested block', () => {
    expect(readJsonLd(page(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)).postings).toEqual([]);
  });
});
