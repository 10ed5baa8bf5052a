import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { type Answer, createFetchContext, webDocument } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings, recording } from '#tests/support/recordings.ts';
import { postJson } from '../board-request.ts';
import { workday } from './workday.ts';

const slug = 'acme.wd5.myworkdayjobs.com/External';
const api = 'https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/External';
const pathOf = (id: number) => `/job/Ulm/Job_R${id}`;
const entry = (id: number, said: object = {}) => ({
  title: `Job ${id}`,
  externalPath: pathOf(id),
  locationsText: 'Ulm',
  postedOn: 'Posted Today',
  ...said,
});
const detail = (id: number, said: object = {}) =>
  JSON.stringify({
    jobPostingInfo: {
      title: `Job ${id}`,
      externalUrl: `https://${slug}${pathOf(id)}`,
      jobDescription: `<p>Text ${id}</p>`,
      startDate: '2026-05-01',
      ...said,
    },
  });
const list = (total: number, ...jobPostings: readonly object[]) =>
  JSON.stringify({ total, jobPostings });
const matched = (address: string) =>
  workday.match({ url: new URL(address), html: null })?.slug ?? null;

describe.skipIf(!hasRecordings)('workday on recordings', () => {
  const nvidia = 'nvidia.wd5.myworkdayjobs.com/NVIDIAExternalCareerSite';

  it.each([
    ['workday/analogdevices_jobs_page0.json', 20],
    ['workday/nvidia_jobs.json', 10],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(workday, name, nvidia);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads the place of a list, but neither a number of places nor a relative day', () => {
    const { postings } = parseRecording(workday, 'workday/analogdevices_jobs_page0.json', nvidia);
    expect(postings[0]).toMatchObject({
      externalId: 'R264661',
      title: 'Engineer, Equipment Engineering',
      locations: [{ text: 'US, OR, Beaverton' }],
      postedAt: null,
    });
    expect(postings[3]).toMatchObject({ externalId: 'R264650', locations: [] });
  });

  it('takes the id of a path that ends in a slash from before it', () => {
    const { postings } = parseBody(workday, list(1, { title: 'Clerk', externalPath: '/job/R1/' }));
    expect(postings).toMatchObject([{ externalId: 'R1' }]);
  });

  it('joins the list with the detail', () => {
    const externalPath = '/job/US-NC-Durham/Senior-AI-Security-Researcher_JR2017578';
    const base = 'https://nvidia.wd5.myworkdayjobs.com/wday/cxs/nvidia/NVIDIAExternalCareerSite';
    const title = 'Senior AI Security Researcher';
    const documents = [
      webDocument(`${base}/jobs#{}`, { body: list(1, { title, externalPath }) }),
      webDocument(`${base}${externalPath}`, { body: recording('workday/nvidia_detail.json') }),
    ];
    const { postings } = workday.parse({ documents, slug: nvidia, url: '' });
    expect(postings).toMatchObject([
      {
        externalId: 'JR2017578',
        title,
        url: `https://${nvidia}${externalPath}`,
        employmentType: 'full_time',
        postedAt: '2026-08-18',
        descriptionText: expect.stringMatching(/^NVIDIA is looking for/),
      },
    ]);
    expect(postings[0]?.locations.map(({ text }) => text)).toEqual([
      'US, NC, Durham',
      'US, NC, Remote',
      'US, TX, Remote',
      'US, VA, Remote',
      'US, WA, Remote',
      'US, CA, Remote',
    ]);
  });
});

