import { describe, expect, it } from 'vitest';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { sources } from './registry.ts';

const entry = (id: number) => ({
  id: String(id),
  title: `Job ${id}`,
  text: `Job ${id}`,
  name: 'J',
});
const entries = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => entry(from + n));

type Web = Readonly<Record<string, Answer>>;
type Case = readonly [name: string, web: Web, isWhole: boolean];

/** A board that answers once: `list` is the member that holds its openings. */
function oneAnswer(url: string, list: string): readonly Case[] {
  const answer = (said: object) => ({ [url]: JSON.stringify({ [list]: entries(1, 3), ...said }) });
  return [
    ['one answer', answer({}), true],
    ['a total that is reached', answer({ meta: { total: 3 } }), true],
    ['a total below the list', answer({ total: 2 }), true],
    ['a total beyond the list', answer({ meta: { total: 4 } }), false],
    ['a total in other words', answer({ totalCount: '20' }), false],
    ['the address of a next page', answer({ next_page_url: '/2' }), false],
    ['a next page in its links', answer({ links: { next: { href: '/2' } } }), false],
    ['a next page that is none', answer({ next: null, hasMore: false, total_pages: 1 }), true],
    ['more to come', answer({ pagination: { has_more: true } }), false],
    ['several pages', answer({ meta: { total_pages: 3 } }), false],
    ['an empty list', { [url]: JSON.stringify({ [list]: [] }) }, true],
    ['null for a list', { [url]: JSON.stringify({ [list]: null }) }, false],
  ];
}

const lever = (skip: number) =>
  `https://api.lever.co/v0/postings/acme?mode=json&limit=100&skip=${skip}`;
const leverPages = (...sizes: readonly number[]): Web => {
  const starts = sizes.map((_, n) => sizes.slice(0, n).reduce((sum, size) => sum + size, 0));
  return Object.fromEntries(
    starts.map((start, n) => [lever(start), JSON.stringify(entries(start, sizes[n] ?? 0))]),
  );
};

const smart = 'https://api.smartrecruiters.com/v1/companies/acme/postings';
const smartList = (offset: number, from: number, count: number, totalFound?: number): Web => ({
  [`${smart}?limit=100&offset=${offset}`]: JSON.stringify({
    content: entries(from, count),
    totalFound,
  }),
});

const page = 'https://acme.example/jobs';
const links = (...ids: readonly number[]) =>
  ids.map((id) => `<a href="/jobs/${id}">x</a>`).join('');
const job = (id: number) =>
  `<script type="application/ld+json">{"@type":"JobPosting","title":"Job ${id}"}</script>`;
const site = (...pages: readonly (readonly [string, string])[]): Web => ({
  ...Object.fromEntries([101, 102, 103, 104].map((id) => [`${page}/${id}`, job(id)])),
  ...Object.fromEntries(pages.map(([query, html]) => [page + query, html])),
});
const items = (said: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'ItemList', ...said })}</script>`;
const pager = '<a href="?page=2">2</a>';

/** By source: what it may find, and whether that proves its list whole. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  greenhouse: oneAnswer(
    'https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true',
    'jobs',
  ),
  ashby: oneAnswer(
    'https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true',
    'jobs',
  ),
  workable: oneAnswer(
    'https://apply.workable.com/api/v1/widget/accounts/acme?details=true',
    'jobs',
  ),
  recruitee: oneAnswer('https://acme.recruitee.com/api/offers/', 'offers'),
  lever: [
    ['a short page', leverPages(7), true],
    ['an empty board', leverPages(0), true],
    ['full pages and a short one', leverPages(100, 100, 3), true],
    ['full pages and an empty one', leverPages(100, 0), true],
    ['pages of fewer than asked for', leverPages(50, 50, 3), true],
    ['a page that fails', leverPages(100), false],
    [
      'a page that repeats',
      { ...leverPages(100), [lever(100)]: leverPages(100)[lever(0)] ?? '' },
      false,
    ],
  ],
  smartrecruiters: [
    ['a total that is reached', { ...smartList(0, 1, 3, 3), ...details(3) }, true],
    [
      'a total beyond the list',
      { ...smartList(0, 1, 3, 9), ...smartList(3, 0, 0, 9), ...details(3) },
      false,
    ],
    [
      'openings that come twice',
      { ...smartList(0, 1, 3, 5), ...smartList(3, 2, 2, 5), ...details(3) },
      false,
    ],
    ['no total, and a short page', { ...smartList(0, 1, 3), ...details(3) }, true],
    ['an empty list', smartList(0, 0, 0, 0), false],
  ],
  json_ld: [
    ['a page without others', site(['', links(101, 102)]), true],
    ['all pages read', site(['', links(101) + pager], ['?page=2', links(102)]), true],
    ['a page that fails', site(['', links(101) + pager]), false],
    ['a page that repeats', site(['', links(101) + pager], ['?page=2', links(101) + pager]), false],
    [
      'a page without openings',
      site(['', links(101) + pager], ['?page=2', '<h1>Back soon</h1>']),
      false,
    ],
    ['a total that is reached', site(['', `<p>Showing 1-2 of 2</p>${links(101, 102)}`]), true],
    ['a total beyond the list', site(['', `<p>Showing 1-2 of 53</p>${links(101, 102)}`]), false],
    ['a count below the list', site(['', `<p>1 open position</p>${links(101, 102)}`]), true],
    ['more by script', site(['', `${links(101, 102)}<button>Load more</button>`]), false],
    [
      'a button for more, and all there',
      site(['', `<p>2 jobs found</p>${links(101, 102)}<button>Load more</button>`]),
      true,
    ],
    [
      'an ItemList of fewer than it says',
      site(['', items({ numberOfItems: 9, itemListElement: [`${page}/101`] })]),
      false,
    ],
    [
      'an ItemList of as many as it says',
      site(['', items({ numberOfItems: 1, itemListElement: [`${page}/101`] })]),
      true,
    ],
    ['half a page', site(['', `<html><body><ul>${links(101, 102)}<li>`]), false],
  ],
};

function details(count: number): Web {
  return Object.fromEntries(
    entries(1, count).map((each) => [`${smart}/${each.id}`, JSON.stringify(each)]),
  );
}

describe('a list that cannot be proven whole closes nothing, whatever its source', () => {
  it('has cases for every source', () => {
    expect(Object.keys(cases).sort()).toEqual(sources.map(({ id }) => id).sort());
  });

  for (const source of sources) {
    describe(source.id, () => {
      it.each(cases[source.id] ?? [])('%s', async (_name, answers, isWhole) => {
        const slug = source.id === 'json_ld' ? page : 'acme';
        const fetched = await source.fetch(slug, createFetchContext({ answers }));
        expect(fetched.complete).toBe(isWhole);
        if (!isWhole) expect(fetched.omitted).not.toEqual([]);
      });
    });
  }
});
