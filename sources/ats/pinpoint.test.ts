import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { oneAnswer, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { pinpoint } from './pinpoint.ts';

const url = 'https://acme.pinpointhq.com/postings.json';
const parsed = (fields: object) =>
  parseBody(pinpoint, JSON.stringify({ data: [{ id: '1', title: 'Clerk', ...fields }] }))
    .postings[0];

describe.skipIf(!hasRecordings)('pinpoint on recordings', () => {
  it.each([
    ['pinpoint/jed_postings.json', 4],
    ['pinpoint/workwithus_postings.json', 2],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(pinpoint, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads the fields of a posting', () => {
    const { postings } = parseRecording(pinpoint, 'pinpoint/jed_postings.json');
    expect(postings[0]).toMatchObject({
      externalId: '541307',
      title: 'Senior Data Management Specialist',
      url: 'https://jed.pinpointhq.com/en/postings/fceb8b47-bed5-45bd-b7f4-9161fbe78428',
      locations: [{ text: 'New York City, New York', city: 'New York City' }],
      workplace: 'remote',
      department: 'KNA-Research & Evaluation',
      employmentType: 'full_time',
      salary: { min: 105_000, max: 135_000, currency: 'USD', period: 'year' },
      postedAt: null,
      validThrough: '2026-08-14T23:59:59-04:00',
    });
    expect(postings[1]?.title).toBe('Senior Director, Implementation Science');
  });

  it('reads a city beside a country', () => {
    const { postings } = parseRecording(pinpoint, 'pinpoint/workwithus_postings.json');
    expect(postings.map(({ locations }) => locations[0]?.text)).toEqual([
      'London, United Kingdom',
      'London',
    ]);
    expect(postings[0]?.workplace).toBe('remote');
  });
});

describe('pinpoint', () => {
  const pay = { compensation_minimum: 10, compensation_maximum: 20, compensation_currency: 'EUR' };

  it.each([
    [true, { min: 10, max: 20, currency: 'EUR', period: null }],
    [false, null],
    [undefined, null],
  ])('shows pay only if the employer does (%s)', (visible, salary) => {
    expect(parsed({ ...pay, compensation_visible: visible })?.salary).toEqual(salary);
  });

  it('joins the sections under their headings', () => {
    const text = parsed({
      description: '<p>We sort.</p>',
      key_responsibilities_header: 'Tasks',
      key_responsibilities: '<p>Sort letters.</p>',
      benefits_header: 'Benefits',
      benefits: '',
    })?.descriptionText;
    expect(text).toBe('We sort.\n\nTasks\n\nSort letters.');
  });

  it('knows a redirect to the vendor', async () => {
    const answers = { [url]: { finalUrl: 'https://www.pinpointhq.com/' } };
    await expect(pinpoint.fetch('acme', createFetchContext({ answers }))).rejects.toMatchObject({
      code: 'unknown_board',
    });
  });
});

sourceSuite('pinpoint', {
  opening: { data: [{ id: '1', title: 'Clerk', location: { name: 'Ulm' } }] },
  lists: oneAnswer(url, 'data'),
});