describe('an address of Workday', () => {
  it.each([
    ['https://acme.wd5.myworkdayjobs.com/External', slug],
    ['https://acme.wd5.myworkdayjobs.com/en-US/External/job/Ulm/Cook_R1', slug],
    [`${api}/jobs`, slug],
    ['https://acme.wd1.myworkdayjobs.com/en-US/Careers', 'acme.wd1.myworkdayjobs.com/Careers'],
    ['https://acme.wd1.myworkdayjobs.com/jobs', 'acme.wd1.myworkdayjobs.com/jobs'],
    ['https://wdc.wd1.myworkdayjobs.com/Site', 'wdc.wd1.myworkdayjobs.com/Site'],
    [
      'https://wd5.myworkdaysite.com/en-US/recruiting/acme/External/job/Ulm/Cook_R1',
      'wd5.myworkdaysite.com/recruiting/acme/External',
    ],
    [
      'https://wd5.myworkdaysite.com/wday/cxs/acme/External/jobs',
      'wd5.myworkdaysite.com/recruiting/acme/External',
    ],
  ])('%s names its site', (address, site) => {
    expect(matched(address)).toBe(site);
  });

  it.each([
    'https://acme.wd5.myworkdayjobs.com/',
    'https://wd5.myworkdayjobs.com/External',
    'https://wd5.myworkdaysite.com/recruiting/acme',
    'https://acme.myworkday.com/acme/d/home.htmld',
  ])('%s names none', (address) => {
    expect(matched(address)).toBeNull();
  });
});

const run = async (
  answers: Readonly<Record<string, Answer | ((request: WebRequest) => Answer)>>,
  { board = slug, previous = {} }: { board?: string; previous?: Record<string, string> } = {},
) => {
  const context = createFetchContext({ answers, previous });
  const fetched = await workday.fetch(board, context);
  const parsed = workday.parse({ ...fetched, slug: board, url: '' });
  return { fetched, ...parsed, asked: context.requests.map(({ url }) => url) };
};

describe('workday', () => {
  it('asks for a list once, and for each detail', async () => {
    const { asked, postings } = await run({
      [`${api}/jobs`]: list(2, entry(1), entry(2, { locationsText: '3 Locations' })),
      [`${api}${pathOf(1)}`]: detail(1),
      [`${api}${pathOf(2)}`]: detail(2, { location: 'Rome', additionalLocations: ['Oslo'] }),
    });
    expect(asked).toEqual([`${api}/jobs`, `${api}${pathOf(1)}`, `${api}${pathOf(2)}`]);
    expect(postings).toMatchObject([
      { locations: [{ text: 'Ulm' }], postedAt: '2026-05-01', descriptionText: 'Text 1' },
      { locations: [{ text: 'Rome' }, { text: 'Oslo' }], workplace: null },
    ]);
  });

  it('does not ask again because a day has passed', async () => {
    const first = await run({
      [`${api}/jobs`]: list(1, entry(1)),
      [`${api}${pathOf(1)}`]: detail(1),
    });
    const previous = Object.fromEntries(
      first.fetched.documents.map(({ url, body }) => [url, body]),
    );
    const today = list(1, entry(1, { postedOn: 'Posted Yesterday' }));
    const { asked, postings } = await run({ [`${api}/jobs`]: today }, { previous });
    expect([asked, postings[0]?.descriptionText]).toEqual([[`${api}/jobs`], 'Text 1']);
  });

  it('tells two posts of one requisition apart', async () => {
    const twice = [entry(1), entry(1, { externalPath: `${pathOf(1)}-1` })];
    const { postings } = await run({ [`${api}/jobs`]: list(2, ...twice) });
    expect(postings.map(({ externalId }) => externalId)).toEqual(['R1', 'R1-1']);
  });

  it('tries the underscore that some tenants have for a hyphen', async () => {
    const board = 'acme-group.wd5.myworkdayjobs.com/External';
    const base = 'https://acme-group.wd5.myworkdayjobs.com/wday/cxs/acme_group/External';
    const { postings } = await run(
      { [`${base}/jobs`]: list(1, entry(1)), [`${base}${pathOf(1)}`]: detail(1) },
      { board },
    );
    expect(postings).toMatchObject([
      { url: `https://${board}${pathOf(1)}`, descriptionText: 'Text 1' },
    ]);
  });

  it.each([
    ['a missing site', { status: 404, body: '{}' }, 'unknown_board'],
    [
      'maintenance',
      { body: '<a href="https://community.workday.com/maintenance-page">' },
      'maintenance',
    ],
    ['an outage', { finalUrl: 'https://wd5.myworkday.com/wday/drs/outage?t=acme' }, 'maintenance'],
    ['a refusal', { status: 422, body: '{"errorCode":"HTTP_422"}' }, 'unexpected_content'],
    ['a wall', { status: 403, body: '{}' }, 'access_denied'],
  ])('reads %s as such, and only the first as gone', async (_name, answer, code) => {
    await expect(run({ [`${api}/jobs`]: answer })).rejects.toMatchObject({ code });
  });

  it.each([
    ['gone', { status: 403, body: '{"errorCode":"S22"}' }, true],
    ['refused', { status: 403, body: '{"errorCode":"S21"}' }, false],
  ])('keeps the entry of an opening whose detail is %s', async (_name, answer, complete) => {
    const { fetched, postings } = await run({
      [`${api}/jobs`]: list(1, entry(1)),
      [`${api}${pathOf(1)}`]: answer,
    });
    expect([fetched.complete, postings.length]).toEqual([complete, 1]);
  });
});

