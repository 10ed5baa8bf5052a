import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { postJson } from '../board-request.ts';
import { brassring } from './brassring.ts';

const slug = 'sjobs.brassring.com/TGnewUI/Search/Home/Home?partnerid=25&siteid=7';
const api = 'https://sjobs.brassring.com/TGnewUI/Search/Ajax';
const listUrl = `${api}/ProcessSortAndShowMoreJobs`;
const listRequest = (page: number) =>
  postJson(listUrl, {
    partnerId: '25',
    siteId: '7',
    keyword: '',
    location: '',
    activeFacetCategories: [],
    selectedFacets: [],
    pageNumber: String(page + 1),
    pageSize: '50',
  });
const job = (reqid: string, jobtitle: string, more: object = {}) => ({
  Link: `https://${slug}&jobid=${reqid}`,
  Questions: Object.entries({ reqid, jobtitle, ...more }).map(([QuestionName, Value]) => ({
    QuestionName,
    Value,
  })),
});
const list = (jobs: readonly object[], JobsCount = jobs.length) =>
  JSON.stringify({ Jobs: { Job: jobs }, JobsCount, TotalJobsCount: 0 });
const detail = (answers: Readonly<Record<string, string>>) =>
  JSON.stringify({
    ServiceResponse: {
      Jobdetails: {
        JobDetailQuestions: Object.entries(answers).map(([QuestionName, AnswerValue]) => ({
          QuestionName,
          AnswerValue,
        })),
      },
    },
  });

const run = async (
  answers: Readonly<Record<string, Answer | ((request: WebRequest) => Answer)>>,
) => {
  const fetched = await brassring.fetch(slug, createFetchContext({ answers }));
  return { fetched, ...brassring.parse({ ...fetched, slug, url: '' }) };
};

describe.skipIf(!hasRecordings)('brassring on recordings', () => {
  it('reads every opening, with the day of its update', () => {
    const name = 'brassring/bestbuy_search_page1.json';
    const { postings, skipped } = parseRecording(brassring, name, slug);
    expect([postings.length, skipped]).toEqual([3, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings[0]).toMatchObject({
      externalId: '3748750',
      title: 'Retail Sales Associate',
      url: expect.stringMatching(/^https:\/\/sjobs\.brassring\.com\/.+jobid=3748750$/),
      employmentType: 'part_time',
      postedAt: null,
      updatedAt: '2026-07-28',
    });
  });
});

describe('brassring', () => {
  it.each([
    [`https://${slug}`, slug],
    ['https://sjobs.brassring.com/TGWebHost/home.aspx?PartnerId=25&SiteId=7', slug],
    ['https://sjobs.brassring.com/TGnewUI/Search/Home/Home?partnerid=25', null],
    ['https://sjobs.brassring.com.example.com/?partnerid=25&siteid=7', null],
  ])('%s is the board %s', (url, board) => {
    expect(brassring.match({ url: new URL(url), html: null })?.slug ?? null).toBe(board);
  });

  it('reads labels and texts of the detail', async () => {
    const { fetched, postings } = await run({
      [listUrl]: list([job('1', 'Cook', { formtext1: 'Full time' })]),
      [`${api}/JobDetails`]: detail({
        'Location City': 'Ulm',
        'Location Country': 'Germany',
        'Your role': '<p>Soup</p>',
        Grade: '7',
      }),
    });
    expect(fetched.complete).toBe(true);
    expect(postings).toMatchObject([
      {
        locations: [{ text: 'Ulm, Germany', city: 'Ulm', country: 'Germany' }],
        employmentType: 'full_time',
        descriptionText: 'Your role\n\nSoup',
      },
    ]);
  });

  it('says so if a detail wants a session', async () => {
    const { fetched, postings } = await run({
      [listUrl]: list([job('1', 'Cook')]),
      [`${api}/JobDetails`]: '{"ServiceResponse": {"Jobdetails": null}}',
    });
    expect([fetched.complete, postings.length]).toEqual([false, 1]);
  });

  it('proves nothing by an empty list, nor by an error that it knows no board', async () => {
    expect((await run({ [listUrl]: list([]) })).fetched.complete).toBe(false);
    await expect(run({ [listUrl]: '<p>Error</p>' })).rejects.toMatchObject({
      code: 'unexpected_content',
    });
  });
});

sourceSuite('brassring', {
  opening: { Jobs: { Job: [job('1', 'Clerk')] }, JobsCount: 1 },
  listsPlaces: false,
  slug,
  lists: pagedAnswers({
    request: (_offset, page) => listRequest(page),
    size: 50,
    answer: (openings, total) =>
      list(
        openings.map(({ id, title }) => job(id, title)),
        total,
      ),
    statesTotal: true,
  }),
});
