import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { type ListCase, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { comeet } from './comeet.ts';

// The pages below are made from the facts about Comeet; the recording is of its API.
const slug = 'acme/12.00F';
const url = `https://www.comeet.com/jobs/${slug}`;
const position = (uid: string, said: object = {}) => ({ uid, name: `Job ${uid}`, ...said });
const page = (positions: readonly object[]) =>
  `<html><script>COMPANY_POSITIONS_DATA = ${JSON.stringify(positions)}; POSITION_DATA = null;</script></html>`;
const parsed = (said: object) => parseBody(comeet, page([position('1.1', said)])).postings;

describe.skipIf(!hasRecordings)('comeet on recordings', () => {
  it('reads a position in two places as one opening', () => {
    const { postings, skipped } = parseRecording(comeet, 'comeet/wiliot_positions.json');
    expect(skipped).toEqual([]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings).toMatchObject([
      {
        externalId: '18.767',
        title: 'Forward Deployed Engineer',
        company: 'Wiliot',
        url: 'https://www.comeet.com/jobs/wiliot/F6.003/forward-deployed-engineer/18.767',
        locations: [{ text: 'New York, NY, US' }, { text: 'Plano, TX, US', city: 'Plano' }],
        workplace: 'onsite',
        employmentType: null,
        postedAt: null,
        updatedAt: '2026-08-12T02:36:49Z',
      },
    ]);
    expect(postings[0]?.descriptionText).toMatch(/^Description\n\nWiliot was founded/);
    expect(postings[0]?.descriptionText).not.toContain('Requirements');
  });
});

describe('comeet', () => {
  it('reads the texts where its pages have them', () => {
    const details = [
      { name: 'Description', value: '<p>Sort.</p>' },
      { name: 'Requirements', value: null },
    ];
    const [posting] = parsed({ custom_fields: { details } });
    expect(posting?.descriptionText).toBe('Description\n\nSort.');
  });

  it('leaves out positions for employees', () => {
    expect(parsed({ is_internal: true })).toEqual([]);
  });

  it.each([
    [{ workplace_type: 'Hybrid', location: { is_remote: true } }, 'hybrid'],
    [{ location: { is_remote: true } }, 'remote'],
    [{ location: { is_remote: false } }, null],
  ])('reads the work model of %j', (said, workplace) => {
    expect(parsed(said)[0]?.workplace).toBe(workplace);
  });

  it.each([
    [url, slug],
    [`${url}/clerk/1A.2B3`, slug],
    ['https://www.comeet.co/jobs/acme/12.00F', slug],
    ['https://www.comeet.com/jobs/acme', null],
    ['https://www.comeet.com/', null],
    ['https://comeet.com.example.com/jobs/acme/12.00F', null],
  ])('reads the board in %s', (address, board) => {
    expect(comeet.match({ url: new URL(address), html: null })?.slug ?? null).toBe(board);
  });

  it.each([
    ['an unknown board', {}, 'unknown_board'],
    ['another page', { [url]: '<html></html>' }, 'unreadable_content'],
    ['a wall', { [url]: '<title>Just a moment...</title>' }, 'challenge_page'],
  ])('knows %s', async (_name, answers, code) => {
    const context = createFetchContext({ answers });
    await expect(comeet.fetch(slug, context)).rejects.toMatchObject({ code });
  });
});

const lists: readonly ListCase[] = [
  ['one page', { [url]: page([position('1.1')]) }, true],
  ['an empty board', { [url]: page([]) }, true],
  ['half a page', { [url]: page([position('1.1')]).slice(0, 60) }, 'unreadable_content'],
];

sourceSuite('comeet', {
  opening: [position('1.1', { name: 'Clerk', location: { city: 'Ulm' } })],
  documentOf: (json) => `<script>COMPANY_POSITIONS_DATA = ${json};</script>`,
  slug,
  lists,
});
