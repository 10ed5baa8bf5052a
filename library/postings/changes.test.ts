import { describe, expect, it } from 'vitest';
import { changedFields } from '#core/posting-diff.ts';
import { rawPosting } from '#tests/support/postings.ts';
import { toFieldChanges } from './detail.ts';

const place = (text: string) => ({ text, city: null, region: null, country: null });
const salary = { min: 80_000, max: 95_000, currency: 'EUR', period: 'year' } as const;

describe('toFieldChanges', () => {
  it('gives the old and the new value', () => {
    const old = rawPosting({ title: 'A', department: 'Data' });
    const now = rawPosting({
      ...{ title: 'B', workplace: 'onsite', salary },
      locations: [place('Berlin'), place('Paris')],
    });
    expect(toFieldChanges(changedFields(old, now))).toEqual(
      expect.arrayContaining([
        { field: 'title', from: 'A', to: 'B' },
        { field: 'workplace', from: null, to: 'onsite' },
        { field: 'department', from: 'Data', to: null },
        { field: 'salary', from: null, to: salary },
        expect.objectContaining({ field: 'locations', to: ['Berlin', 'Paris'] }),
      ]),
    );
  });

  it('reports a changed description without its text', () => {
    const changes = changedFields(
      rawPosting({ descriptionText: 'Old words.' }),
      rawPosting({ descriptionText: 'New words.' }),
    );
    expect(toFieldChanges(changes)).toEqual([{ field: 'description', from: null, to: null }]);
  });

  it('cuts texts that are too long for a line', () => {
    const long = 'Long '.repeat(100);
    const changes = changedFields(
      rawPosting(),
      rawPosting({ title: long, locations: [place(long)] }),
    );
    const cut = expect.stringMatching(/^Long .{194}…$/);
    expect(toFieldChanges(changes).map(({ to }) => to)).toEqual([cut, [cut]]);
  });

  it('is empty without a change', () => {
    expect(toFieldChanges([])).toEqual([]);
  });
});
