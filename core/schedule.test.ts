import { describe, expect, it } from 'vitest';
import { hours, minutes } from './duration.ts';
import { dueCompanies, nextScanAt, type ScanRules, type ScheduledCompany } from './schedule.ts';

const noon = Date.UTC(2026, 0, 1, 12);
const iso = (ms: number): string => new Date(ms).toISOString();
const company = (said: Partial<ScheduledCompany> = {}): ScheduledCompany => ({
  id: 'acme',
  everyHours: null,
  isQuiet: false,
  lastRunAt: iso(noon),
  ...said,
});
const usual: ScanRules = { everyHours: 6, quietHours: null, offset: () => 0 };
const next = (
  companies: readonly ScheduledCompany[],
  {
    now = noon,
    notBefore = 0,
    ...rules
  }: Partial<ScanRules> & { now?: number; notBefore?: number } = {},
) => nextScanAt(companies, { ...usual, ...rules }, { now, notBefore });
const due = (companies: readonly ScheduledCompany[], now: number, rules: Partial<ScanRules> = {}) =>
  dueCompanies(companies, { ...usual, ...rules }, now).map(({ id }) => id);

describe('the next scan', () => {
  it('comes the interval after the last start, at most ten minutes later', () => {
    const at = Number(next([company()]));
    expect(at).toBeGreaterThanOrEqual(noon + hours(6));
    expect(at).toBeLessThan(noon + hours(6) + minutes(10));
  });

  it('comes once a day for a company that fails in the same way again and again', () => {
    const quiet = (everyHours: number | null) => [company({ isQuiet: true, everyHours })];
    expect(next(quiet(1))).toBe(next([company({ everyHours: 24 })]));
    expect(next(quiet(48))).toBe(next([company({ everyHours: 48 })]));
    expect(next(quiet(null), { everyHours: 0 })).toBeNull();
    expect(due(quiet(1), noon + hours(6))).toEqual([]);
  });

  it('has the same delay each time, and for a whole run', () => {
    expect(next([company({ id: 'birch' }), company()])).toBe(next([company()], { now: noon + 1 }));
  });

  it('comes at another time for runs that started a moment apart', () => {
    const starts = Array.from({ length: 200 }, (_, i) => noon + i);
    const delays = starts.map(
      (at) => Number(next([company({ lastRunAt: iso(at) })], { now: at })) - at - hours(6),
    );
    for (const third of [0, 1, 2]) {
      const within = delays.filter((ms) => Math.floor(ms / minutes(10 / 3)) === third);
      expect(within.length).toBeGreaterThan(40);
    }
  });

  it('is never much later if scans are frequent', () => {
    const at = Number(next([company()], { everyHours: 1 }));
    expect(at).toBeLessThan(noon + hours(1) + minutes(3) + 1);
  });

  it('is for the company that is due first', () => {
    const often = company({ id: 'often', everyHours: 2 });
    expect(next([company(), often, company({ everyHours: 48 })])).toBe(next([often]));
  });

  it.each([
    ['nothing was scanned yet', null],
    ['many were missed', iso(noon - hours(500))],
    ['it is not known when the last was', 'yesterday'],
  ])('comes in a minute if %s', (_why, lastRunAt) => {
    expect(next([company({ lastRunAt })])).toBe(noon + minutes(1));
  });

  it('comes no sooner than allowed', () => {
    expect(next([company({ lastRunAt: null })], { notBefore: noon + hours(1) })).toBe(
      noon + hours(1),
    );
  });

  it('is not put off for days by a clock that was set back', () => {
    const at = Number(next([company({ lastRunAt: iso(noon + hours(1_000)) })]));
    expect(at).toBeLessThan(noon + hours(6) + minutes(10));
  });

  it.each([
    ['nobody is watched', [], {}],
    ['it is not wanted', [company()], { everyHours: 0 }],
  ])('never comes if %s', (_why, companies, rules) => {
    expect(next(companies, rules)).toBeNull();
  });

  it('comes for a company with its own interval even if the others have none', () => {
    const own = company({ everyHours: 24 });
    expect(Number(next([company(), own], { everyHours: 0 }))).toBeGreaterThan(noon + hours(23));
  });
});

describe('quiet hours', () => {
  const rules = { quietHours: '17:00-23:00' };

  it('delay a scan until they end, and a little longer', () => {
    const at = Number(next([company()], rules));
    expect(at).toBeGreaterThanOrEqual(noon + hours(11));
    expect(at).toBeLessThan(noon + hours(11) + minutes(10));
  });

  it('delay a missed scan', () => {
    const evening = noon + hours(8);
    const at = Number(next([company({ lastRunAt: null })], { ...rules, now: evening }));
    expect(at).toBeGreaterThanOrEqual(noon + hours(11));
  });

  it('do not affect a scan after them', () => {
    expect(next([company({ everyHours: 12 })], rules)).toBe(next([company({ everyHours: 12 })]));
  });

  it('follow local time', () => {
    const at = next([company()], { quietHours: '20:00-23:00', offset: () => 120 });
    expect(Number(at)).toBeGreaterThanOrEqual(noon + hours(9));
  });
});

describe('companies scanned together', () => {
  it('are due, or will be within a quarter of their interval and an hour', () => {
    const companies = [
      company({ id: 'due' }),
      company({ id: 'soon', lastRunAt: iso(noon + minutes(30)) }),
      company({ id: 'later', lastRunAt: iso(noon + hours(2)) }),
      company({ id: 'new', lastRunAt: null }),
      company({ id: 'hourly', everyHours: 1, lastRunAt: iso(noon + hours(6) - minutes(30)) }),
      company({ id: 'weekly', everyHours: 168 }),
    ];
    expect(due(companies, noon + hours(6) + minutes(10))).toEqual(['due', 'soon', 'new']);
  });

  it('are none if no scan is wanted', () => {
    expect(due([company({ lastRunAt: null })], noon, { everyHours: 0 })).toEqual([]);
  });
});
