import { describe, expect, it } from 'vitest';
import { rolesOf } from './demo-content.ts';
import { payOf, payRange, raised } from './role-terms.ts';

const role = (title: string) => {
  const found = rolesOf(['software', 'warehouse']).find((each) => each.title === title);
  if (found === undefined) throw new Error(`no ${title}`);
  return found;
};

describe('payOf', () => {
  it('is yearly, in round steps', () => {
    expect(payOf(role('Backend Engineer'), 'CHF', 1.25)).toEqual({
      min: 116_000,
      max: 148_000,
      currency: 'CHF',
      period: 'year',
    });
  });

  it('is hourly for roles paid by the hour', () => {
    expect(payOf(role('Warehouse Associate'), 'GBP', 1)).toMatchObject({ min: 12, period: 'hour' });
  });
});

describe('payRange', () => {
  it.each([
    [{ min: 62_000, max: 78_000, currency: 'EUR', period: 'year' }, '€62,000 – €78,000'],
    [{ min: 92_000, max: 118_000, currency: 'CHF', period: 'year' }, 'CHF 92,000 – 118,000'],
    [{ min: 14.5, max: 17, currency: 'GBP', period: 'hour' }, '£14.50 – £17'],
  ] as const)('writes %j as %s', (pay, words) => {
    expect(payRange(pay)).toBe(words);
  });
});

describe('raised', () => {
  it('is higher at both ends, even with large steps', () => {
    expect(raised({ min: 100, max: 120, currency: 'JPY', period: 'hour' })).toEqual({
      min: 150,
      max: 200,
      currency: 'JPY',
      period: 'hour',
    });
  });
});
