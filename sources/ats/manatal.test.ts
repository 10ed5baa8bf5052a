import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { type ListCase, pagedAnswers, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { manatal } from './manatal.ts';

// The answers below are made from the facts about Manatal.
const url = (page: number) => `https://www.careers-page.com/api/v1.0/c/acme/jobs/?page=${page + 1}`;
const job = (id: string, said: object = {}) => ({ id, position_name: `Job ${id}`, ...said });
const list = (results: readonly object[], count = results.length, next: string | null = null) =>
  JSON.stringify({ count, next, results });
const parsed = (said: object) => parseBody(manatal, list([job('1', said)])).postings[0];

describe.skipIf(!hasRecordings)('manatal on recordings', () => {
  it('reads every opening, but only the pay that the employer shows', () => {
    const { postings, skipped } = parseRecording(manatal, 'manatal/ghostwerks_list.json');
    expect([postings.length, skipped]).toEqual([3, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings[0]).toMatchObject({
      externalId: '3226536',
      title: 'Administrative Support',
      url: 'https://www.careers-page.com/acme/job/RY684VW6',
      locations: [{ text: 'Wharton, New Jersey, United States', city: 'Wharton' }],
      postedAt: null,
      salary: null,
    });
    expect(postings[2]?.salary).toEqual({
      min: 60_000,
      max: 85_000,
      currency: 'USD',
      period: null,
    });
  });
});

describe('manatal', () => {
  it('hides pay that is marked neither way', () => {
    const pay = { salary_min: '10', salary_max: '20', currency_code: 'EUR' };
    expect(parsed(pay)?.salary).toBeNull();
    expect(parsed({ ...pay, is_salary_visible: true })?.salary?.max).toBe(20);
  });

  it.each([
    ['https://www.careers-page.com/acme/job/RY684VW6', 'acme'],
    [url(0), 'acme'],
    ['https://www.careers-page.com/', null],
    ['https://www.careers-page.com.example.com/acme', null],
  ])('reads the board in %s', (address, slug) => {
    expect(manatal.match({ url: new URL(address), html: null })?.slug ?? null).toBe(slug);
  });

  it.each([
    ['an unknown board', {}, 'unknown_board'],
    ['a page', { [url(0)]: '<html></html>' }, 'unexpected_content'],
  ])('knows %s', async (_name, answers, code) => {
    const context = createFetchContext({ answers });
    await expect(manatal.fetch('acme', context)).rejects.toMatchObject({ code });
  });
});

const lists: readonly ListCase[] = [
  ...pagedAnswers({
    request: (_offset, page) => ({ url: url(page), expect: 'json' }),
    size: 10,
    answer: (openings, total) =>
      list(
        openings.map(({ id }) => job(id)),
        total,
      ),
    statesTotal: true,
  }),
  ['an empty board', { [url(0)]: list([]) }, true],
  ['a next page that is not there', { [url(0)]: list([job('1')], 1, url(1)) }, false],
];

sourceSuite('manatal', {
  opening: { results: [job('1', { position_name: 'Clerk', location_display: 'Ulm' })] },
  lists,
});
