import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventMap } from '#contract/api.ts';
import { hours, minutes } from '#core/duration.ts';
import { defaultSettings, type Settings } from '#core/settings.ts';
import type { MatchNews } from '#services/db/inbox-news.ts';
import { runView } from '#tests/support/fake-rolewatch.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createBus } from '../events/bus.ts';
import type { Library } from '../library/client.ts';
import { followNews } from './follow-news.ts';
import type { News, Notice } from './news.ts';
import { nextNoticeAt } from './next-notice-at.ts';
import { createNotifier } from './notifier.ts';

/** Local time of this machine, whatever its zone. */
const noon = new Date(2026, 0, 1, 12).getTime();

beforeEach(() => void vi.useFakeTimers({ now: noon }));
afterEach(() => void vi.useRealTimers());

const named = { postingId: 'p1', title: 'Baker', company: 'Acme' };
const match: News = { kind: 'matches', count: 1, first: [named], search: null };
const failed = (runId: string): News => ({ kind: 'failed', runId, reason: 'no network' });

function start(said: Partial<Settings> = {}) {
  const world = { settings: { ...defaultSettings, ...said } };
  const notices: Notice[] = [];
  const notify = (notice: Notice) => void notices.push(notice);
  const notifier = createNotifier({ settings: () => world.settings, notify });
  return { notifier, world, notices };
}

describe('the notifier', () => {
  it('tells at once what may be told', () => {
    const { notifier, notices } = start();
    notifier.tell(match);
    expect(notices).toMatchObject([{ title: 'Baker' }]);
  });

  it.each([
    ['new openings', { notifyMatches: false }, match],
    ['failures', { notifyFailures: false }, failed('r1')],
    ['reminders', { notifyReminders: false }, { ...match, kind: 'reminders', first: [] }],
    ['anything', { notificationsPerHour: 0 }, match],
    ['nothing that was found', {}, { ...match, count: 0, first: [] }],
  ] as const)('does not tell of %s where that is not wanted', async (_what, said, news) => {
    const { notifier, notices } = start(said);
    notifier.tell(news as News);
    await vi.advanceTimersByTimeAsync(hours(24));
    expect(notices).toEqual([]);
  });

  it('waits for the end of quiet hours, and then tells together what came in them', async () => {
    const { notifier, notices } = start({ quietHours: '10:00-14:00' });
    for (const news of [match, failed('r1'), match]) notifier.tell(news);
    await vi.advanceTimersByTimeAsync(hours(2) - 1);
    expect(notices).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(notices.map(({ title }) => title)).toEqual(['The scan failed', '2 new openings']);
  });

  it('never tells more in an hour than is wanted, and loses nothing', async () => {
    const { notifier, notices } = start({ notificationsPerHour: 2 });
    for (const id of ['r1', 'r2', 'r3', 'r4']) {
      notifier.tell(failed(id));
      await vi.advanceTimersByTimeAsync(minutes(10));
    }
    expect(notices.map(({ route }) => route)).toEqual(['#/scan/r1', '#/scan/r2']);
    await vi.advanceTimersByTimeAsync(minutes(20));
    expect(notices.map(({ route }) => route)).toEqual(['#/scan/r1', '#/scan/r2', '#/scan/r4']);
  });

  it('forgets what waits of a kind that is no longer wanted', async () => {
    const { notifier, notices, world } = start({ quietHours: '10:00-14:00' });
    notifier.tell(match);
    world.settings = { ...world.settings, notifyMatches: false };
    await vi.advanceTimersByTimeAsync(hours(3));
    expect(notices).toEqual([]);
  });

  it('tells nothing once it is disposed of', async () => {
    const { notifier, notices } = start({ quietHours: '10:00-14:00' });
    notifier.tell(match);
    await notifier[Symbol.asyncDispose]();
    await vi.advanceTimersByTimeAsync(hours(3));
    expect(notices).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not silenced by a clock that was set back', () => {
    const told = [noon + hours(100)];
    const request = { now: noon, told, perHour: 1, quietHours: null, offset: () => 0 };
    expect(nextNoticeAt(request)).toBe(noon + hours(1));
  });
});

describe('news of the host', () => {
  function follow(found: readonly MatchNews[] = []) {
    const bus = createBus();
    const left = [...found];
    const notices: Notice[] = [];
    const call = async (task: string) => {
      if (task === 'inbox.reminderNews') return { count: 1, first: [{ ...named, text: 'Call' }] };
      const news = left.shift();
      if (news === undefined) throw new Error('no disk');
      return news;
    };
    const followed = followNews({
      bus,
      library: { call: call as unknown as Library['call'] },
      settings: () => defaultSettings,
      notify: (notice) => notices.push(notice),
      log: silentLog,
    });
    const publish = async (run: Partial<EventMap['run.changed']>, progress = 1) => {
      bus.publish('run.changed', { ...runView('r1', progress), ...run });
      await vi.advanceTimersByTimeAsync(0);
    };
    return { followed, publish, notices };
  }

  const found = (count: number): MatchNews => ({ count, first: [named], search: null });

  it('are what a run found, once it is over', async () => {
    const { publish, notices } = follow([found(1)]);
    await publish({}, 0.5);
    expect(notices).toEqual([]);
    await publish({});
    expect(notices).toMatchObject([{ title: 'Baker' }]);
  });

  it('are what came since where a run ends again', async () => {
    const { publish, notices } = follow([found(1), found(1), found(4)]);
    for (const _ of [1, 2, 3]) await publish({});
    expect(notices.map(({ title }) => title)).toEqual(['Baker', '3 new openings']);
  });

  it('are one of a run that failed, not of each company', async () => {
    const { publish, notices } = follow([found(0)]);
    await publish({ status: 'failed', message: '3 companies failed' });
    expect(notices).toEqual([
      { title: 'The scan failed', body: '3 companies failed', route: '#/scan/r1' },
    ]);
  });

  it('are reminders that came into the inbox', async () => {
    const { followed, notices } = follow();
    await followed.remindersCame('2026-01-01T00:00:00.000Z');
    expect(notices).toMatchObject([{ title: 'Call' }]);
  });

  it('end when it is disposed of', async () => {
    const { followed, publish, notices } = follow([found(1)]);
    await followed[Symbol.asyncDispose]();
    await publish({});
    expect(notices).toEqual([]);
  });
});
