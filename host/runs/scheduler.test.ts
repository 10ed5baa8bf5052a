import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hours, minutes } from '#core/duration.ts';
import type { ScanHold, ScheduledCompany } from '#core/schedule.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { openTimerAlarm } from '#workers/drivers/alarm.ts';
import { createScheduler } from './scheduler.ts';

const noon = Date.UTC(2026, 0, 1, 12);
const iso = (ms: number) => new Date(ms).toISOString();

beforeEach(() => void vi.useFakeTimers({ now: noon }));
afterEach(() => void vi.useRealTimers());

/** A scheduler over the test's companies, last scanned an hour ago, with this process's timer. */
function start({
  everyHours = 6,
  quietHours = null as string | null,
  lastRunAt = iso(noon - hours(1)) as string | null,
  ids = ['acme', 'birch'],
  scan = async () => undefined as unknown,
} = {}) {
  const world = {
    rules: { everyHours, quietHours, offset: () => 0 },
    companies: ids.map(
      (id): ScheduledCompany => ({ id, everyHours: null, isQuiet: false, lastRunAt }),
    ),
    hold: null as ScanHold | null,
    isPaused: false,
    mayBeHeld: false,
    hasOpenRun: false,
    isBroken: false,
  };
  const scans: { readonly at: number; readonly ids: readonly string[] }[] = [];
  const onChange = vi.fn();
  const scheduler = createScheduler({
    rules: () => world.rules,
    async companies() {
      if (world.isBroken) throw new Error('no disk');
      return world.companies;
    },
    hasOpenRun: () => world.hasOpenRun,
    hold: async () => world.hold,
    isPaused: () => world.isPaused,
    mayBeHeld: () => world.mayBeHeld,
    async scan(due) {
      scans.push({ at: Date.now(), ids: due });
      await scan();
      world.companies = world.companies.map((company) =>
        due.includes(company.id) ? { ...company, lastRunAt: iso(Date.now()) } : company,
      );
    },
    openAlarm: openTimerAlarm,
    onChange,
    log: silentLog,
  });
  const nextIn = () => Date.parse(scheduler.nextScanAt() ?? '') - Date.now();
  return { scheduler, world, scans, onChange, nextIn };
}

const tenMinutes = minutes(10);

