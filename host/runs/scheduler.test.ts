import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hours, minutes } from '#core/duration.ts';
import type { PastRun } from '#core/schedule.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import type { Library } from '../library/client.ts';
import { createScheduler } from './scheduler.ts';

const noon = Date.UTC(2026, 0, 1, 12);
const iso = (ms: number) => new Date(ms).toISOString();

beforeEach(() => void vi.useFakeTimers({ now: noon }));
afterEach(() => void vi.useRealTimers());

/** A scheduler over runs and companies of a test's own. */
function start({
  everyHours = 6,
  past = [{ id: '00000000', startedAt: iso(noon - hours(1)), totalCompanies: 2 }] as PastRun[],
  companies = ['acme', 'birch'],
  scan = async () => undefined as unknown,
} = {}) {
  const checkedAt: Record<string, string> = {};
  const world = { everyHours, past, companies, checkedAt, open: [] as PastRun[], isBroken: false };
  const scans: string[] = [];
  const onChange = vi.fn();
  const scheduler = createScheduler({
    everyHours: () => world.everyHours,
    library: {
      call: (async (task: string) => {
        if (world.isBroken) throw new Error('no disk');
        if (task === 'runs.list') return world.past;
        return world.companies.map((id) => ({ id, lastCheckedAt: world.checkedAt[id] ?? null }));
      }) as unknown as Library['call'],
    },
    openRuns: () => world.open,
    isIncluded: ({ id }) => id !== 'paused',
    async scan() {
      const startedAt = iso(Date.now());
      scans.push(startedAt);
      await scan();
      world.past = [{ id: '00000000', startedAt, totalCompanies: 2 }, ...world.past];
    },
    onChange,
    log: silentLog,
  });
  return { scheduler, world, scans, onChange };
}

describe('the next scan', () => {
  it('is so many hours after the last one began', async () => {
    const { scheduler, onChange } = start();
    await scheduler.plan();
    expect(scheduler.nextScanAt()).toBe(iso(noon + hours(5)));
    expect(onChange).toHaveBeenCalledOnce();
  });

  it('starts when it is due, and then the one after it is planned', async () => {
    const { scheduler, scans } = start();
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(hours(12));
    expect(scans).toEqual([iso(noon + hours(5)), iso(noon + hours(11))]);
    expect(scheduler.nextScanAt()).toBe(iso(noon + hours(17)));
  });

  it.each([
    ['one is overdue', [{ id: '0', startedAt: iso(noon - hours(50)), totalCompanies: 2 }]],
    ['none was made yet', []],
  ])('comes a minute after the start where %s', async (_why, past) => {
    const { scheduler } = start({ past });
    await scheduler.plan();
    expect(scheduler.nextScanAt()).toBe(iso(noon + minutes(1)));
  });

  it('comes a minute after the first company was added', async () => {
    const { scheduler, world } = start({ past: [], companies: [] });
    await scheduler.plan();
    expect(scheduler.nextScanAt()).toBeNull();
    await vi.advanceTimersByTimeAsync(hours(1));
    world.companies = ['acme'];
    await scheduler.plan();
    expect(scheduler.nextScanAt()).toBe(iso(noon + hours(1) + minutes(1)));
  });

  it.each([
    ['it is switched off', { everyHours: 0 }],
    ['all companies are paused', { companies: ['paused'] }],
  ])('never comes where %s', async (_why, said) => {
    const { scheduler, scans } = start(said);
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(hours(100));
    expect(scheduler.nextScanAt()).toBeNull();
    expect(scans).toEqual([]);
  });

  it('follows the setting', async () => {
    const { scheduler, world } = start();
    await scheduler.plan();
    world.everyHours = 24;
    await scheduler.plan();
    expect(scheduler.nextScanAt()).toBe(iso(noon + hours(23)));
  });

  it('waits for the end of a run that is open', async () => {
    const { scheduler, scans, world } = start();
    await scheduler.plan();
    world.open = [{ id: '0', startedAt: iso(noon), totalCompanies: 0 }];
    await vi.advanceTimersByTimeAsync(hours(8));
    expect(scans).toEqual([]);
    world.open = [];
    await vi.advanceTimersByTimeAsync(minutes(1));
    expect(scans).toHaveLength(1);
  });

  it('counts from when half of the companies were last checked where runs are forgotten', async () => {
    const { scheduler, world } = start({ past: [], companies: ['0a', '0b', '0c'] });
    world.checkedAt['0a'] = iso(noon - hours(1));
    world.checkedAt['0c'] = iso(noon - hours(2));
    await scheduler.plan();
    expect(Date.parse(scheduler.nextScanAt() ?? '')).toBeGreaterThanOrEqual(noon + hours(4));
    world.checkedAt = { '0a': iso(noon - hours(1)) };
    await scheduler.plan();
    expect(scheduler.nextScanAt()).toBe(iso(noon + minutes(1)));
  });

  it('counts from an open run of all companies', async () => {
    const { scheduler, world } = start();
    world.open = [{ id: '00000000', startedAt: iso(noon), totalCompanies: 2 }];
    await scheduler.plan();
    expect(scheduler.nextScanAt()).toBe(iso(noon + hours(6)));
  });

  it('is tried again a quarter of an hour after it could not be started', async () => {
    const scan = vi.fn(async (): Promise<unknown> => undefined);
    scan.mockRejectedValueOnce(new Error('no Redis'));
    const { scheduler, scans } = start({ scan });
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(hours(5) + minutes(16));
    expect(scans).toEqual([iso(noon + hours(5)), iso(noon + hours(5) + minutes(15))]);
  });

  it('is planned a quarter of an hour after it could not be', async () => {
    const { scheduler, world } = start();
    world.isBroken = true;
    await scheduler.plan();
    expect(scheduler.nextScanAt()).toBeNull();
    world.isBroken = false;
    await vi.advanceTimersByTimeAsync(minutes(15));
    expect(scheduler.nextScanAt()).toBe(iso(noon + hours(5)));
  });

  it('comes in time though the machine slept', async () => {
    const { scheduler, scans } = start();
    await scheduler.plan();
    vi.setSystemTime(noon + hours(9));
    await vi.advanceTimersByTimeAsync(minutes(1));
    expect(scans).toHaveLength(1);
  });

  it('does not come once it is disposed of', async () => {
    const { scheduler, scans } = start();
    await scheduler.plan();
    scheduler[Symbol.dispose]();
    await scheduler.plan();
    await vi.advanceTimersByTimeAsync(hours(12));
    expect(scans).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
