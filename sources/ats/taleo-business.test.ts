import { describe, expect, it } from 'vitest';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { taleoBusiness } from './taleo-business.ts';

// Made from the facts: no recording is there.
const site = 'phh.tbe.taleo.net/phh01/ats/careers/v2';
const slug = `${site}/searchResults?org=ACME&cws=37`;
const listUrl = (offset: number) =>
  `https://${slug}${offset > 0 ? `&next&rowFrom=${offset}&act=null&sortColumn=null&sortOrder=null` : ''}`;
const detailUrl = (id: number) => `https://${site}/viewRequisition?org=ACME&cws=37&rid=${id}`;
const row = (id: number, title = `Job ${id}`) =>
  `<div><h4 class="oracletaleocwsv2-head-title"><a class="viewJobLink" href="${detailUrl(id)}">${title}</a></h4>
  <a class="viewJobLink" href="${detailUrl(id)}">Details</a></div>`;
const page = (rows: string) => `<html><div class="oracletaleocwsv2-list">${rows}</div></html>`;
const posting = (said: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: 'x', ...said })}</script>`;

const run = async (answers: Readonly<Record<string, Answer>>) => {
  const fetched = await taleoBusiness.fetch(slug, createFetchContext({ answers }));
  return { fetched, ...taleoBusiness.parse({ ...fetched, slug, url: '' }) };
};

describe('taleoBusiness', () => {
  it.each([
    [`https://${slug}`, slug],
    [detailUrl(5), slug],
    [`https://${site}/searchResults?org=ACME`, null],
    ['https://acme.taleo.net/careersection/2/jobsearch.ftl?org=ACME&cws=37', null],
    [`https://${slug.replace('taleo.net', 'taleo.net.example.com')}`, null],
  ])('%s is the board %s', (url, board) => {
    expect(taleoBusiness.match({ url: new URL(url), html: null })?.slug ?? null).toBe(board);
  });

  it('joins the list with the pages of its openings', async () => {
    const { fetched, postings } = await run({
      [listUrl(0)]: page(row(1, 'Cook') + row(2)),
      [detailUrl(1)]: posting({
        description: '<p>Soup</p>',
        datePosted: '2025-07-28 00:00:00.0',
        jobLocation: { address: { addressLocality: 'Ulm' } },
      }),
      [detailUrl(2)]: '<p>The job is no longer available</p>',
    });
    expect(fetched).toMatchObject({ complete: true, proof: 'the list was read to its last page' });
    expect(postings).toMatchObject([
      {
        externalId: '1',
        title: 'Cook',
        locations: [{ text: 'Ulm' }],
        postedAt: expect.stringMatching(/^2025-07-28/),
        descriptionText: 'Soup',
      },
      { externalId: '2', title: 'Job 2', descriptionText: '' },
    ]);
  });

  it.each([
    ['another page', { body: '<p>Hello</p>' }, 'unreadable_content'],
    ['an unknown site', { status: 404, body: '' }, 'unknown_board'],
  ])('reports %s', async (_name, answer, code) => {
    await expect(run({ [listUrl(0)]: answer })).rejects.toMatchObject({ code });
  });

  it('takes a site without openings for an empty list', async () => {
    expect((await run({ [listUrl(0)]: page('') })).fetched).toMatchObject({ complete: true });
  });
});

sourceSuite('taleo_business', {
  opening: { title: 'Clerk' },
  listsPlaces: false,
  documentOf: (json) => page(row(1, (JSON.parse(json) as { title: string }).title)),
  slug,
  lists: pagedAnswers({
    request: (offset) => ({ url: listUrl(offset), expect: 'html' }),
    size: 10,
    answer: (openings) => page(openings.map(({ id }) => row(Number(id))).join('')),
    statesTotal: false,
  }),
});
