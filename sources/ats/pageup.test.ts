import { describe, expect, it } from 'vitest';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody } from '#tests/support/parse-recording.ts';
import { pageup } from './pageup.ts';

// There is no recording; the answers below are made from the facts about PageUp.
const slug = '513/cw/en';
const url = `https://careers.pageuppeople.com/${slug}/search/?page-items=1000`;
const detailUrl = (id: number) => `https://careers.pageuppeople.com/${slug}/job/${id}/clerk`;
const link = (id: number, title = 'Clerk') =>
  `<a class="job-link" href="/${slug}/job/${id}/clerk">${title}</a>`;
const row = (id: number, title = 'Clerk', place = 'Ulm') =>
  `<tr><td>${link(id, title)}</td><td><span class="location">${place}</span></td></tr>`;
const list = (results: string, count?: number) => JSON.stringify({ results, count });
const detail = (text: string) =>
  JSON.stringify({ results: `<h2>Clerk</h2><div id="job-details"><p>${text}</p></div>` });
const run = async (answers: Readonly<Record<string, Answer>>) => {
  const context = createFetchContext({ answers });
  const fetched = await pageup.fetch(slug, context);
  return { fetched, context, ...pageup.parse({ ...fetched, slug, url }) };
};

describe('pageup', () => {
  it.each([
    [
      'rows of a table',
      `<tr><td>${link(1)}</td><td><span class="location">Ulm</span></td></tr><tr class="summary"><td>Sort.</td></tr>`,
    ],
    ['a list', `<ul><li>${link(1)} <span class="location">Ulm</span><p>Sort.</p></li></ul>`],
    [
      'cards',
      `<div class="job-listing"><h3>${link(1)}</h3><ul><li><span class="location">Ulm</span></li></ul></div>`,
    ],
  ])('reads openings in %s', (_name, html) => {
    const { postings } = parseBody(pageup, list(html, 1), { slug, url });
    expect(postings).toMatchObject([
      { externalId: '1', title: 'Clerk', url: detailUrl(1), locations: [{ text: 'Ulm' }] },
    ]);
  });

  it('reads a link in a row of an unknown form', () => {
    const { postings } = parseBody(pageup, list(`<section>${link(1)}</section>`, 1), { slug, url });
    expect(postings).toMatchObject([{ externalId: '1', locations: [] }]);
  });

  it('reads kind, last day and text of an opening, as a script asks for them', async () => {
    const html =
      `<li>${link(1)} <span class="work-type">Permanent Part Time</span>` +
      '<span class="close-date"><time datetime="2026-08-02T13:55:00Z">2 Aug</time></span></li>';
    const { postings, context } = await run({
      [url]: list(html, 1),
      [detailUrl(1)]: detail('Sort.'),
    });
    expect(postings).toMatchObject([
      {
        employmentType: 'part_time',
        validThrough: '2026-08-02T13:55:00Z',
        postedAt: null,
        descriptionText: 'Sort.',
      },
    ]);
    const headers = { 'x-requested-with': 'XMLHttpRequest' };
    expect(context.requests).toMatchObject([{ headers }, { headers }]);
  });

  it.each<[string, Answer, boolean]>([
    ['without the usual element', list('<p>Sort.</p>'), true],
    ['that is gone', { finalUrl: `https://careers.pageuppeople.com/${slug}/jobnotfound` }, true],
    ['behind a wall', { status: 202, body: '' }, false],
  ])('keeps an opening with a page %s', async (_name, answer, complete) => {
    const { fetched, postings } = await run({ [url]: list(row(1), 1), [detailUrl(1)]: answer });
    expect([fetched.complete, postings.length]).toEqual([complete, 1]);
  });

  it.each<[string, Answer, string]>([
    ['a wall', { status: 202, body: '' }, 'challenge_page'],
    ['the page for people', '<html></html>', 'unexpected_content'],
    ['an answer without a list', '{}', 'unreadable_content'],
    ['rows without openings', list('<tr><td>Hello</td></tr>'), 'unreadable_content'],
  ])('knows %s', async (_name, answer, code) => {
    await expect(run({ [url]: answer })).rejects.toMatchObject({ code });
  });

  it.each([
    ['https://careers.pageuppeople.com/513/cw/en/job/694504/clerk', slug],
    ['https://careers.pageuppeople.com/873/lb/en-us/listing/', '873/lb/en-us'],
    ['https://careers.pageuppeople.com/513', slug],
    ['https://careers.pageuppeople.com/513/ci/en/listing', null],
    ['https://www.pageuppeople.com/513', null],
    ['https://careers.pageuppeople.com.example.com/513/cw/en', null],
  ])('reads the board in %s', (address, board) => {
    expect(pageup.match({ url: new URL(address), html: null })?.slug ?? null).toBe(board);
  });
});

const lists: readonly ListCase[] = [
  ['a count that is reached', { [url]: list(row(1), 1), [detailUrl(1)]: detail('Hi') }, true],
  ['an empty board', { [url]: list('', 0) }, true],
  ['a count beyond the list', { [url]: list(row(1), 2), [detailUrl(1)]: detail('Hi') }, false],
];

sourceSuite('pageup', {
  opening: { title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => {
    const { title, place } = JSON.parse(json) as { title: string; place: string };
    return list(row(1, title, place), 1);
  },
  slug,
  lists,
});
