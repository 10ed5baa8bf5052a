import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { avature } from './avature.ts';

const slug = 'acme.avature.net/careers';
const listUrl = (offset: number) =>
  `https://${slug}/SearchJobs/?jobOffset=${offset}${offset > 0 ? `&folderOffset=${offset}` : ''}`;
const detailUrl = (id: number) => `https://${slug}/JobDetail/Job/${id}`;

/** Pages in the form of the recordings. */
const article = (id: number, title = `Job ${id}`, place = 'Ulm') =>
  `<article class="article--result"><h3><a href="${detailUrl(id)}">${title}</a></h3>
  <div class="article__header__text__subtitle"><span>${place}</span><span>Ref #${id}</span>
  <span>Apply by Jul-28-2026</span></div><a href="mailto:?body=${detailUrl(id)}">Share</a></article>`;
const page = (articles: string, total: number | null) => `<html>
  ${total === null ? '' : `<div class="list-controls__legend">1-6 of ${total} results</div>`}
  <a class="paginationNextLink" href="?jobOffset=6">Next</a>
  <div class="section__content__results">${articles}</div></html>`;

const run = async (answers: Readonly<Record<string, Answer>>) => {
  const fetched = await avature.fetch(slug, createFetchContext({ answers }));
  return { fetched, ...avature.parse({ ...fetched, slug, url: '' }) };
};

describe.skipIf(!hasRecordings)('avature on recordings', () => {
  it.each([
    ['avature/ally_search_offset0.html', 6],
    ['avature/xerox_search_offset0.html', 5],
    ['avature/landolakes_search_offset0.html', 10],
    ['avature/ally_search_offset66.html', 0],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(avature, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads the designs of several portals', () => {
    const ally = parseRecording(avature, 'avature/ally_search_offset0.html').postings;
    const xerox = parseRecording(avature, 'avature/xerox_search_offset0.html').postings;
    const lol = parseRecording(avature, 'avature/landolakes_search_offset0.html').postings;
    expect(ally[0]).toMatchObject({
      externalId: '17055',
      title: 'Manager, Invest Fraud Strategy and Operations',
      url: 'https://ally.avature.net/careers/JobDetail/Manager-Invest-Fraud-Strategy-and-Operations/17055',
      locations: [{ text: 'Charlotte, NC, USA' }],
      postedAt: '2026-07-28',
    });
    expect(ally[5]).toMatchObject({ externalId: '17147', title: 'Customer Payment Specialist' });
    expect(xerox[0]).toMatchObject({
      externalId: '51377',
      title: '2L Operations Manager',
      locations: [{ city: 'Cebu City', country: 'Philippines' }],
    });
    expect(lol[0]).toMatchObject({
      externalId: '1941',
      locations: [{ text: 'Uganda' }],
      postedAt: '2025-07-10',
    });
  });

  it('ends at the total, though the page past the end leads back', async () => {
    const last = recording('avature/ally_search_offset66.html');
    const first = recording('avature/ally_search_offset0.html');
    const { fetched } = await run({ [listUrl(0)]: first, [listUrl(6)]: last });
    expect(fetched).toMatchObject({ claimed: 65, complete: false });
    expect(fetched.omitted).toEqual([{ what: '59 openings', reason: 'the site lists 6 of 65' }]);
  });
});

describe('avature', () => {
  it.each([
    [`https://${slug}/SearchJobs/?jobOffset=6`, slug],
    ['https://acme.avature.net/en_US/careers/JobDetail/Cook/1', 'acme.avature.net/en_US/careers'],
    ['https://acme.avature.net/Careers', 'acme.avature.net/Careers'],
    ['https://acme.avature.net/SearchJobs/', null],
    ['https://acme.avature.net/_linkedinApiv2?portalUrl=x', null],
    ['https://www.avature.net/careers', null],
    ['https://acme.avature.net.example.com/careers', null],
  ])('%s is the board %s', (url, board) => {
    expect(avature.match({ url: new URL(url), html: null })?.slug ?? null).toBe(board);
  });

  it('adds the text of a page, and keeps one of an unknown design without', async () => {
    const { fetched, postings } = await run({
      [listUrl(0)]: page(article(1) + article(2), 2),
      [detailUrl(1)]: '<div class="article__content__view__field"><p>Soup</p></div>',
      [detailUrl(2)]: `<link rel="canonical" href="${detailUrl(2)}">Hello`,
    });
    expect(fetched.complete).toBe(true);
    expect(postings).toMatchObject([
      { descriptionText: 'Soup', postedAt: null },
      { descriptionText: '' },
    ]);
  });

  it('reads a list without a total to its empty page', async () => {
    const { fetched } = await run({
      [listUrl(0)]: page(article(1), null),
      [listUrl(1)]: page('', null),
    });
    expect(fetched).toMatchObject({ complete: true, claimed: null });
  });

  it('is not whole at the wall after 2,000 openings', async () => {
    const { fetched } = await run({
      [listUrl(0)]: page(article(1), 5_000),
      [listUrl(1)]: '<h1>An error occurred</h1>',
    });
    expect(fetched.complete).toBe(false);
  });

  it.each([
    ['an empty answer', { status: 202, body: '' }, 'challenge_page'],
    ['another page', { body: '<p>Hello</p>' }, 'unreadable_content'],
  ])('reports %s', async (_name, answer, code) => {
    await expect(run({ [listUrl(0)]: answer })).rejects.toMatchObject({ code });
  });
});

sourceSuite('avature', {
  opening: { title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => {
    const { title, place } = JSON.parse(json) as { title: string; place: string };
    return page(article(1, title, place), 1);
  },
  slug,
  lists: pagedAnswers({
    request: (offset) => ({ url: listUrl(offset), expect: 'html' }),
    size: 6,
    answer: (openings, total) =>
      page(openings.map(({ id }) => article(Number(id))).join(''), total ?? null),
    statesTotal: true,
  }),
});
