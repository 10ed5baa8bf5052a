import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
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

  it('tells two postings of one title apart', () => {
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
  it('leaves out what is not listed', () => {
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

  it('takes the salary, not the equity or bonus', () => {
    const summaryComponents = [
      { compensationType: 'EquityPercentage', minValue: 1, maxValue: 2, interval: 'NONE' },
      {
        compensationType: 'Salary',
        minValue: 40,
        maxValue: 60,
        interval: '1 HOUR',
        currencyCode: 'USD',
      },
    ];
    expect(parsed({ compensation: { summaryComponents } })?.salary).toEqual({
      min: 40,
      max: 60,
      currency: 'USD',
      period: 'hour',
    });
  });

  it('collects the secondary locations', () => {
    const secondaryLocations = [{ location: 'Paris' }, { location: 'Oslo' }, 'odd'];
    const places = parsed({ location: 'Oslo', secondaryLocations })?.locations;
    expect(places?.map(({ text }) => text)).toEqual(['Oslo', 'Paris']);
  });

  it('writes blanks in a board’s name as an address needs them', async () => {
    const url = 'https://api.ashbyhq.com/posting-api/job-board/Acme%20Inc?includeCompensation=true';
    const context = createFetchContext({ answers: { [url]: '{"jobs":[]}' } });
    expect(await ashby.fetch('Acme Inc', context)).toMatchObject({ complete: true });
    expect(parsed({})?.url).toBe('https://jobs.ashbyhq.com/Acme%20Inc/a1');
  });

  it('knows a board that does not exist', async () => {
    const fetched = ashby.fetch('acme', createFetchContext({ answers: {} }));
    await expect(fetched).rejects.toMatchObject({ code: 'unknown_board' });
  });
});
