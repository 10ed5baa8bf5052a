import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { radancy } from './radancy.ts';

const slug = 'jobs.acme.example/en';
const listUrl = (page: number) =>
  `https://${slug}/search-jobs/results?ActiveFacetID=0&CurrentPage=${page + 1}&RecordsPerPage=100&SearchResultsModuleName=Search+Results`;
const row = (id: number, title = `Job ${id}`, place = 'Ulm') =>
  `<li><a href="/en/job/ulm/job/1/${id}" data-job-id="${id}"><h2>${title}</h2>
  <span class="job-location">${place}</span></a><button data-job-id="${id}">Save</button></li>`;
const answer = (rows: string, total: number) =>
  JSON.stringify({
    hasJobs: true,
    results: `<section id="search-results" data-total-job-results="${total}"><ul>${rows}</ul></section>`,
  });

const run = async (answers: Readonly<Record<string, Answer>>) => {
  const context = createFetchContext({ answers });
  const fetched = await radancy.fetch(slug, context);
  const parsed = radancy.parse({ ...fetched, slug, url: '' });
  return { fetched, ...parsed, asked: context.requests };
};

describe.skipIf(!hasRecordings)('radancy on recordings', () => {
  it.each(['aldi', 'disney', 'vinci'])('reads every opening of %s', (name) => {
    const { postings, skipped } = parseRecording(radancy, `radancy/${name}_results.json`);
    expect([postings.length, skipped]).toEqual([6, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads the designs of several companies', () => {
    const [aldi] = parseRecording(radancy, 'radancy/aldi_results.json').postings;
    const disney = parseRecording(radancy, 'radancy/disney_results.json').postings;
    const [vinci] = parseRecording(radancy, 'radancy/vinci_results.json').postings;
    expect(aldi).toMatchObject({
      externalId: '98393877456',
      title: 'Full-Time Assistant Store Manager',
      url: 'https://example.com/job/north-richland-hills/full-time-assistant-store-manager/61/98393877456',
      locations: [{ text: '8537 Davis Blvd, North Richland Hills, TX, USA, 76182' }],
      department: 'Store',
      employmentType: 'full_time',
    });
    expect(disney[0]).toMatchObject({
      title: 'Sr Executive Assistant (PH)',
      locations: [{ text: 'Burbank, California, United States' }],
      postedAt: '2026-07-27',
    });
    expect(disney[1]?.locations).toHaveLength(2);
    expect(disney[3]?.title).toBe('Massage Therapist-$16.25/Hour + Commission & Gratuities');
    expect(vinci).toMatchObject({
      title: expect.stringMatching(/^Monteur:in \(w\/m\/d\)/),
      locations: [{ text: 'Frankfurt am Main, Hessen' }],
      department: 'OPERATIONS / MAINTENANCE',
    });
  });

  it('takes the total of openings, not that of all results', async () => {
    const { fetched } = await run({ [listUrl(0)]: recording('radancy/aldi_results.json') });
    expect(fetched).toMatchObject({ claimed: 1213, complete: false });
  });
});

describe('radancy', () => {
  it.each([
    [`https://${slug}/search-jobs`, slug],
    ['https://jobs.acme.example/search-jobs/ulm', 'jobs.acme.example'],
  ])('%s is a career site by its marks', (url, board) => {
    const html = '<section id="search-results" data-search-results-module-name="Search Results">';
    expect(radancy.match({ url: new URL(url), html })?.slug).toBe(board);
    expect(radancy.match({ url: new URL(url), html: '<p>Hello</p>' })).toBeNull();
  });

  it('asks as the page does, and adds the text of the job page', async () => {
    const { fetched, postings, asked } = await run({
      [listUrl(0)]: answer(row(1, 'Cook') + row(2), 2),
      'https://jobs.acme.example/en/job/ulm/job/1/1':
        '<script type="application/ld+json">{"@type":"JobPosting","title":"x","description":"Soup"}</script>',
      'https://jobs.acme.example/en/job/ulm/job/1/2': '<div class="ats-description">Files</div>',
    });
    expect(asked[0]?.headers).toEqual({ 'X-Requested-With': 'XMLHttpRequest' });
    expect(fetched.complete).toBe(true);
    expect(postings).toMatchObject([
      { title: 'Cook', descriptionText: 'Soup' },
      { title: 'Job 2', descriptionText: 'Files' },
    ]);
  });

  it.each([
    ['an answer without its list', '{"hasJobs": true, "results": ""}', 'unreadable_content'],
    ['a page instead', '<p>Hello</p>', 'unexpected_content'],
  ])('does not take %s for an empty list', async (_name, body, code) => {
    await expect(run({ [listUrl(0)]: body })).rejects.toMatchObject({ code });
  });
});

sourceSuite('radancy', {
  opening: { title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => {
    const { title, place } = JSON.parse(json) as { title: string; place: string };
    return answer(row(1, title, place), 1);
  },
  slug,
  lists: pagedAnswers({
    request: (_offset, page) => ({ url: listUrl(page), expect: 'json' }),
    size: 100,
    answer: (openings, total) =>
      answer(openings.map(({ id }) => row(Number(id))).join(''), total ?? 0),
    statesTotal: true,
  }),
});
