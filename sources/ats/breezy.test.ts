import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { oneAnswer, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { breezy } from './breezy.ts';

const url = 'https://acme.breezy.hr/json?verbose=true';
const parsed = (fields: object) =>
  parseBody(breezy, JSON.stringify([{ id: '1', name: 'Clerk', ...fields }])).postings[0];

describe.skipIf(!hasRecordings)('breezy on recordings', () => {
  it.each([
    ['breezy/matroid.json', 10],
    ['breezy/breezydemo_verbose.json', 2],
  ])('reads every opening of %s', (name, count) => {
    const { postings, skipped } = parseRecording(breezy, name);
    expect([postings.length, skipped]).toEqual([count, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
  });

  it('reads the fields of a posting, but no implausible pay', () => {
    const { postings } = parseRecording(breezy, 'breezy/matroid.json');
    expect(postings[0]).toMatchObject({
      externalId: '764f8a9923e3',
      title: 'Deep Learning Engineer',
      company: 'Matroid',
      url: 'https://matroid.breezy.hr/p/764f8a9923e3-deep-learning-engineer',
      locations: [{ text: 'Palo Alto, CA', city: 'Palo Alto', country: 'United States' }],
      workplace: null,
      department: 'Engineering',
      employmentType: 'full_time',
      salary: { min: 170_000, max: 300_000, currency: 'USD', period: 'year' },
      postedAt: '2026-07-10T19:56:44.147Z',
    });
    expect(postings[3]?.salary).toBeNull();
  });

  it('reads the text', () => {
    const { postings } = parseRecording(breezy, 'breezy/breezydemo_verbose.json');
    expect(postings[0]?.descriptionText).toBe('Roses and Rainbows until 30 days in.');
  });
});

describe('breezy', () => {
  it('reads a remote posting, also without places', () => {
    expect(parsed({ location: { is_remote: true }, locations: [] })?.workplace).toBe('remote');
    expect(parsed({ location: { is_remote: false } })?.workplace).toBeNull();
  });

  it('reads the older shape of the answer', () => {
    const body = JSON.stringify({ company: {}, positions: [{ id: '1', name: 'Clerk' }] });
    expect(parseBody(breezy, body).postings).toMatchObject([
      { title: 'Clerk', url: 'https://acme.breezy.hr/p/1' },
    ]);
  });

  it.each([
    ['a redirect to the vendor', { finalUrl: 'https://breezy.hr/' }, 'unknown_board'],
    ['a request to slow down', { status: 403, body: '' }, 'challenge_page'],
  ])('knows %s', async (_name, answer, code) => {
    const context = createFetchContext({ answers: { [url]: answer } });
    await expect(breezy.fetch('acme', context)).rejects.toMatchObject({ code });
  });
});

sourceSuite('breezy', {
  opening: [{ id: '1', name: 'Clerk', location: { name: 'Ulm' } }],
  lists: oneAnswer(url, 'positions'),
});
