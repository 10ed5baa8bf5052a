import { describe, expect, it } from 'vitest';
import { PostingFilter } from './posting-filter.ts';

describe('PostingFilter', () => {
  it.each(['2026-03-01', '2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000+02:00'])(
    'takes %s as a moment',
    (firstSeenFrom) => {
      expect(PostingFilter.parse({ firstSeenFrom })).toEqual({ firstSeenFrom });
    },
  );

  it.each([
    { firstSeenFrom: 'yesterday' },
    { firstSeenBefore: '' },
    { postedWithinDays: 0 },
    { workplaces: ['moon'] },
    { hidden: 'maybe' },
    { query: 'x'.repeat(1_001) },
    { skills: Array<string>(101).fill('Go') },
    { colour: 'red' },
  ])('refuses %o', (filter) => {
    expect(PostingFilter.safeParse(filter).success).toBe(false);
  });
});
