import { Command } from 'commander';
import { expect, test } from 'vitest';
import { days } from '#core/duration.ts';
import { PostingQuery } from '#core/posting-filter.ts';
import { withQueryOptions } from './commands/postings.ts';
import { type QueryOptions, queryOf } from './query.ts';

const nobody = () => Promise.reject(new Error('nothing to ask'));

/** The query of a command line. */
async function asked(...line: readonly string[]): Promise<unknown> {
  const command = withQueryOptions(new Command()).exitOverride().parse(line, { from: 'user' });
  const query = await queryOf(nobody as never, command.opts<QueryOptions>());
  return PostingQuery.parse(query);
}

test('without options nothing is filtered', async () => {
  expect(await asked()).toEqual({});
});

test('new openings are those of the last seven days, first scans too', async () => {
  const before = Date.now();
  const { status, firstSeenFrom } = PostingQuery.parse(await asked('--status', 'new'));
  expect(status).toBe('open');
  const sinceMs = Date.parse(firstSeenFrom ?? '') + days(7);
  expect(sinceMs).toBeGreaterThanOrEqual(before);
  expect(sinceMs).toBeLessThanOrEqual(Date.now());
  expect(await asked('--status', 'closed')).toEqual({ status: 'closed' });
});

test('what is read from an opening can be asked for', async () => {
  const line = [
    ...['--visa', 'offered', '--language', 'german', '--language', 'French'],
    ...['--years', '3-5', '6-9', '--education', 'none'],
    ...['--benefit', 'Parental leave', '--department', 'R&D'],
  ];
  expect(await asked(...line)).toEqual({
    visa: ['offered'],
    languages: ['german', 'French'],
    years: ['3-5', '6-9'],
    educations: ['none'],
    benefits: ['Parental leave'],
    departments: ['R&D'],
  });
});

test('the terms of the work can be asked for, and left out', async () => {
  const line = [
    ...['--may-work-already', '--clearance', 'required', '--citizen-of', 'Canada'],
    ...['--travel', 'none', '1-10', '--office-days', '1', '2', '--shift', 'on_call'],
    ...['--hours', '30-34', '--contract-months', '13+', '--starts', 'asap'],
    ...['--apply-by', 'week', '--licence', 'CPA', '--leads', 'some', '--time-zone', 'CET'],
    ...['--without-shift', 'night', 'weekend'],
  ];
  expect(await asked(...line)).toEqual({
    ...{ permits: ['required'], clearances: ['required'], citizenships: ['Canada'] },
    ...{ travel: ['none', '1-10'], officeDays: ['1', '2'], shifts: ['on_call'] },
    ...{ weeklyHours: ['30-34'], contractLengths: ['13+'], starts: ['asap'] },
    ...{ deadlines: ['week'], licences: ['CPA'], peopleLed: ['some'], timeZones: ['CET'] },
    not: { shifts: ['night', 'weekend'] },
  });
  expect(await asked('--no-may-work-already', '--without-clearance')).toEqual({
    not: { permits: ['required'], clearances: ['required', 'obtainable', 'wished'] },
  });
});