describe('the next scan', () => {
  it('comes the set hours after the last one began, or a little later', async () => {
    const { scheduler, onChange, nextIn } = start();
    await scheduler.plan();
    expect(nextIn()).toBeGreaterThanOrEqual(hours(5));
    expect(nextIn()).toBeLessThan(hours(5) + tenMinutes);
    expect(onChange).toHaveBeenCalledOnce();
  });

  it('includes all due companies, and then the following scan is planned', async () => {
    const { scheduler, scans, nextIn } = start();
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(hours(5) + tenMinutes);
    expect(scans.map(({ ids }) => ids)).toEqual([['acme', 'birch']]);
    expect(nextIn()).toBeGreaterThan(hours(6) - tenMinutes);
    await vi.advanceTimersByTimeAsync(hours(6) + tenMinutes);
    expect(scans).toHaveLength(2);
  });

  it('leaves out companies with their own interval that are not due', async () => {
    const { scheduler, scans, world } = start();
    world.companies = world.companies.map((company) =>
      company.id === 'birch' ? { ...company, everyHours: 24 } : company,
    );
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(hours(6));
    expect(scans.map(({ ids }) => ids)).toEqual([['acme']]);
  });

  it.each([
    ['many were missed', iso(noon - hours(500))],
    ['none was made yet', null],
  ])('comes once, a minute after the start, if %s', async (_why, lastRunAt) => {
    const { scheduler, scans } = start({ lastRunAt });
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(hours(5));
    expect(scans).toEqual([{ at: noon + minutes(1), ids: ['acme', 'birch'] }]);
  });

  it('comes a minute after the first company is added', async () => {
    const { scheduler, world, nextIn } = start({ ids: [] });
    await scheduler.plan();
    expect(scheduler.nextScanAt()).toBeNull();
    await vi.advanceTimersByTimeAsync(hours(1));
    world.companies = [{ id: 'acme', everyHours: null, isQuiet: false, lastRunAt: null }];
    await scheduler.plan();
    expect(nextIn()).toBe(minutes(1));
  });

  it.each([
    ['it is switched off', { everyHours: 0 }],
    ['nobody is watched', { ids: [] }],
  ])('never comes if %s', async (_why, said) => {
    const { scheduler, scans } = start(said);
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(hours(100));
    expect(scheduler.nextScanAt()).toBeNull();
    expect(scans).toEqual([]);
  });

  it('follows the setting', async () => {
    const { scheduler, world, nextIn } = start();
    await scheduler.plan();
    world.rules = { ...world.rules, everyHours: 24 };
    await scheduler.plan();
    expect(nextIn()).toBeGreaterThanOrEqual(hours(23));
  });

  it('waits for the end of an open run', async () => {
    const { scheduler, scans, world } = start();
    await scheduler.plan();
    world.hasOpenRun = true;
    await vi.advanceTimersByTimeAsync(hours(8));
    expect(scans).toEqual([]);
    world.hasOpenRun = false;
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(minutes(1));
    expect(scans).toHaveLength(1);
  });

  it('is retried a quarter of an hour after it could not be started', async () => {
    const scan = vi.fn(async (): Promise<unknown> => undefined);
    scan.mockRejectedValueOnce(new Error('no Redis'));
    const { scheduler, scans } = start({ scan, lastRunAt: null });
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(minutes(30));
    expect(scans.map(({ at }) => at - noon)).toEqual([minutes(1), minutes(16)]);
  });

  it('is planned a quarter of an hour after planning failed', async () => {
    const { scheduler, world } = start();
    world.isBroken = true;
    await scheduler.plan();
    expect(scheduler.nextScanAt()).toBeNull();
    world.isBroken = false;
    await vi.advanceTimersByTimeAsync(minutes(15));
    expect(scheduler.nextScanAt()).not.toBeNull();
  });

  it('does not come once disposed', async () => {
    const { scheduler, scans } = start();
    await scheduler.plan();
    await scheduler[Symbol.asyncDispose]();
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(hours(12));
    expect(scans).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a machine that slept', () => {
  it('scans once, a minute after it wakes, however many scans it missed', async () => {
    const { scheduler, scans } = start();
    await scheduler.plan();
    vi.setSystemTime(noon + hours(50));
    await scheduler.look();
    expect(scans).toEqual([]);
    await vi.advanceTimersByTimeAsync(minutes(2));
    expect(scans.map(({ at }) => at)).toEqual([noon + hours(50) + minutes(1)]);
  });

  it('does not scan if it wakes in quiet hours', async () => {
    const { scheduler, scans, nextIn } = start({ quietHours: '22:00-07:00' });
    await scheduler.plan();
    vi.setSystemTime(noon + hours(11));
    await scheduler.look();
    expect(nextIn()).toBeGreaterThanOrEqual(hours(8));
    await vi.advanceTimersByTimeAsync(hours(8) + tenMinutes);
    expect(scans).toHaveLength(1);
  });
});

describe('a hold on scans', () => {
  it('keeps a due scan from starting until it is gone', async () => {
    const { scheduler, scans, world, onChange } = start({ lastRunAt: null });
    world.hold = 'battery';
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(hours(3));
    expect(scans).toEqual([]);
    expect(scheduler.heldBy()).toBe('battery');
    expect(scheduler.nextScanAt()).toBeNull();
    expect(onChange).toHaveBeenCalled();
    world.hold = null;
    await scheduler.look();
    await vi.advanceTimersByTimeAsync(minutes(2));
    expect(scans).toHaveLength(1);
    expect(scheduler.heldBy()).toBeNull();
  });

  it('stays visible while it lasts, through new plans', async () => {
    const { scheduler, world, onChange } = start({ lastRunAt: null });
    world.hold = 'battery';
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(minutes(2));
    expect(scheduler.heldBy()).toBe('battery');
    onChange.mockClear();
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(minutes(20));
    // It retries a little later each time, but waits for one and the same reason.
    expect(scheduler.heldBy()).toBe('battery');
    expect(onChange.mock.calls.length).toBeLessThan(2);
  });

  it('shows at once after a scan revealed it, and the scan is retried later', async () => {
    const { scheduler, scans, world } = start({ lastRunAt: null });
    world.hold = 'offline';
    world.mayBeHeld = true;
    await scheduler.plan();
    expect(scheduler.heldBy()).toBe('offline');
    expect(scheduler.nextScanAt()).toBeNull();
    await vi.advanceTimersByTimeAsync(hours(3));
    expect(scans).toEqual([]);
    world.hold = null;
    await vi.advanceTimersByTimeAsync(minutes(3));
    expect(scans).toHaveLength(1);
    expect(scheduler.heldBy()).toBeNull();
  });

  it('is the user’s pause, until it is lifted', async () => {
    const { scheduler, scans, world } = start({ lastRunAt: null });
    world.isPaused = true;
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(hours(100));
    expect(scheduler.heldBy()).toBe('paused');
    expect(scans).toEqual([]);
    world.isPaused = false;
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(minutes(1));
    expect(scans).toHaveLength(1);
  });
});
