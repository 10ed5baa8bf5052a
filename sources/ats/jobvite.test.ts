import { describe, expect, it } from 'vitest';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { jobvite } from './jobvite.ts';

// There is no recording; the pages below are made from the facts about Jobvite.
const url = (page: number) => `https://jobs.jobvite.com/acme/search?p=${page}`;
const detailUrl = (id: string) => `https://jobs.jobvite.com/acme/job/${id}`;
const row = (id: string, title = `Job ${id}`, place = 'Ulm') =>
  `<tr><td class="jv-job-list-name"><a href="/acme/job/${id}">${title}</a></td>` +
  `<td class="jv-job-list-location">${place}</td></tr>`;
const page = (inner: string, range?: string) =>
  `<html><body><table class="jv-job-list">${inner}</table>` +
  `${range === undefined ? '' : `<div class="jv-pagination-text">${range}</div>`}</body></html>`;
const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => `o${from + n}`);
const text = (html: string) =>
  `<html><div class="jv-job-detail-description"><p>${html}</p></div></html>`;
const details = (...names: readonly string[]) =>
  Object.fromEntries(names.map((id) => [detailUrl(id), text(`Text ${id}`)]));
const run = async (answers: Readonly<Record<string, Answer>>) => {
  const context = createFetchContext({ answers });
  const fetched = await jobvite.fetch('acme', context);
  return { fetched, ...jobvite.parse({ ...fetched, slug: 'acme', url: url(0) }) };
};

describe('jobvite', () => {
  it.each([
    ['a link in a cell', row('oA1', 'Clerk', 'Ulm, Germany')],
    [
      'title and place in the link',
      '<tr><td class="jv-job-list-name"><a href="/acme/job/oA1"><div class="title">Clerk</div>' +
        '<div class="jv-job-list-location">Ulm, Germany</div></a></td></tr>',
    ],
    [
      'divisions for a row',
      '<div class="tr"><div class="jv-job-list-name"><a href="/acme/job/oA1">Clerk</a></div>' +
        '<div class="jv-job-list-location">Ulm, Germany</div></div>',
    ],
    [
      'a script for a link',
      `<tr onclick="window.location.href='/acme/job/oA1'"><td class="jv-job-list-name">Clerk</td>` +
        '<td class="jv-job-list-location">Ulm, Germany</td></tr>',
    ],
  ])('reads a row with %s', (_name, html) => {
    expect(parseBody(jobvite, page(html, '1-1 of 1')).postings).toMatchObject([
      { externalId: 'oA1', title: 'Clerk', locations: [{ text: 'Ulm, Germany' }] },
    ]);
  });

  it('reads an opening of an unknown kind of row from its page', async () => {
    const jsonLd = JSON.stringify({
      '@type': 'JobPosting',
      title: 'Clerk',
      datePosted: '2026-08-01',
      employmentType: 'Full-Time',
      description: '<p>Sort.</p>',
    });
    const { postings } = await run({
      [url(0)]: page('<section><b data-to="/acme/job/oA1">Clerk</b></section>', '1-1 of 1'),
      [detailUrl('oA1')]: `<script type="application/ld+json">${jsonLd}</script>`,
    });
    expect(postings).toMatchObject([
      {
        externalId: 'oA1',
        title: 'Clerk',
        url: detailUrl('oA1'),
        employmentType: 'full_time',
        postedAt: '2026-08-01',
        descriptionText: 'Sort.',
      },
    ]);
  });

  it('takes no number of places for a place', () => {
    expect(
      parseBody(jobvite, page(row('o1', 'Clerk', '3 Locations'))).postings[0]?.locations,
    ).toEqual([]);
  });

  it('reads all pages to the total, in any language', async () => {
    const { fetched, postings } = await run({
      [url(0)]: page(
        ids(1, 50)
          .map((id) => row(id))
          .join(''),
        '1-50 de 1.052'.replace('1.0', ''),
      ),
      [url(1)]: page(
        ids(51, 2)
          .map((id) => row(id))
          .join(''),
        '51-52 de 52',
      ),
      ...details(...ids(1, 52)),
    });
    expect(fetched).toMatchObject({ complete: true, claimed: 52 });
    expect(postings.at(-1)).toMatchObject({ externalId: 'o52', descriptionText: 'Text o52' });
  });

  it.each<[string, Answer, string]>([
    ['a company that left', { finalUrl: 'https://search.jobvite.com/?invalid=1' }, 'unknown_board'],
    [
      'a login',
      { finalUrl: 'https://app.jobvite.com/Login/Login.aspx', body: '<p>Log in</p>' },
      'unreadable_content',
    ],
    [
      'a page that a script fills',
      '<html><body><div id="app"></div></body></html>',
      'unreadable_content',
    ],
    ['a wall', '<html><title>Just a moment...</title></html>', 'challenge_page'],
  ])('knows %s', async (_name, answer, code) => {
    await expect(run({ [url(0)]: answer })).rejects.toMatchObject({ code });
  });

  it.each([
    ['https://jobs.jobvite.com/acme/job/oA1', 'acme'],
    ['https://jobs.jobvite.com/careers/acme/jobs', 'acme'],
    ['https://jobs.jobvite.com/support', null],
    ['https://www.jobvite.com/acme', null],
    ['https://jobs.jobvite.com.example.com/acme', null],
  ])('reads the board in %s', (address, slug) => {
    expect(jobvite.match({ url: new URL(address), html: null })?.slug ?? null).toBe(slug);
  });
});

const lists: readonly ListCase[] = [
  ['one page', { [url(0)]: page(row('o1'), '1-1 of 1'), ...details('o1') }, true],
  ['an empty board', { [url(0)]: page('<p>No results found.</p>') }, true],
  ['a page that fails', { [url(0)]: page(row('o1'), '1-50 of 51'), ...details('o1') }, false],
  [
    'a page again and again',
    {
      [url(0)]: page(row('o1'), '1-50 of 51'),
      [url(1)]: page(row('o1'), '1-50 of 51'),
      ...details('o1'),
    },
    false,
  ],
];

sourceSuite('jobvite', {
  opening: { title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => {
    const { title, place } = JSON.parse(json) as { title: string; place: string };
    return page(row('o1', title, place));
  },
  lists,
});
