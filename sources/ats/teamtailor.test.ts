import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { RawPosting } from '#core/posting.ts';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { teamtailor } from './teamtailor.ts';

// The feeds below are made from the facts about Teamtailor.
const url = 'https://acme.teamtailor.com/jobs.json';
const second = `${url}?page=2`;
const item = (id: number, said: object = {}) => ({
  id: `uuid-${id}`,
  title: `Job ${id}`,
  url: `https://acme.teamtailor.com/jobs/${id}-job`,
  ...said,
});
const feed = (items: readonly object[], next?: string) =>
  JSON.stringify({ items, ...(next === undefined ? {} : { next_url: next }) });
const matched = (address: string, html: string | null = null) =>
  teamtailor.match({ url: new URL(address), html })?.slug ?? null;

describe.skipIf(!hasRecordings)('teamtailor on recordings', () => {
  it.each([
    ['teamtailor/leaseweb_jobs.json', 3],
    ['teamtailor/tibber_jobs.json', 2],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(teamtailor, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads the fields of an item', () => {
    const { postings } = parseRecording(teamtailor, 'teamtailor/leaseweb_jobs.json');
    expect(postings[0]).toMatchObject({
      externalId: '7323464',
      title: 'Sales Account Manager (m/w/d) – Cloud & Hosting Solutions',
      company: 'Leaseweb',
      locations: [{ city: 'Frankfurt am Main', country: 'DE' }],
      salary: { min: 61_220, max: 90_000, currency: 'EUR', period: 'year' },
      postedAt: '2026-03-03T14:43:09+01:00',
      descriptionText: 'Trimmed for the fixture; see the header comment.',
    });
    expect(postings[1]).toMatchObject({
      salary: { min: 84_000, max: 84_000, currency: 'CAD' },
      validThrough: '2026-08-28T23:59:59+02:00',
    });
  });

  it('takes the id from the address', () => {
    const { postings } = parseRecording(teamtailor, 'teamtailor/tibber_jobs.json');
    expect(postings[0]).toMatchObject({
      externalId: '7964779',
      title: 'CRM Specialist',
      locations: [{ city: 'Stockholm', country: 'SE' }],
      postedAt: '2026-07-20T00:00:00+02:00',
    });
  });
});

describe('an address of Teamtailor', () => {
  it.each([
    ['https://acme.teamtailor.com/jobs/1-clerk', 'acme'],
    ['https://acme.na.teamtailor.com/', 'acme.na.teamtailor.com'],
    ['https://www.teamtailor.com/', null],
    ['https://app.na.teamtailor.com/', null],
    ['https://acme.teamtailor.com.example.com/', null],
  ])('%s names the board %s', (address, slug) => {
    expect(matched(address)).toBe(slug);
  });

  it('may be on the company’s own domain, which the page tells', () => {
    const html = '<script src="https://assets-aws.teamtailor-cdn.com/app.js"></script>';
    expect(matched('https://jobs.acme.example/', html)).toBe('jobs.acme.example');
    expect(matched('https://jobs.acme.example/', '<p>Jobs</p>')).toBeNull();
  });
});

describe('teamtailor', () => {
  it('reads an item without more than its title', () => {
    const { postings } = parseBody(teamtailor, feed([{ id: 'a', title: 'Clerk' }]));
    expect(postings).toMatchObject([{ externalId: 'a', title: 'Clerk', url: null, locations: [] }]);
  });

  it('marks an opening as remote only if the site does', () => {
    const remote = item(1, { _jobposting: { title: 'Job', jobLocationType: 'TELECOMMUTE' } });
    const { postings } = parseBody(teamtailor, feed([remote, item(2)]));
    expect(postings.map(({ workplace }) => workplace)).toEqual(['remote', null]);
  });

  it('asks a company’s own domain', async () => {
    const own = 'https://jobs.acme.example/jobs.json';
    const context = createFetchContext({ answers: { [own]: feed([item(1)]) } });
    await teamtailor.fetch('jobs.acme.example', context);
    expect(context.requests.map((request) => request.url)).toEqual([own]);
  });

  it.each([
    ['an unknown board', new AppError('page_not_found', { url, status: 404 }), 'unknown_board'],
    ['a page', '<html></html>', 'unexpected_content'],
  ])('knows %s', async (_name, answer, code) => {
    const context = createFetchContext({ answers: { [url]: answer } });
    await expect(teamtailor.fetch('acme', context)).rejects.toMatchObject({ code });
  });
});

const lists: readonly ListCase[] = [
  ['one page', { [url]: feed([item(1)]) }, true],
  ['an empty board', { [url]: feed([]) }, true],
  ['two pages', { [url]: feed([item(1)], second), [second]: feed([item(2)]) }, true],
  ['a relative address', { [url]: feed([item(1)], '/jobs.json?page=2'), [second]: feed([]) }, true],
  ['a page that fails', { [url]: feed([item(1)], second) }, false],
  ['a page that names itself', { [url]: feed([item(1)], url) }, false],
  ['a next page with an odd address', { [url]: feed([item(1)], 'javascript:') }, false],
];

sourceSuite('teamtailor', {
  opening: {
    items: [
      item(1, {
        title: 'Clerk',
        _jobposting: { title: 'Clerk', jobLocation: { address: { addressLocality: 'Ulm' } } },
      }),
    ],
  },
  lists,
});
