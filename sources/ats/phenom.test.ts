import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { pagedAnswers, sourceSuite, type Web } from '#tests/suites/source.ts';
import { type Answer, createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { documentKey, postJson } from '../board-request.ts';
import { detect } from '../detect.ts';
import { phenom } from './phenom.ts';

const slug = 'careers.acme.example/us/en';
const widgets = 'https://careers.acme.example/widgets';
const pageUrl = (from: number) => `https://${slug}/search-results?from=${from}`;
const place = { country: 'us', lang: 'en_us' };
const ask = (question: object) => postJson(widgets, { ...question, ...place });
const listRequest = (from: number) => ask({ ddoKey: 'refineSearch', jobs: true, from, size: 100 });
const detailKey = (jobSeqNo: string) =>
  documentKey(ask({ ddoKey: 'jobDetail', pageName: 'job-details', jobSeqNo }));
const data = (jobs: readonly object[], totalHits = jobs.length) =>
  JSON.stringify({ refineSearch: { totalHits, data: { jobs } } });

/** Answers of `/widgets` by the body of the question. */
const run = async (answers: Readonly<Record<string, Answer>>, pages = {}) => {
  const context = createFetchContext({
    answers: { [widgets]: (request) => answers[documentKey(request)] ?? refused, ...pages },
  });
  const fetched = await phenom.fetch(slug, context);
  return { fetched, ...phenom.parse({ ...fetched, slug, url: '' }) };
};
const refused = '{"tokenAvailable": false}';

describe.skipIf(!hasRecordings)('phenom on recordings', () => {
  it('reads the list in a page', () => {
    const { postings, skipped } = parseRecording(phenom, 'phenom/phenom_search_results.html', slug);
    expect(skipped).toEqual([]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings).toMatchObject([
      {
        externalId: 'PHENA0059P104461EXTERNALENGLOBAL',
        title: 'Senior Project Manager(German Speaker)',
        url: `https://${slug}/job/PHENA0059P104461EXTERNALENGLOBAL`,
        locations: [{ text: 'Rotterdam, South Holland, Netherlands', city: 'Rotterdam' }],
        department: 'OGD',
        employmentType: 'full_time',
        postedAt: '2026-04-09T09:54:06.573+00:00',
        descriptionText: expect.stringMatching(/^We are looking for a Senior/),
      },
      { title: 'Revenue Development Representative' },
    ]);
  });

  it('knows a site by its page', () => {
    const html = recording('phenom/phenom_search_results.html');
    const matched = (url: string) => phenom.match({ url: new URL(url), html })?.slug;
    expect(matched(`https://${slug}/search-results`)).toBe(slug);
    expect(matched('https://careers.acme.example/')).toBe('careers.acme.example');
  });
});

describe('phenom', () => {
  it('reads the data with its details', async () => {
    const { fetched, postings } = await run({
      [documentKey(listRequest(0))]: data([
        { jobSeqNo: 'A1', title: 'Cook', descriptionTeaser: 'S…' },
        { jobId: 'A2', title: 'Clerk', remoteType: 'Remote' },
      ]),
      [detailKey('A1')]: JSON.stringify({
        jobDetail: { data: { job: { jobSeqNo: 'A1', description: '<p>Soup</p>' } } },
      }),
      [detailKey('A2')]: JSON.stringify({ jobDetail: { data: { job: { jobSeqNo: 'B' } } } }),
    });
    expect(fetched.complete).toBe(false);
    expect(postings).toMatchObject([
      { externalId: 'A1', descriptionText: 'Soup' },
      { externalId: 'A2', workplace: 'remote' },
    ]);
  });

  it('reads the search pages where the data is for browsers only', async () => {
    const job = { jobSeqNo: 'A1', title: 'Cook' };
    const page = `<script>phApp.ddo = ${JSON.stringify({
      eagerLoadRefineSearch: { totalHits: 1, data: { jobs: [job] } },
    })};</script>`;
    const { postings } = await run({}, { [pageUrl(0)]: page });
    expect(postings).toMatchObject([{ title: 'Cook' }]);
  });

  it('is found behind an address by its page and either list', async () => {
    const job = { jobSeqNo: 'A1', title: 'Cook' };
    const home = `https://${slug}/home`;
    const answers = { [home]: '<script>phApp.ddo = {};</script>', [widgets]: data([job]) };
    const found = await detect(home, createFetchContext({ answers }));
    expect(found).toMatchObject({ source: 'phenom', slug });
  });

  it('takes neither as an empty list', async () => {
    await expect(run({}, { [pageUrl(0)]: '<p>Hello</p>' })).rejects.toMatchObject({
      code: 'unreadable_content',
    });
  });

  it('reports an entry without an id, and no other', () => {
    const { postings, skipped } = parseBody(
      phenom,
      data([{ title: 'Cook' }, { jobId: '1', title: 'Clerk' }]),
    );
    expect([postings.length, skipped.length]).toEqual([1, 1]);
  });
});

/** Answers for a list without details. */
const listOnly =
  (list: Web[string] | undefined) =>
  (request: WebRequest): Answer => {
    if (request.body?.includes('jobDetail') === true) {
      return new AppError('page_not_found', { url: request.url, status: 404 });
    }
    return typeof list === 'function' ? list(request) : (list ?? '');
  };

sourceSuite('phenom', {
  opening: {
    refineSearch: { data: { jobs: [{ jobSeqNo: '1', title: 'Clerk', location: 'Ulm' }] } },
  },
  slug,
  lists: pagedAnswers({
    request: listRequest,
    size: 100,
    answer: (openings, total) =>
      data(
        openings.map(({ id, title }) => ({ jobSeqNo: id, title })),
        total,
      ),
    statesTotal: true,
  }).map(([name, web, isWhole]) => [name, { ...web, [widgets]: listOnly(web[widgets]) }, isWhole]),
});
