import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { icims } from './icims.ts';

const slug = 'careers-acme.icims.com';
const listUrl = (page: number) => `https://${slug}/jobs/search?ss=1&in_iframe=1&pr=${page}`;
const matched = (url: string) => icims.match({ url: new URL(url), html: null })?.slug ?? null;

/** Pages in the form of the recordings. */
const row = (id: number, title = `Job ${id}`, more = '') => `<li class="iCIMS_JobCardItem">
  <div class="row">${more}<div class="title"><a class="iCIMS_Anchor" title="${id} - ${title}"
  href="https://${slug}/jobs/${id}/job/job?in_iframe=1"><h3>${title}</h3></a></div></div></li>`;
const page = (rows: string, hasNext = false) => `<html><head>
  ${hasNext ? '<link rel="next" href="/jobs/search?pr=1">' : ''}</head><body>
  <div class="iCIMS_MainWrapper iCIMS_ListingsPage"><ul class="iCIMS_JobsTable">${rows}</ul></div>
  </body></html>`;
const placed = (place: string, date = '', label = 'Posted Date') =>
  `<div class="header left"><span class="sr-only field-label">Job Locations</span><span>${place}</span></div>
   <div class="header right"><span class="field-label">${label}</span><span title="${date}">x</span></div>`;

const run = async (answers: Readonly<Record<string, Answer>>) => {
  const fetched = await icims.fetch(slug, createFetchContext({ answers }));
  return { fetched, ...icims.parse({ ...fetched, slug, url: '' }) };
};

describe.skipIf(!hasRecordings)('icims on recordings', () => {
  it.each([
    ['icims/emory_search_page1.html', 20],
    ['icims/gdms_search_page1.html', 20],
    ['icims/matchretail_search_page1.html', 19],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(icims, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads labels in the words of each employer', () => {
    const [emory] = parseRecording(icims, 'icims/emory_search_page1.html').postings;
    const [gdms] = parseRecording(icims, 'icims/gdms_search_page1.html').postings;
    const [, wow] = parseRecording(icims, 'icims/matchretail_search_page1.html').postings;
    expect(emory).toMatchObject({
      externalId: '170893',
      title: 'Medical Assistant',
      url: 'https://clinical-emory.icims.com/jobs/170893/medical-assistant/job',
      locations: [{ text: 'Johns Creek, GA, 30097' }],
      department: 'Clinical & Nursing Support',
      employmentType: 'full_time',
    });
    expect(gdms).toMatchObject({
      externalId: '73835',
      title: 'Skillbridge - Embedded Software Engineer',
      locations: [{ city: 'Fairfax Station', region: 'VA', country: 'US' }],
      salary: { min: 100_000, max: 165_000, currency: 'USD', period: 'year' },
      postedAt: '2026-07-28',
    });
    expect(wow).toMatchObject({ externalId: '10491', locations: [{ text: 'CA-ON-Sarnia' }] });
  });
});

describe('an address of iCIMS', () => {
  it.each([
    [`https://${slug}/jobs/search?ss=1`, slug],
    ['https://jobs-acme.icims.com/jobs/12/cook/job', 'jobs-acme.icims.com'],
    ['https://www.icims.com/jobs', null],
    ['https://cdn02.icims.com/', null],
    ['https://acme.icims.com/icims2/servlet/icims2?module=AppInert', null],
    ['https://acme.icims.com.example.com/jobs', null],
  ])('%s', (url, board) => {
    expect(matched(url)).toBe(board);
  });

  it('is found in the frame of a careers page', () => {
    const html = `<iframe src="${listUrl(0)}"></iframe>`;
    const url = new URL('https://acme.example/careers');
    expect(icims.match({ url, html })).toMatchObject({ slug, confidence: 0.95 });
  });
});

describe('icims', () => {
  it('reads the date of a page whose dates tell their order, unless it is of an update', () => {
    const parsed = (...dates: readonly (readonly [string, string?])[]) =>
      parseBody(
        icims,
        page(
          dates.map(([date, label], n) => row(n + 1, 'Cook', placed('Ulm', date, label))).join(''),
        ),
      ).postings.map(({ postedAt }) => postedAt);
    expect(parsed(['7/8/2026 2:40 PM'], ['7/9/2026 1:00 AM', 'Last Updated'])).toEqual([
      '2026-07-08',
      null,
    ]);
    expect(parsed(['7/8/2026 14:40'], ['28/7/2026 14:40'])).toEqual(['2026-08-07', '2026-07-28']);
    expect(parsed(['7/8/2026 14:40'])).toEqual([null]);
  });

  it('adds the text of the job page, with JSON-LD or without', async () => {
    const detail = (id: number) => `https://${slug}/jobs/${id}/job/job?in_iframe=1`;
    const { fetched, postings } = await run({
      [listUrl(0)]: page(row(1) + row(2, 'Cook', placed('US-TX-Austin | Ulm'))),
      [detail(1)]:
        '<script type="application/ld+json">{"@type":"JobPosting","title":"x","description":"One"}</script>',
      [detail(2)]:
        '<h2 class="iCIMS_InfoMsg iCIMS_InfoField_Job">Tasks</h2><div class="iCIMS_InfoMsg iCIMS_InfoMsg_Job"><p>Two</p></div>',
    });
    expect(fetched).toMatchObject({ complete: true, omitted: [] });
    expect(postings).toMatchObject([
      { title: 'Job 1', descriptionText: 'One' },
      { descriptionText: 'Tasks\n\nTwo', locations: [{ city: 'Austin' }, { text: 'Ulm' }] },
    ]);
  });

  it('takes a page without the list for no list', async () => {
    await expect(run({ [listUrl(0)]: '<p>Welcome</p>' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
    const { fetched, postings } = await run({ [listUrl(0)]: page('') });
    expect([fetched.complete, postings]).toEqual([true, []]);
  });

  it('knows no portal at an unknown host', async () => {
    await expect(run({})).rejects.toMatchObject({ code: 'unknown_board' });
  });
});

sourceSuite('icims', {
  opening: { id: 1, title: 'Clerk', place: 'Ulm' },
  documentOf: (json) => {
    const { title, place } = JSON.parse(json) as { title: string; place: string };
    return page(row(1, title, placed(place)));
  },
  slug,
  lists: pagedAnswers({
    request: (_offset, number) => ({ url: listUrl(number), expect: 'html' }),
    size: 20,
    answer: (openings) =>
      page(openings.map(({ id }) => row(Number(id))).join(''), openings.length === 20),
    statesTotal: false,
  }),
});
