import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DigestNews } from '#contract/inbox.ts';
import { hours } from '#core/duration.ts';
import type { Library } from '#library/client.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createDailyDigest } from './daily-digest.ts';
import type { News } from './notifier.ts';

/** Local time of this machine, in any time zone. */
const noon = new Date(2026, 0, 5, 12).getTime();
const news: DigestNews = {
  matches: { count: 2, first: [], search: null },
  ...{ changed: 0, closed: 0, broken: 0 },
};

beforeEach(() => void vi.useFakeTimers({ now: noon }));
afterEach(() => void vi.useRealTimers());

/** What a host remembers outlives the digest. */
function world(digestAt: string | null) {
  const kept = { settings: { digestAt }, state: null as unknown, latestId: 7 };
  const asked: unknown[] = [];
  const told: News[] = [];
  const call = async (task: string, input: { readonly state?: unknown }) => {
    if (task === 'host.recall') return kept.state;
    if (task === 'host.remember') kept.state = input.state;
    if (task === 'inbox.latestId') return kept.latestId;
    if (task === 'inbox.digestNews') asked.push(input);
    return task === 'inbox.digestNews' ? news : undefined;
  };
  const start = () =>
    createDailyDigest({
      library: { call: call as unknown as Library['call'] },
      settings: () => kept.settings,
      tell: (each) => told.push(each),
      log: silentLog,
    });
  return { kept, asked, told, start };
}

it('tells once a day, each time of what came since', async () => {
  const { kept, asked, told, start } = world('18:00');
  const digest = start();
  await digest.plan();
  kept.latestId = 9;
  await vi.advanceTimersByTimeAsync(hours(6) - 1_000);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(hours(24) + 2_000);
  expect(told).toEqual([
    { kind: 'digest', ...news },
    { kind: 'digest', ...news },
  ]);
  expect(asked).toEqual([
    { afterId: 7, upToId: 9 },
    { afterId: 9, upToId: 9 },
  ]);
  await digest[Symbol.asyncDispose]();
});

it('makes up at its start for a time that passed while the host was off', async () => {
  const { told, start } = world('18:00');
  const first = start();
  await first.plan();
  await first[Symbol.asyncDispose]();
  vi.setSystemTime(noon + hours(9));
  const second = start();
  await second.plan();
  expect(told).toHaveLength(1);
  await second.plan();
  expect(told).toHaveLength(1);
  await second[Symbol.asyncDispose]();
});

it('follows a change of the time, and is silent once it is off', async () => {
  const { kept, told, start } = world('18:00');
  const digest = start();
  await digest.plan();
  kept.settings = { digestAt: '13:00' };
  await digest.plan();
  await vi.advanceTimersByTimeAsync(hours(1) + 1_000);
  expect(told).toHaveLength(1);
  kept.settings = { digestAt: null };
  await digest.plan();
  expect(kept.state).toBeNull();
  await vi.advanceTimersByTimeAsync(hours(48));
  expect(told).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
  await digest[Symbol.asyncDispose]();
});
