import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { entries, type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { gem } from './gem.ts';

// The answers below are made from the facts about Gem.
const url = 'https://api.gem.com/job_board/v0/acme/job_posts/';
const parsed = (said: object) =>
  parseBody(gem, JSON.stringify([{ id: '1', title: 'Clerk', ...said }])).postings[0];

describe.skipIf(!hasRecordings)('gem on recordings', () => {
  it('reads every opening, also a place that only an office names', () => {
    const { postings, skipped } = parseRecording(gem, 'gem/resprop_job_posts.json');
    expect(skipped).toEqual([]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings).toMatchObject([
      {
        externalId: 'am9icG9zdDod14nfMKbLHoHk2zS1wEih',
        title: 'Regional Property Manager - Charlotte, NC',
        url: 'https://jobs.gem.com/resprop/am9icG9zdDod14nfMKbLHoHk2zS1wEih',
        locations: [{ text: 'Charlotte, NC, United States' }],
        workplace: 'onsite',
        department: 'Operations',
        employmentType: 'full_time',
        postedAt: '2026-02-18T21:18:24.281Z',
        updatedAt: '2026-09-08T20:37:09.096Z',
        descriptionText: expect.stringMatching(/^ResProp Management helps/),
      },
      { locations: [{ text: 'Miami, FL' }] },
    ]);
  });
});

describe('gem', () => {
  it('reads several offices', () => {
    const offices = [{ name: 'HQ', location: { name: 'Ulm' } }, { name: 'Rome' }];
    expect(parsed({ location: { name: '' }, offices })?.locations.map(({ text }) => text)).toEqual([
      'Ulm',
      'Rome',
    ]);
  });

  it.each([
    ['remote', 'remote'],
    ['hybrid', 'hybrid'],
    ['other', null],
  ])('reads the work model "%s"', (type, workplace) => {
    expect(parsed({ location_type: type })?.workplace).toBe(workplace);
  });

  it.each([
    ['https://jobs.gem.com/acme/am9icG9zdDod14', 'acme'],
    [url, 'acme'],
    ['https://www.gem.com/acme', null],
    ['https://jobs.gem.com.example.com/acme', null],
  ])('reads the board in %s', (address, slug) => {
    expect(gem.match({ url: new URL(address), html: null })?.slug ?? null).toBe(slug);
  });

  it.each([
    ['an unknown board', {}, 'unknown_board'],
    ['a message', { [url]: '{"error":"no"}' }, 'unreadable_content'],
    ['a page', { [url]: '<html></html>' }, 'unexpected_content'],
  ])('knows %s', async (_name, answers, code) => {
    const context = createFetchContext({ answers });
    await expect(gem.fetch('acme', context)).rejects.toMatchObject({ code });
  });
});

const lists: readonly ListCase[] = [
  ['one answer', { [url]: JSON.stringify(entries(1, 3)) }, true],
  ['an empty list', { [url]: '[]' }, true],
  ['one opening instead of a list', { [url]: JSON.stringify(entries(1, 1)[0]) }, false],
];

sourceSuite('gem', {
  opening: [{ id: '1', title: 'Clerk', location: { name: 'Ulm' } }],
  lists,
});