describe('a list that stops at 2,000', () => {
  const facet = (facetParameter: string, ...counts: readonly number[]) => ({
    facetParameter,
    values: counts.map((count, n) => ({ id: `${facetParameter}${n}`, count })),
  });
  const nested = { facetParameter: 'places', values: [facet('city', 9, 9, 9)] };
  const facets = [facet('time', 3, 1), nested, facet('family', 2, 2)];

  /** Answers by the chosen family, with two openings each. */
  const answer = (totals: Readonly<Record<string, number>>) => (request: WebRequest) => {
    const { appliedFacets, offset } = JSON.parse(request.body ?? '') as {
      appliedFacets: { family?: string[] };
      offset: number;
    };
    const [family] = appliedFacets.family ?? [];
    if (family === undefined) {
      return JSON.stringify({ total: 2_000, jobPostings: [entry(1)], facets });
    }
    const from = family === 'family0' ? 1 : 3;
    const entries = offset === 0 ? [entry(from), entry(from + 1)] : [];
    return list(totals[family] ?? 0, ...entries);
  };

  it('is read by the facet with the smallest parts, and is whole with their sum', async () => {
    const { fetched, postings } = await run({
      [`${api}/jobs`]: answer({ family0: 2, family1: 2 }),
    });
    expect(postings).toHaveLength(4);
    expect(fetched).toMatchObject({
      claimed: 4,
      complete: true,
      proof: 'the site counts 4 openings',
    });
  });

  it('is unproven if one of the parts is', async () => {
    const { fetched } = await run({ [`${api}/jobs`]: answer({ family0: 2, family1: 3 }) });
    expect(fetched).toMatchObject({
      complete: false,
      omitted: [{ what: 'openings of a part', reason: 'the site lists 2 of 3' }],
    });
  });

  it('says so if no facet divides it', async () => {
    const body = JSON.stringify({ total: 2_000, jobPostings: [entry(1)], facets: [nested] });
    const { fetched } = await run({ [`${api}/jobs`]: body });
    expect(fetched.complete).toBe(false);
  });
});

sourceSuite('workday', {
  opening: {
    total: 1,
    jobPostings: [{ title: 'Clerk', externalPath: '/job/Ulm/Clerk_R1', locationsText: 'Ulm' }],
  },
  slug,
  lists: pagedAnswers({
    request: (offset) =>
      postJson(`${api}/jobs`, { appliedFacets: {}, limit: 20, offset, searchText: '' }),
    size: 20,
    answer: (openings, total) => list(total ?? 0, ...openings.map(({ id }) => entry(Number(id)))),
    statesTotal: true,
  }),
});
