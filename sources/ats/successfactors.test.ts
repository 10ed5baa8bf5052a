import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { detect } from '../detect.ts';
import { successfactors } from './successfactors.ts';

const slug = 'careers.acme.example';
const old = 'career4.successfactors.com/career?company=acme';
const site = 'careers.acme.example/north';
const job = (id: number) => `https://${slug}/job/Ulm-Job-${id}/${id}/`;

/** The lists in the form of the facts: no recording of a site on an own domain is there. */
const item = (id: number, title = `Job ${id}`) =>
  `<item><title>${title}</title><link>${job(id)}</link><g:id>${id}</g:id><g:location>Ulm, DE</g:location>
  <description><![CDATA[<p>Text ${id}</p>]]></description><g:expiration_date>2026-12-31</g:expiration_date></item>`;
const rss = (...items: readonly string[]) =>
  `<rss version="2.0"><channel>${items.join('')}</channel></rss>`;
const row = (id: number, title = `Job ${id}`, place = 'Ulm') =>
  `<tr class="data-row"><td><a class="jobTitle-link" href="/job/Job-${id}/${id}/">${title}</a>
  <a class="jobTitle-link" href="/job/Job-${id}/${id}/">${title}</a></td>
  <td><span class="jobLocation">${place}</span></td></tr>`;
const search = (rows: string, total: number) =>
  `<html><span class="paginationLabel">Results <b>1 – 25</b> of <b>${total}</b></span>
  <table id="searchresults">${rows}</table></html>`;

const microdata = (title: string, more = '') =>
  `<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">${title}</h1>${more}
  <span itemprop="description"><span class="jobdescription"><p>Soup</p></span></span></div>`;

const run = async (answers: Readonly<Record<string, Answer>>, board = slug) => {
  const context = createFetchContext({ answers });
  const fetched = await successfactors.fetch(board, context);
  const parsed = successfactors.parse({ ...fetched, slug: board, url: '' });
  return { fetched, ...parsed, asked: context.requests.map(({ url }) => url) };
};

describe.skipIf(!hasRecordings)('successfactors on recordings', () => {
  it('reads the XML of an old site, which is not well-formed', () => {
    const name = 'successfactors/colgate_jobs.xml';
    const { postings, skipped } = parseRecording(successfactors, name, old);
    expect(skipped).toEqual([]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings).toMatchObject([
      {
        externalId: '173126',
        title: 'Advanced Analytics - Retail',
        company: "Hill's Pet Nutrition",
        url: `https://${old}&career_ns=job_listing&career_job_req_id=173126`,
        locations: [{ text: 'Overland Park, Kansas, United States' }],
        workplace: 'hybrid',
      },
      { externalId: '164817', workplace: null },
    ]);
  });
});

