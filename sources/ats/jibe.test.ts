import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { jibe } from './jibe.ts';

const slug = 'jobs.acme.example';
const listUrl = (page: number) => `https://${slug}/api/jobs?page=${page + 1}&limit=100`;
const answer = (jobs: readonly object[], totalCount = jobs.length) =>
  JSON.stringify({ jobs: jobs.map((data) => ({ data })), totalCount });
const parsed = (...jobs: readonly object[]) =>
  parseBody(jibe, answer(jobs.map((job) => ({ slug: '1', title: 'Clerk', ...job }))), { slug })
    .postings;

describe.skipIf(!hasRecordings)('jibe on recordings', () => {
  it('reads every opening, with the pay of its tags', () => {
    const { postings, skipped } = parseRecording(jibe, 'jibe/jcp_jobs.json', 'jobs.jcp.com');
    expect(skipped).toEqual([]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings).toMatchObject([
      {
        externalId: '9291',
        title: 'Store Manager',
        company: 'JCPenney',
        url: 'https://jobs.jcp.com/jobs/9291?lang=en-us',
        applyUrl: 'https://careers-jcpenney.icims.com/jobs/9291/login',
        locations: [{ text: 'Thornton, Colorado', city: 'Thornton', country: 'United States' }],
        department: 'Store Salaried Positions',
        employmentType: 'full_time',
        salary: { min: 47_740, max: 68_200, currency: 'USD', period: 'year' },
        postedAt: '2026-07-27T23:39:00+00:00',
      },
      { externalId: '9282', salary: { min: 57_200, max: 104_000 } },
    ]);
  });
});

describe('jibe', () => {
  it.each([
    ['https://acme.jibeapply.com/jobs/1', 'acme.jibeapply.com'],
    ['https://jobs.acme.example/careers-home/jobs?page=2', slug],
    ['https://acme.example/careers-home/', null],
    ['https://www.jibeapply.com/', null],
    ['https://acme.jibeapply.com.example.com/', null],
  ])('%s is the board %s', (url, board) => {
    expect(jibe.match({ url: new URL(url), html: null })?.slug ?? null).toBe(board);
  });

  it('is known by the scripts of a page on any host', () => {
    const html = '<script src="https://app.jibecdn.com/prod/search/v/main.js"></script>';
    expect(jibe.match({ url: new URL(`https://${slug}/us`), html })).toMatchObject({ slug });
  });

  it('merges the places of one job, and completes addresses', () => {
    expect(
      parsed(
        { full_location: 'Ulm', apply_url: '/apply/1', salary_min_value: 0 },
        { full_location: 'Rome' },
      ),
    ).toMatchObject([
      {
        url: `https://${slug}/jobs/1`,
        applyUrl: `https://${slug}/apply/1`,
        locations: [{ text: 'Ulm' }, { text: 'Rome' }],
        salary: null,
      },
    ]);
  });

  it('reads no pay from other tags', () => {
    expect(parsed({ tags1: ['7/27/2026', '$500 bonus'] })[0]?.salary).toBeNull();
  });

  it.each([
    ['a page instead', { [listUrl(0)]: '<html>' }, 'unexpected_content'],
    ['an unknown host', {}, 'unknown_board'],
  ])('reports %s', async (_name, answers, code) => {
    const context = createFetchContext({ answers });
    await expect(jibe.fetch(slug, context)).rejects.toMatchObject({ code });
  });
});

sourceSuite('jibe', {
  opening: { jobs: [{ data: { slug: '1', title: 'Clerk', full_location: 'Ulm' } }], totalCount: 1 },
  slug,
  lists: pagedAnswers({
    request: (_offset, page) => ({ url: listUrl(page), expect: 'json' }),
    size: 100,
    answer: (openings, total) =>
      answer(
        openings.map(({ id, title }) => ({ slug: id, title })),
        total,
      ),
    statesTotal: true,
  }),
});
