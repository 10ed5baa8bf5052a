import { describe, expect, it } from 'vitest';
import { yearlySalary } from './yearly-salary.ts';

const salary = (said: object) => ({ min: null, max: null, currency: null, period: null, ...said });

describe('yearlySalary', () => {
  it.each([
    [{ max: 50, period: 'hour' }, 104_000],
    [{ max: 400, period: 'day' }, 104_000],
    [{ max: 2_000, period: 'week' }, 104_000],
    [{ max: 5_000, period: 'month' }, 60_000],
    [{ min: 60_000, max: 80_000, period: 'year' }, 80_000],
    [{ min: 60_000, period: 'year' }, 60_000],
    [{ max: 80_000 }, 80_000],
    [{ max: 45 }, null],
    [{}, null],
  ])('makes of %o a year with %s', (said, yearly) => {
    expect(yearlySalary(salary(said))).toBe(yearly);
  });

  it('says nothing where no salary is stated', () => {
    expect(yearlySalary(null)).toBeNull();
  });
});
