import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { lever } from './lever.ts';

const listUrl = (skip: number, host = 'api.lever.co', name = 'acme') =>
  `https://${host}/v0/postings/${name}?mode=json&limit=100&skip=${skip}`;
const entries = (from: number, count: number) =>
  JSON.stringify(Array.from({ length: count }, (_, n) => ({ id: `id-${from + n}`, text: 'X' })));
const parsed = (fields: object, slug = 'acme') =>
  parseBody(lever, JSON.stringify([{ id: 'a1', text: 'Engineer', ...fields }]), { slug })
    .postings[0];

describe.skipIf(!hasRecordings)('lever on recordings', () => {
  it('reads a whole board', () => {
    const { postings, skipped } = parseRecording(lever, 'lever/matchgroup_full.json', 'matchgroup');
    expect([postings.length, skipped]).toEqual([82, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings.filter(({ salary }) => salary !== null)).toHaveLength(48);
    expect(postings.filter(({ locations }) => locations.length > 1)).toHaveLength(12);
    expect(postings.at(-1)?.title).toMatch(/^長期Internship/);
  });

  it('reads the fields of a posting', () => {
    const [posting] = parseRecording(lever, 'lever/matchgroup_full.json', 'matchgroup').postings;
    expect(posting).toMatchObject({
      externalId: '3414ba28-35f7-45d3-8e13-35c883959635',
      title: 'Android Engineer III',
      url: 'https://jobs.lever.co/matchgroup/3414ba28-35f7-45d3-8e13-35c883959635',
      applyUrl: 'https://jobs.lever.co/matchgroup/3414ba28-35f7-45d3-8e13-35c883959635/apply',
      locations: [{ text: 'New York, New York', country: 'US' }],
      workplace: 'hybrid',
      department: 'Hinge',
      team: 'Engineering',
      employmentType: 'full_time',
      salary: { min: 150_000, max: 180_000, currency: 'USD', period: 'year' },
      postedAt: '2026-05-19T20:38:11.267Z',
    });
  });

  it('puts the parts of the text together, each once', () => {
    const [posting] = parseRecording(lever, 'lever/matchgroup_full.json', 'matchgroup').postings;
    const text = posting?.descriptionText ?? '';
    expect(text.split('As a key member of our Android team')).toHaveLength(2);
    expect(text).toMatch(/\n\nResponsibilities\n\n• Cross-Disciplinary Collaboration:/);
    expect(text).toContain('401(k) Matching:');
  });

  it('reads a contractor’s posting', () => {
    const { postings } = parseRecording(lever, 'lever/idealistconsulting.json');
    expect(postings).toHaveLength(2);
    expect(postings[0]).toMatchObject({
      title: '(1099 Contract) Nonprofit Salesforce Consultant: Enterprise Project Manager',
      locations: [{ text: 'Chicago, IL', country: 'US' }],
      workplace: 'remote',
      employmentType: 'contract',
      salary: null,
    });
  });
});

describe('lever', () => {
  it.each([
    ['per-hour-wage', 'hour'],
    ['per-month-salary', 'month'],
    ['bi-weekly-salary', null],
    ['one-time', null],
  ])('reads the interval %s', (interval, period) => {
    const salaryRange = { min: 10, max: 20, currency: 'USD', interval };
    expect(parsed({ salaryRange })?.salary?.period).toBe(period);
  });

  it('drops pay that cannot be meant', () => {
    const salaryRange = { min: 150, max: 225_000, currency: 'USD', interval: 'per-year-salary' };
    expect(parsed({ salaryRange })?.salary).toBeNull();
  });

  it('does not take "unspecified" for a workplace', () => {
    expect(parsed({ workplaceType: 'unspecified' })?.workplace).toBeNull();
  });

  it('gives a posting without address its public one, in its region', () => {
    expect([parsed({})?.url, parsed({}, 'eu:acme')?.url]).toEqual([
      'https://jobs.lever.co/acme/a1',
      'https://jobs.eu.lever.co/acme/a1',
    ]);
  });

  it('reads a single posting', () => {
    expect(parseBody(lever, '{"id":"a1","text":" Engineer "}').postings[0]?.title).toBe('Engineer');
  });

  it('asks page after page, as JSON', async () => {
    const context = createFetchContext({
      answers: { [listUrl(0)]: entries(0, 100), [listUrl(100)]: entries(100, 7) },
    });
    const fetched = await lever.fetch('acme', context);
    expect(fetched).toMatchObject({ documents: { length: 2 }, claimed: null, complete: true });
    expect(context.requests[0]?.headers).toEqual({ accept: 'application/json' });
  });

  it('stops where the board ignores the offset', async () => {
    const context = createFetchContext({
      answers: { [listUrl(0)]: entries(0, 100), [listUrl(100)]: entries(0, 100) },
    });
    expect(await lever.fetch('acme', context)).toMatchObject({
      documents: { length: 1 },
      complete: false,
    });
  });

  it('is incomplete when a later page fails', async () => {
    const context = createFetchContext({
      answers: { [listUrl(0)]: entries(0, 100), [listUrl(100)]: new Error('reset') },
    });
    expect(await lever.fetch('acme', context)).toMatchObject({
      complete: false,
      omitted: [{ what: 'openings from number 101 on', reason: 'reset' }],
    });
  });

  it('takes an empty board for what it is', async () => {
    const context = createFetchContext({ answers: { [listUrl(0)]: '[]' } });
    expect(await lever.fetch('acme', context)).toMatchObject({ complete: true });
  });

  it('finds a board of the other region', async () => {
    const answers = { [listUrl(0, 'api.eu.lever.co')]: entries(0, 1) };
    const fetched = await lever.fetch('acme', createFetchContext({ answers }));
    expect(fetched.documents[0]?.url).toBe(listUrl(0, 'api.eu.lever.co'));
  });

  it('asks the region it remembers first', async () => {
    const context = createFetchContext({ answers: { [listUrl(0, 'api.eu.lever.co')]: '[]' } });
    await lever.fetch('eu:acme', context);
    expect(context.requests).toHaveLength(1);
  });

  it('knows a board that neither region has', async () => {
    const fetched = lever.fetch('acme', createFetchContext({ answers: {} }));
    await expect(fetched).rejects.toMatchObject({
      code: 'unknown_board',
      details: { source: 'Lever', slug: 'acme' },
    });
  });
});
