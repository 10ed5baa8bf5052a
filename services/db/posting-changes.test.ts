import { describe, expect, it } from 'vitest';
import { changedFields } from '#core/posting-diff.ts';
import { rawPosting } from '#tests/support/postings.ts';
import { toFieldChanges } from './posting-changes.ts';

const place = (text: string) => ({ text, city: null, region: null, country: null });
const yearly = (min: number | null, max: number | null, currency: string | null = 'EUR') =>
  ({ min, max, currency, period: 'year' }) as const;

describe('toFieldChanges', () => {
  it.each([
    [{ title: 'A' }, { title: 'B' }, { field: 'title', from: 'A', to: 'B' }],
    [
      { locations: [place('Berlin')] },
      { locations: [place('Berlin'), place('Paris')] },
      { field: 'place', from: 'Berlin', to: 'Berlin; Paris' },
    ],
    [{}, { workplace: 'onsite' }, { field: 'workplace', from: null, to: 'On site' }],
    [{ department: 'Data' }, {}, { field: 'department', from: 'Data', to: null }],
    [
      { employmentType: 'full_time' },
      { employmentType: 'part_time' },
      { field: 'employment type', from: 'Full-time', to: 'Part-time' },
    ],
    [{ locations: [place('Berlin')] }, {}, { field: 'place', from: 'Berlin', to: null }],
    [
      { descriptionText: 'Old words.' },
      { descriptionText: 'New words.' },
      { field: 'description', from: null, to: null },
    ],
  ] as const)('says %o, now %o, in words', (old, now, change) => {
    const changes = changedFields(rawPosting(copy(old)), rawPosting(copy(now)));
    expect(toFieldChanges(changes)).toEqual([change]);
  });

  it.each([
    [yearly(80_000, 95_000), '€80,000 – €95,000 a year'],
    [yearly(80_000, 80_000), '€80,000 a year'],
    [yearly(null, 95_000), 'up to €95,000 a year'],
    [yearly(80_000, null), 'from €80,000 a year'],
    [yearly(1, 2, null), '1–2 a year'],
    [{ ...yearly(12.5, null, 'USD'), period: 'hour' } as const, 'from $12.50 an hour'],
    [{ ...yearly(null, 500, 'XYZ'), period: null } as const, 'up to XYZ 500'],
  ])('says %o as people say it', (salary, words) => {
    const changes = changedFields(rawPosting(), rawPosting({ salary }));
    expect(toFieldChanges(changes)[0]?.to?.replaceAll(/\s/g, ' ')).toBe(words);
  });

  it('cuts what is too long for a line', () => {
    const changes = changedFields(rawPosting(), rawPosting({ title: 'Long '.repeat(100) }));
    expect(toFieldChanges(changes)[0]?.to).toMatch(/^Long .{194}…$/);
  });

  it('has nothing to say where nothing changed', () => {
    expect(toFieldChanges([])).toEqual([]);
  });
});

/** As mutable as a posting is. */
const copy = (said: object): Parameters<typeof rawPosting>[0] => structuredClone(said);