describe('successfactors', () => {
  it.each([
    [`https://${old}&career_ns=job_listing_summary`, old],
    [
      'https://career5.successfactors.eu/career?company=EY&lang=de',
      'career5.successfactors.eu/career?company=EY',
    ],
    ['https://career4.successfactors.com/career', null],
    ['https://www.successfactors.com/career?company=acme', null],
    ['https://career4.successfactors.com.example.com/career?company=acme', null],
  ])('%s is the board %s', (url, board) => {
    expect(successfactors.match({ url: new URL(url), html: null })?.slug ?? null).toBe(board);
  });

  it.each([
    [`https://${slug}/search/?q=`, slug],
    [`https://${slug}/job/Ulm-Cook/12/`, slug],
    [`https://${slug}/north/search/`, site],
  ])('%s is a career site by its marks', (url, board) => {
    const html = '<script src="https://rmkcdn.successfactors.com/1/a.js"></script>';
    expect(successfactors.match({ url: new URL(url), html })?.slug).toBe(board);
  });

  it.each([
    ['the search', { [`https://${slug}/search/?q=&startrow=0`]: search(row(1), 1) }],
    ['a feed', { [`https://${slug}/sitemal.xml`]: rss(item(1)) }],
  ])('is found behind an address by its page and %s', async (_name, answers) => {
    const home = `https://${slug}/`;
    const html = '<div data-careersite-propertyid="1"></div>';
    const found = await detect(home, createFetchContext({ answers: { [home]: html, ...answers } }));
    expect(found).toMatchObject({ source: 'successfactors', slug });
  });

  it('is no board at a host without any list', async () => {
    const probed = await successfactors.probe?.(slug, createFetchContext({ answers: {} }));
    expect(probed).toBeNull();
  });

  it('reads a feed with all texts in one request', async () => {
    const { fetched, postings, asked } = await run({
      [`https://${slug}/sitemal.xml`]: rss(item(1, 'Cook (Ulm, DE)'), item(2, 'Cook (m/f)')),
    });
    expect([fetched.complete, asked.length]).toEqual([true, 1]);
    expect(postings).toMatchObject([
      { externalId: '1', title: 'Cook', url: job(1), descriptionText: 'Text 1', postedAt: null },
      { title: 'Cook (m/f)', validThrough: '2026-12-31' },
    ]);
  });

  it('reads the search, and openings on their pages, if no feed lists any', async () => {
    const { fetched, postings } = await run({
      [`https://${slug}/sitemal.xml`]: rss(),
      [`https://${slug}/search/?q=&startrow=0`]: search(row(12), 1),
      [`https://${slug}/job/Job-12/12/`]: microdata(
        'Cook',
        '<meta itemprop="datePosted" content="Wed Jul 08 02:00:00 UTC 2026">',
      ),
    });
    expect(fetched.complete).toBe(true);
    expect(postings).toMatchObject([
      { externalId: '12', postedAt: '2026-07-08T02:00:00Z', descriptionText: 'Soup' },
    ]);
  });

  it('reads the text of a page without microdata', async () => {
    const { postings } = await run({
      [`https://${slug}/search/?q=&startrow=0`]: search(row(12), 1),
      [`https://${slug}/job/Job-12/12/`]: '<div class="jobdescription"><p>Soup</p></div>',
    });
    expect(postings).toMatchObject([{ title: 'Job 12', descriptionText: 'Soup' }]);
  });

  it('reads the site map as the last way, where only pages name the openings', async () => {
    const { postings } = await run({
      [`https://${slug}/job_sitemap.xml`]: `<urlset><url><loc>${job(1)}</loc></url><url><loc>https://${slug}/</loc></url></urlset>`,
      [job(1)]: `${microdata('Cook')}<p class="jobGeoLocation">Ulm, DE</p>`,
    });
    expect(postings).toMatchObject([
      { externalId: '1', title: 'Cook', locations: [{ text: 'Ulm, DE' }], descriptionText: 'Soup' },
    ]);
  });

  it.each([
    ['a host without any list', {}, slug, 'unknown_board'],
    [
      'a page of another kind',
      { [`https://${slug}/search/?q=&startrow=0`]: '<p>Hello</p>' },
      slug,
      'unreadable_content',
    ],
    [
      'a short page for a wrong company',
      { [`https://${old}&career_ns=job_listing_summary&resultType=XML`]: '<html>Sorry</html>' },
      old,
      'unexpected_content',
    ],
  ])('reports %s', async (_name, answers, board, code) => {
    await expect(run(answers, board)).rejects.toMatchObject({ code });
  });
});

sourceSuite('successfactors', {
  opening: { id: 1, title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => {
    const { title, place } = JSON.parse(json) as { title: string; place: string };
    return search(row(1, title, place), 1);
  },
  slug: site,
  lists: [
    ...pagedAnswers({
      request: (offset) => ({
        url: `https://${site}/search/?q=&startrow=${offset}`,
        expect: 'html',
      }),
      size: 25,
      answer: (openings, total) =>
        search(openings.map(({ id }) => row(Number(id))).join(''), total ?? 0),
      statesTotal: true,
    }),
  ],
});
