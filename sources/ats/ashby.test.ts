import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { RawPosting } from '#core/posting.ts';
import { oneAnswer, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { ashby } from './ashby.ts';

const job = { id: 'a1', title: 'Engineer' };
const parsed = (fields: object) =>
  parseBody(ashby, JSON.stringify({ jobs: [{ ...job, ...fields }] }), { slug: 'Acme Inc' })
    .postings[0];

describe.skipIf(!hasRecordings)('ashby on recordings', () => {
  it.each([
    ['ashby/linear.json', 2],
    ['ashby/etched.json', 10],
    ['ashby/highlightta.json', 2],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(ashby, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('tells two postings with the same title apart', () => {
    const { postings } = parseRecording(ashby, 'ashby/linear.json');
    expect(new Set(postings.map(({ title }) => title))).toEqual(
      new Set(['Senior / Staff Fullstack Engineer']),
    );
    expect(postings[0]).toMatchObject({
      externalId: 'd3bc1ced-3ce4-4086-a050-555055dbb1ff',
      locations: [{ text: 'Europe' }],
      workplace: 'remote',
      postedAt: '2021-04-27T20:13:45.158+00:00',
    });
  });

  it('reads an onsite posting', () => {
    const { postings } = parseRecording(ashby, 'ashby/etched.json', 'Etched');
    expect(postings[0]).toMatchObject({
      title: 'Design Verification Engineer - Internal IP',
      url: 'https://jobs.ashbyhq.com/Etched/7aeafe31-c2c6-43e0-bb31-01868dcfad39',
      locations: [{ text: 'San Jose', city: 'San Jose', region: 'CA', country: 'United States' }],
      workplace: 'onsite',
      employmentType: 'full_time',
    });
    expect(postings.at(-1)?.title).toBe('Head of Supercomputing');
  });

  it('reads pay, and titles without blanks at the end', () => {
    const { postings } = parseRecording(ashby, 'ashby/highlightta.json');
    expect(postings[0]).toMatchObject({
      title: 'Senior Technical Recruiter',
      locations: [{ text: 'Canada' }],
      workplace: 'remote',
      salary: null,
    });
    expect(postings[1]).toMatchObject({
      title: 'Senior Site Reliability Engineer',
      salary: { min: 102_800, max: 137_000, currency: 'CAD', period: 'year' },
    });
  });
});

describe('ashby', () => {
  it('leaves out unlisted openings', () => {
    const body = JSON.stringify({ jobs: [{ ...job, isListed: false }] });
    expect(parseBody(ashby, body)).toEqual({ postings: [], skipped: [] });
  });

  it.each([
    [{ isRemote: true, workplaceType: 'Hybrid' }, 'hybrid'],
    [{ isRemote: true, workplaceType: null }, 'remote'],
    [{ isRemote: false }, null],
    [{ isRemote: false, workplaceType: 'OnSite' }, 'onsite'],
  ])('reads the workplace of %j', (fields, workplace) => {
    expect(parsed(fields)?.workplace).toBe(workplace);
  });

  const pay = (min: unknown, max: unknown, fields: object = {}) => ({
    compensationType: 'Salary',
    interval: '1 YEAR',
    currencyCode: 'USD',
    minValue: min,
    maxValue: max,
    ...fields,
  });
  const equity = {
    compensationType: 'EquityPercentage',
    minValue: 1,
    maxValue: 2,
    interval: 'NONE',
  };
  const tier = (...components: readonly object[]) => ({ title: null, components });
  const salaryIn = (compensation: object | null) => parsed({ compensation })?.salary;

  it.each([
    ['the salary beside equity', { summaryComponents: [equity, pay(90, 120)] }, [90, 120]],
    ['a tier alone', { compensationTiers: [tier(equity, pay(90, 120))] }, [90, 120]],
    [
      'tiers for two places',
      { compensationTiers: [tier(pay(90, 120)), tier(pay(80, 100))] },
      [80, 120],
    ],
    [
      'tiers in two currencies',
      {
        compensationTiers: [
          tier(pay(90, 120)),
          tier(pay(30, 500, { currencyCode: 'PLN' })),
          tier(pay(100, 130)),
        ],
      },
      [90, 130],
    ],
    [
      'tiers, though the summary differs',
      { summaryComponents: [pay(50, 60)], compensationTiers: [tier(pay(90, 120))] },
      [90, 120],
    ],
    [
      'the summary, if the tiers state none',
      { summaryComponents: [pay(90, 120)], compensationTiers: [tier(equity), tier()] },
      [90, 120],
    ],
    ['amounts as text', { summaryComponents: [pay('90', '120')] }, [90, 120]],
  ])('reads the pay of %s', (_name, compensation, [min, max]) => {
    expect(salaryIn(compensation)).toEqual({ min, max, currency: 'USD', period: 'year' });
  });

  it.each([
    ['none', null],
    ['only equity', { summaryComponents: [equity] }],
    ['only words', { compensationTierSummary: '$90K – $120K • Offers Equity' }],
    ['no amounts', { summaryComponents: [pay(null, null)] }],
    ['an odd shape', { summaryComponents: 'competitive', compensationTiers: { id: 1 } }],
    ['an implausible range', { summaryComponents: [pay(150, 225_000)] }],
  ])('reads no pay where there is %s', (_name, compensation) => {
    expect(parsed({ compensation })).toMatchObject({ externalId: 'a1', salary: null });
  });

  const range = '$90K – $120K';

  it.each([
    ['a title', { ...tier(pay(90, 120)), title: 'OTE' }, null],
    ['a title in words', { ...tier(pay(90, 120)), title: 'US: On-Target Earnings' }, null],
    ['a summary', { ...tier(pay(90, 120)), tierSummary: `${range} OTE • Offers Equity` }, null],
    ['its own summary', tier(pay(90, 120, { summary: `OTE ${range}` })), null],
    [
      'its part of a summary',
      { ...tier(pay(90, 120, { summary: range })), tierSummary: `OTE ${range} • Offers Equity` },
      null,
    ],
    [
      'another part of a summary',
      { ...tier(pay(90, 120, { summary: range })), tierSummary: `${range} • $180K OTE` },
      90,
    ],
    [
      'one of two salaries',
      tier(pay(150, 200, { summary: '$150K – $200K OTE' }), pay(90, 120, { summary: range })),
      90,
    ],
    ['none', { ...tier(pay(90, 120)), title: 'Note: remote', tierSummary: range }, 90],
  ])('tells base pay from earnings on target by %s', (_name, only, min) => {
    const compensation = { compensationTiers: [only], summaryComponents: [pay(90, 120)] };
    expect(salaryIn(compensation)?.min ?? null).toBe(min);
  });

  it('leaves out tiers of earnings on target beside one of base pay', () => {
    const target = { ...tier(pay(150, 200)), title: 'OTE' };
    const compensation = {
      summaryComponents: [pay(90, 200)],
      compensationTiers: [target, tier(pay(90, 120))],
    };
    expect(salaryIn(compensation)).toMatchObject({ min: 90, max: 120 });
  });

  it('reads a summary without tiers as earnings on target if it says so', () => {
    const summaryComponents = [pay(90, 120)];
    expect(salaryIn({ summaryComponents, compensationTierSummary: `${range} OTE` })).toBeNull();
  });

  it.each([
    ['1 YEAR', 6_000, 'year'],
    ['1 MONTH', 6_000, 'month'],
    ['1 HOUR', 6_000, 'hour'],
    ['1 WEEK', 6_000, 'week'],
    ['2 WEEK', 3_000, 'week'],
    ['2 weeks', 3_000, 'week'],
    ['3 MONTH', 2_000, 'month'],
    ['NONE', 6_000, null],
    ['2 FORTNIGHT', 6_000, null],
    [null, 6_000, null],
  ])('reads the interval %s', (interval, min, period) => {
    const summaryComponents = [pay(6_000, null, { interval })];
    expect(salaryIn({ summaryComponents })).toMatchObject({ min, max: null, period });
  });

  it('collects the secondary locations', () => {
    const secondaryLocations = [{ location: 'Paris' }, { location: 'Oslo' }, 'odd'];
    const places = parsed({ location: 'Oslo', secondaryLocations })?.locations;
    expect(places?.map(({ text }) => text)).toEqual(['Oslo', 'Paris']);
  });

  it('encodes blanks in a board’s name for its address', async () => {
    const url = 'https://api.ashbyhq.com/posting-api/job-board/Acme%20Inc?includeCompensation=true';
    const context = createFetchContext({ answers: { [url]: '{"jobs":[]}' } });
    expect(await ashby.fetch('Acme Inc', context)).toMatchObject({ complete: true });
    expect(parsed({})?.url).toBe('https://jobs.ashbyhq.com/Acme%20Inc/a1');
  });

  const page = 'https://jobs.ashbyhq.com/Acme%20Inc';
  const state = (value: object) => `<script>window.__appData = ${JSON.stringify(value)};</script>`;

  it.each([
    ['its page lists openings', { [page]: state({ jobBoard: { jobPostings: [job] } }) }],
    ['its page lists none', { [page]: state({ jobBoard: { jobPostings: [] } }) }],
  ])('says that the API is switched off if %s', async (_name, answers) => {
    const off = {
      code: 'board_api_off',
      message: 'Acme Boards shows the board "Acme Inc" to people only: its API is switched off',
    };
    await expect(ashby.fetch('Acme Inc', createFetchContext({ answers }))).rejects.toMatchObject(
      off,
    );
    await expect(ashby.probe?.('Acme Inc', createFetchContext({ answers }))).rejects.toMatchObject({
      code: 'board_api_off',
    });
  });

  it.each([
    ['its page is missing', {}],
    ['its page names no board', { [page]: state({ organization: null, jobBoard: null }) }],
    ['its page shows something else', { [page]: '<h1>Welcome</h1>' }],
  ])('reports a board that does not exist if %s', async (_name, answers) => {
    await expect(ashby.fetch('Acme Inc', createFetchContext({ answers }))).rejects.toMatchObject({
      code: 'unknown_board',
    });
    await expect(ashby.probe?.('Acme Inc', createFetchContext({ answers }))).resolves.toBeNull();
  });

  it.each([
    ['fails', new AppError('server_error', { url: page, status: 503 }), 'server_error'],
    ['refuses', new AppError('access_denied', { url: page, status: 403 }), 'access_denied'],
    ['is a wall', '<title>Just a moment...</title>', 'challenge_page'],
  ])('does not call a board unknown whose page %s', async (_name, answer, code) => {
    const context = createFetchContext({ answers: { [page]: answer } });
    await expect(ashby.fetch('Acme Inc', context)).rejects.toMatchObject({ code });
  });
});

sourceSuite('ashby', {
  opening: {
    jobs: [
      {
        id: '1',
        title: 'Clerk',
        location: 'Ulm',
        team: 'Letters',
        isListed: true,
        descriptionHtml: '<p>Sort letters.</p>',
      },
    ],
  },
  lists: oneAnswer(
    'https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true',
    'jobs',
  ),
});
