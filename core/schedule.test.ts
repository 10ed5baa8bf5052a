import { describe, expect, it } from 'vitest';
import { hours, minutes } from './duration.ts';
import { nextScanAt, type PastRun } from './schedule.ts';

const noon = Date.UTC(2026, 0, 1, 12);
const run = (said: Partial<PastRun> = {}): PastRun => ({
  id: '00000000a',
  startedAt: new Date(noon).toISOString(),
  totalCompanies: 10,
  ...said,
});
const next = (said: Partial<Parameters<typeof nextScanAt>[0]> = {}) =>
  nextScanAt({ everyHours: 6, runs: [run()], companies: 10, now: noon, ...said });

describe('nextScanAt', () => {
  it('comes so many hours after the last scan began', () => {
    const earlier = run({ startedAt: new Date(noon - hours(2)).toISOString() });
    expect(next({ runs: [earlier, run(), earlier] })).toBe(noon + hours(6));
  });

  it('is a little later for some, and always as much for the same run', () => {
    const late = next({ runs: [run({ id: 'ffffffff0' })] });
    expect(late).toBe(noon + hours(6) + minutes(10));
    expect(next({ runs: [run({ id: '80000000' })] })).toBeLessThan(Number(late));
  });

  it('is never much later where scans are frequent', () => {
    const late = next({ everyHours: 1, runs: [run({ id: 'ffffffff0' })] });
    expect(late).toBe(noon + hours(1) + minutes(3));
  });

  it('is not put off by a scan of a few companies', () => {
    const few = run({ startedAt: new Date(noon + hours(1)).toISOString(), totalCompanies: 4 });
    expect(next({ runs: [few, run()] })).toBe(noon + hours(6));
  });

  it('is due at once where nothing was scanned yet', () => {
    expect(next({ runs: [] })).toBe(0);
  });

  it('is not put off by a clock that was set back', () => {
    const future = run({ startedAt: new Date(noon + hours(100)).toISOString() });
    expect(next({ runs: [future] })).toBe(noon + hours(6));
  });

  it.each([
    ['it is not wanted', { everyHours: 0 }],
    ['nobody is watched', { companies: 0 }],
  ])('never comes where %s', (_why, said) => {
    expect(next(said)).toBeNull();
  });

  it('takes ids of another kind', () => {
    expect(next({ runs: [run({ id: 'run1' })] })).toBe(noon + hours(6));
  });
});
