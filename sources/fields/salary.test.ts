import { describe, expect, it } from 'vitest';
import { currencyOf, isOnTarget, periodOf, salaryAcross, salaryOf } from './salary.ts';

describe('salaryOf', () => {
  const pay = (min: number | null, max: number | null) =>
    salaryOf({ min, max, currency: 'eur', period: 'year' });

  it('leaves out an amount without end', () => {
    expect(pay(60_000, Number.POSITIVE_INFINITY)).toMatchObject({ min: 60_000, max: null });
    expect(pay(Number.NaN, null)).toBeNull();
  });

  it('keeps a range', () => {
    expect(pay(60_000, 75_000)).toEqual({
      min: 60_000,
      max: 75_000,
      currency: 'EUR',
      period: 'year',
    });
  });

  it('keeps a single end', () => {
    expect(pay(null, 5_000)).toMatchObject({ min: null, max: 5_000 });
  });

  it('reads zero as not stated', () => {
    expect(pay(0, 5_000)).toMatchObject({ min: null, max: 5_000 });
  });

  it('puts the ends in order', () => {
    expect(pay(75_000, 60_000)).toMatchObject({ min: 60_000, max: 75_000 });
  });

  it.each([
    [150, 225_000],
    [225_000, 150],
    [null, null],
    [0, 0],
    [-5, null],
  ])('is null for %j to %j', (min, max) => {
    expect(pay(min, max)).toBeNull();
  });
});

describe('salaryAcross', () => {
  const range = (min: number | null, max: number | null, currency = 'USD', period = 'year') => ({
    min,
    max,
    currency,
    period: periodOf(period),
  });

  it.each([
    ['one range', [range(90, 120)], [90, 120]],
    ['two that overlap', [range(90, 120), range(100, 150)], [90, 150]],
    ['a lower one second', [range(90, 120), range(70, 95)], [70, 120]],
    ['another currency', [range(90, 120), range(10, 20, 'EUR')], [90, 120]],
    ['another period', [range(90, 120), range(30, 40, 'USD', 'hour')], [90, 120]],
    ['one that is implausible', [range(1, 900), range(90, 120)], [90, 120]],
    ['one without amounts', [range(null, null, 'EUR'), range(90, 120)], [90, 120]],
    ['open ends', [range(90, null), range(100, null)], [90, null]],
    ['an open end and a closed one', [range(null, 200), range(90, 120)], [90, 200]],
  ] as const)('spans %s', (_name, ranges, [min, max]) => {
    expect(salaryAcross(ranges)).toEqual({ min, max, currency: 'USD', period: 'year' });
  });

  it('is null for ranges too far apart, and without any', () => {
    expect(salaryAcross([range(20, 30), range(180, 200)])).toBeNull();
    expect(salaryAcross([])).toBeNull();
  });
});

describe('isOnTarget', () => {
  it.each([
    ['OTE', true],
    ['Base + commission (OTE)', true],
    ['On-Target Earnings', true],
    ['on target earnings', true],
    ['$200K – $240K OTE • Offers Equity', true],
    ['Total target earnings', true],
    ['Base salary', false],
    ['Note: remote', false],
    ['Target stores', false],
    [null, false],
  ])('of %j is %s', (text, is) => {
    expect(isOnTarget(text)).toBe(is);
  });
});

describe('periodOf', () => {
  it.each([
    ['1 YEAR', 'year'],
    ['per-year-salary', 'year'],
    ['ANN', 'year'],
    ['Annual Base Salary', 'year'],
    ['per-hour-wage', 'hour'],
    ['HOUR', 'hour'],
    ['1 HOUR', 'hour'],
    ['daily', 'day'],
    ['DAY', 'day'],
    ['WEEK', 'week'],
    ['per-month-salary', 'month'],
    ['month', 'month'],
    ['Stunde', 'hour'],
    ['par heure', 'hour'],
    ['Pro Monat', 'month'],
    ['mensuel', 'month'],
    ['per maand', 'month'],
    ['jährlich', 'year'],
    ['p.a.', 'year'],
    ['bi-weekly', null],
    ['2 WEEK', null],
    ['NONE', null],
    ['one-time', null],
    ['', null],
    [null, null],
  ])('reads %j as %j', (text, period) => {
    expect(periodOf(text)).toBe(period);
  });
});

describe('currencyOf', () => {
  it.each([
    ['usd', 'USD'],
    ['€', 'EUR'],
    ['$', null],
    ['kr', null],
    ['Kč', 'CZK'],
    ['R$', 'BRL'],
    ['XAF', 'XAF'],
    ['', null],
    ['dollars', null],
    [null, null],
  ])('reads %j as %j', (text, currency) => {
    expect(currencyOf(text)).toBe(currency);
  });

  it.each([
    ['$', 'CA', 'CAD'],
    ['$', 'Mexico', 'MXN'],
    ['$', 'DE', 'USD'],
    ['kr', 'NO', 'NOK'],
    ['kr.', 'Denmark', 'DKK'],
    ['¥', 'CN', 'CNY'],
  ])('takes the shared sign %j of a job in %s for %s', (sign, country, currency) => {
    expect(currencyOf(sign, country)).toBe(currency);
  });
});
