import { describe, expect, it } from 'vitest';
import { RawPosting } from '#core/posting.ts';
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

  it('does not take a missing mark for a workplace', () => {
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
  it('merges a posting listed once per location', () => {
    const body = account(
      { ...job, city: 'Oslo' },
      { ...job, city: 'Rome' },
      { ...job, city: 'Oslo' },
    );
    const { postings } = parseBody(workable, body);
    expect(postings).toHaveLength(1);
    expect(postings[0]?.locations.map(({ text }) => text)).toEqual(['Oslo', 'Rome']);
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

  it('gives a posting without address its public one', () => {
    expect(parsed({})?.url).toBe('https://apply.workable.com/acme/j/A1/');
  });

  it('asks the widget API, not the one with a quota', async () => {
    const url = 'https://apply.workable.com/api/v1/widget/accounts/acme?details=true';
    const context = createFetchContext({ answers: { [url]: account(job) } });
    expect(await workable.fetch('acme', context)).toMatchObject({ complete: true, claimed: null });
  });
});
