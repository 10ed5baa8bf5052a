import { describe, expect, it } from 'vitest';
import {
  isOtherSpan,
  periodAtStart,
  periodOfField,
  periodOfKind,
  periodsIn,
  yearlySalary,
} from './pay-period.ts';

describe('periodAtStart', () => {
  it.each([
    ['/hr plus tips', 'hour'],
    ['an hour', 'hour'],
    ['p.h.', 'hour'],
    ['/std.', 'hour'],
    ['je stunde', 'hour'],
    ["de l'heure", 'hour'],
    ["all'ora", 'hour'],
    ['per uur', 'hour'],
    ['na godzinę', 'hour'],
    ['za hodinu', 'hour'],
    ['/小时', 'hour'],
    ['per day', 'day'],
    ['pro tag', 'day'],
    ['par jour', 'day'],
    ['weekly', 'week'],
    ['per week', 'week'],
    ['/mo', 'month'],
    ['pcm', 'month'],
    ['im monat', 'month'],
    ['mtl.', 'month'],
    ['par mois', 'month'],
    ['al mes', 'month'],
    ['al mese', 'month'],
    ['por mês', 'month'],
    ['per maand', 'month'],
    ['/månad', 'month'],
    ['pr. måned', 'month'],
    ['/kk', 'month'],
    ['miesięcznie', 'month'],
    ['měsíčně', 'month'],
    ['/月', 'month'],
    ['per year', 'year'],
    ['/yr', 'year'],
    ['p.a.', 'year'],
    ['pro jahr', 'year'],
    ['jährlich', 'year'],
    ['par an', 'year'],
    ['al año', 'year'],
    ['annui', 'year'],
    ['per jaar', 'year'],
    ['/år', 'year'],
    ['rocznie', 'year'],
    ['lpa', 'year'],
    ['/handover', null],
    ['and more', null],
    ['pages', null],
    ['monthlyish', null],
  ])('reads %j as %s', (text, period) => {
    expect(periodAtStart(text)).toBe(period);
  });
});

describe('periodOfKind', () => {
  it.each([
    ['our annual base salary is', 'year'],
    ['jahresgehalt: ', 'year'],
    ['年収', 'year'],
    ['stundenlohn von', 'hour'],
    ['时薪', 'hour'],
    ['månadslön ', 'month'],
    ['after a monthly review an annual salary of', 'year'],
    ['the salary of', null],
  ])('hears in %j pay for %s', (text, period) => {
    expect(periodOfKind(text)).toBe(period);
  });
});

describe('periodOfField', () => {
  it.each([
    ['1 YEAR', 'year'],
    ['per-year-salary', 'year'],
    ['ANN', 'year'],
    ['YEARLY', 'year'],
    ['Jahr', 'year'],
    ['par an', 'year'],
    ['Annual Base Salary', 'year'],
    ['per-hour-wage', 'hour'],
    ['HUR', 'hour'],
    ['Pay Range Per Hour', 'hour'],
    ['Stunde', 'hour'],
    ['PER_MONTH', 'month'],
    ['MON', 'month'],
    ['mensuel', 'month'],
    ['Monatlich', 'month'],
    ['DAY', 'day'],
    ['daily', 'day'],
    ['WEE', 'week'],
    ['2 WEEK', null],
    ['bi-weekly', null],
    ['semi-monthly', null],
    ['one-time', null],
    ['NONE', null],
    ['', null],
  ])('reads %j as %s', (text, period) => {
    expect(periodOfField(text)).toBe(period);
  });
});

describe('periodsIn', () => {
  it.each([
    ['$45 per hour', ['hour']],
    ['salario mensual', ['month']],
    ['$900 a week, $45,000 a year', ['week', 'year']],
    ['hear our story', []],
  ])('finds in %j %j', (text, periods) => {
    expect(periodsIn(text)).toEqual(periods);
  });
});

describe('isOtherSpan', () => {
  it.each(['biweekly', 'paid semi-monthly', 'per fortnight', 'every two weeks', 'twice a month'])(
    'knows that %j is none of our periods',
    (text) => {
      expect(isOtherSpan(text)).toBe(true);
    },
  );

  it.each(['weekly', 'a month', 'combined'])('ignores %j', (text) => {
    expect(isOtherSpan(text)).toBe(false);
  });
});

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
  ])('turns %o into a year with %s', (said, yearly) => {
    expect(yearlySalary(salary(said))).toBe(yearly);
  });

  it('is null without a stated salary', () => {
    expect(yearlySalary(null)).toBeNull();
  });
});
