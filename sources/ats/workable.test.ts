import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
import { oneAnswer, sourceSuite } from '#tests/suites/source.ts';
import { createFetchContext } from '#tests/support/fetch-context.ts';
import { parseBody, parseRecording } from '#tests/support/parse-recording.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { workable } from './workable.ts';

const job = { shortcode: 'A1', title: 'Engineer' };
const account = (...jobs: readonly object[]) => JSON.stringify({ name: 'Acme', jobs });
const parsed = (fields: object) => parseBody(workable, account({ ...job, ...fields })).postings[0];

describe.skipIf(!hasRecordings)('workable on recordings', () => {
  it('reads every opening of an account', () => {
    const { postings, skipped } = parseRecording(workable, 'workable/crewai.json');
    expect([postings.length, skipped]).toEqual([4, []]);
    expect(postings.map((posting) => RawPosting.parse(posting))).toEqual(postings);
    expect(postings.at(-1)?.title).toBe('Senior Support Engineer');
  });

  it('merges the entries of an opening in two countries', () => {
    const { postings, skipped } = parseRecording(workable, 'workable/zaelab_widget.json');
    expect([postings.length, skipped]).toEqual([1, []]);
    expect(RawPosting.parse(postings[0])).toMatchObject({
      externalId: 'DD136DD7E7',
      title: 'Business Analyst - Spanish Speaking',
      company: 'Zaelab',
      locations: [
        { text: 'Spain', country: 'Spain' },
        { text: 'Portugal', country: 'Portugal' },
      ],
      workplace: 'remote',
      postedAt: '2026-08-05',
    });
  });

  it('reads the fields of a posting', () => {
    expect(parseRecording(workable, 'workable/crewai.json').postings[0]).toMatchObject({
      externalId: '3862836931',
      title: 'Customer Success Manager, LATAM',
      company: 'CrewAI',
      url: 'https://apply.workable.com/j/3862836931',
      applyUrl: 'https://apply.workable.com/j/3862836931/apply',
      locations: [{ city: 'São Paulo', region: 'State of São Paulo', country: 'Brazil' }],
      workplace: 'remote',
      department: 'Support',
      employmentType: 'full_time',
      level: 'Mid-Senior level',
      postedAt: '2026-06-30',
    });
  });

  it('does not read a missing mark as a workplace', () => {
    const { postings } = parseRecording(workable, 'workable/crewai.json');
    expect(postings.map(({ workplace }) => workplace)).toEqual([
      'remote',
      'remote',
      null,
      'remote',
    ]);
  });
});

describe('workable', () => {
  const oslo = { ...job, city: 'Oslo', locations: [{ city: 'Oslo' }] };
  const rome = { ...job, city: 'Rome', locations: [{ city: 'Rome' }] };
  const other = { ...oslo, shortcode: 'B2' };
  const remote = { telecommuting: true };
  const notRemote = { telecommuting: false };
  const text = { description: '<p>Bake.</p>' };

  it.each([
    ['two places', [oslo, rome], ['Oslo', 'Rome'], null, ''],
    ['a place twice', [oslo, rome, oslo], ['Oslo', 'Rome'], null, ''],
    ['entries apart', [oslo, other, rome], ['Oslo', 'Rome'], null, ''],
    [
      'the first as remote',
      [
        { ...oslo, ...remote },
        { ...rome, ...notRemote },
      ],
      ['Oslo', 'Rome'],
      'remote',
      '',
    ],
    [
      'the last as remote',
      [{ ...oslo, ...notRemote }, rome, { ...other, shortcode: 'A1', ...remote }],
      ['Oslo', 'Rome'],
      'remote',
      '',
    ],
    ['text in the last only', [oslo, { ...rome, ...text }], ['Oslo', 'Rome'], null, 'Bake.'],
    [
      'text in the one that is not remote',
      [
        { ...oslo, ...remote },
        { ...rome, ...notRemote, ...text },
      ],
      ['Oslo', 'Rome'],
      'remote',
      'Bake.',
    ],
    ['no place at all', [job, { ...job, ...remote }], [], 'remote', ''],
  ])('merges the entries of an opening with %s', (_name, jobs, places, workplace, description) => {
    const [posting, ...more] = parseBody(workable, account(...jobs)).postings.filter(
      ({ externalId }) => externalId === 'A1',
    );
    expect(posting?.locations.map((place) => place.text)).toEqual(places);
    expect(posting).toMatchObject({ workplace, descriptionText: description });
    expect(more).toEqual([]);
  });

  it('takes an account description in HTML for no text of an opening', () => {
    const body = JSON.stringify({ name: 'Acme', description: '<p>We bake.</p>', jobs: [job] });
    expect(parseBody(workable, body).postings[0]?.descriptionText).toBe('');
  });

  it('leaves out hidden locations', () => {
    const locations = [
      { city: 'Oslo', hidden: true },
      { city: 'Rome', hidden: false },
    ];
    expect(parsed({ locations })?.locations.map(({ text }) => text)).toEqual(['Rome']);
  });

  it('reads the older name of the employment type', () => {
    expect(parsed({ type: 'Part-time' })?.employmentType).toBe('part_time');
  });

  it('gives a posting without an address its public one', () => {
    expect(parsed({})?.url).toBe('https://apply.workable.com/acme/j/A1/');
  });

  it('asks the widget API, which has no quota', async () => {
    const url = 'https://apply.workable.com/api/v1/widget/accounts/acme?details=true';
    const context = createFetchContext({ answers: { [url]: account(job) } });
    expect(await workable.fetch('acme', context)).toMatchObject({ complete: true, claimed: null });
  });
});

sourceSuite('workable', {
  opening: {
    jobs: [{ shortcode: '1', title: 'Clerk', city: 'Ulm', description: '<p>Sort letters.</p>' }],
  },
  lists: oneAnswer('https://apply.workable.com/api/v1/widget/accounts/acme?details=true', 'jobs'),
});
