import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventMap } from '#contract/api.ts';
import type { DigestNews, MatchNews } from '#contract/inbox.ts';
import { hours, minutes } from '#core/duration.ts';
import { defaultSettings, type Settings } from '#core/settings.ts';
import type { Library } from '#library/client.ts';
import { runView } from '#tests/support/fake-rolewatch.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createBus } from '../events/bus.ts';
import { followNews } from './follow-news.ts';
import {
  addNews,
  createNotifier,
  inWords,
  type News,
  type Notice,
  nextNoticeAt,
} from './notifier.ts';

describe('the notifier', () => {
  /** Local time of this machine, in any time zone. */
  const noon = new Date(2026, 0, 1, 12).getTime();

  beforeEach(() => void vi.useFakeTimers({ now: noon }));
  afterEach(() => void vi.useRealTimers());

  const named = { postingId: 'p1', title: 'Baker', company: 'Acme' };
  const match: News = { kind: 'matches', count: 1, first: [named], search: null };
  const digest = (said: Partial<DigestNews>): News => ({
    ...{ kind: 'digest', matches: { count: 0, first: [], search: null } },
    ...{ changed: 0, closed: 0, broken: 0, ...said },
  });
  const failed = (runId: string): News => ({ kind: 'failed', runId, reason: 'no network' });

  function start(said: Partial<Settings> = {}) {
    const world = { settings: { ...defaultSettings, ...said } };
    const notices: Notice[] = [];
    const notify = (notice: Notice) => void notices.push(notice);
    const notifier = createNotifier({ settings: () => world.settings, notify });
    return { notifier, world, notices };
  }

  describe('the notifier', () => {
    it('notifies at once if nothing forbids it', () => {
      const { notifier, notices } = start();
      notifier.tell(match);
      expect(notices).toMatchObject([{ title: 'Baker' }]);
    });

    it.each([
      ['new openings', { notifyMatches: false }, match],
      ['failures', { notifyFailures: false }, failed('r1')],
      ['reminders', { notifyReminders: false }, { ...match, kind: 'reminders', first: [] }],
      ['anything', { notificationsPerHour: 0 }, match],
      ['openings that the digest will name', { digestAt: '08:30' }, match],
      ['a digest of nothing', { digestAt: '08:30' }, digest({})],
      ['a digest that was turned off', {}, digest({ changed: 1 })],
      ['nothing that was found', {}, { ...match, count: 0, first: [] }],
    ] as const)('skips %s if that is off', async (_what, said, news) => {
      const { notifier, notices } = start(said);
      notifier.tell(news as News);
      await vi.advanceTimersByTimeAsync(hours(24));
      expect(notices).toEqual([]);
    });

    it('waits for the end of quiet hours, and then bundles news of that time', async () => {
      const { notifier, notices } = start({ quietHours: '10:00-14:00' });
      for (const news of [match, failed('r1'), match]) notifier.tell(news);
      await vi.advanceTimersByTimeAsync(hours(2) - 1);
      expect(notices).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      expect(notices.map(({ title }) => title)).toEqual(['Scan failed', '2 new openings']);
    });

    it('never exceeds the hourly limit, and loses nothing', async () => {
      const { notifier, notices } = start({ notificationsPerHour: 2 });
      for (const id of ['r1', 'r2', 'r3', 'r4']) {
        notifier.tell(failed(id));
        await vi.advanceTimersByTimeAsync(minutes(10));
      }
      expect(notices.map(({ route }) => route)).toEqual(['#/scan/r1', '#/scan/r2']);
      await vi.advanceTimersByTimeAsync(minutes(20));
      expect(notices.map(({ route }) => route)).toEqual(['#/scan/r1', '#/scan/r2', '#/scan/r4']);
    });

    it('drops waiting news of a kind that was turned off', async () => {
      const { notifier, notices, world } = start({ quietHours: '10:00-14:00' });
      notifier.tell(match);
      world.settings = { ...world.settings, notifyMatches: false };
      await vi.advanceTimersByTimeAsync(hours(3));
      expect(notices).toEqual([]);
    });

    it('sends nothing once disposed', async () => {
      const { notifier, notices } = start({ quietHours: '10:00-14:00' });
      notifier.tell(match);
      await notifier[Symbol.asyncDispose]();
      await vi.advanceTimersByTimeAsync(hours(3));
      expect(notices).toEqual([]);
      expect(vi.getTimerCount()).toBe(0);
    });

    it('is not silenced by a clock set back', () => {
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
        if (task === 'host.remember') return undefined;
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

    it('report the finds of a run, once it has ended', async () => {
      const { publish, notices } = follow([found(1)]);
      await publish({}, 0.5);
      expect(notices).toEqual([]);
      await publish({});
      expect(notices).toMatchObject([{ title: 'Baker' }]);
    });

    it('report only later finds if a run ends again', async () => {
      const { publish, notices } = follow([found(1), found(1), found(4)]);
      for (const _ of [1, 2, 3]) await publish({});
      expect(notices.map(({ title }) => title)).toEqual(['Baker', '3 new openings']);
    });

    it('report one failure for a run, not one per company', async () => {
      const { publish, notices } = follow([found(0)]);
      await publish({ status: 'failed', message: '3 companies failed' });
      expect(notices).toEqual([
        { title: 'Scan failed', body: '3 companies failed', route: '#/scan/r1' },
      ]);
    });

    it('report a failure once, also if the run ends again', async () => {
      const { publish, notices } = follow([found(0), found(0)]);
      for (const _ of [1, 2]) await publish({ status: 'failed', message: 'no network' });
      expect(notices).toHaveLength(1);
    });

    it('report reminders that came into the inbox', async () => {
      const { followed, notices } = follow();
      await followed.remindersCame('2026-01-01T00:00:00.000Z');
      expect(notices).toMatchObject([{ title: 'Call' }]);
    });

    it('stop once disposed', async () => {
      const { followed, publish, notices } = follow([found(1)]);
      await followed[Symbol.asyncDispose]();
      await publish({});
      expect(notices).toEqual([]);
    });
  });
});

const posting = (n: number) => ({ postingId: `p${n}`, title: `Baker ${n}`, company: 'Acme' });
const matches = (count: number, search: string | null = null, from = 1) =>
  ({
    kind: 'matches',
    count,
    first: Array.from({ length: Math.min(count, 3) }, (_, i) => posting(from + i)),
    search,
  }) satisfies News;
const nothing: readonly News[] = [];
const reminder = (n: number) => ({ ...posting(n), text: `Call ${n}` });

describe('a notice', () => {
  it('about one new opening leads to it', () => {
    expect(inWords(matches(1, 'Bakers'))).toEqual({
      title: 'Baker 1',
      body: 'Acme · new for Bakers',
      route: '#/openings/p1',
    });
    expect(inWords(matches(1)).body).toBe('Acme · new opening');
  });

  it('about many names the first and counts the others', () => {
    expect(inWords(matches(1_200, 'Bakers'))).toEqual({
      title: '1,200 new openings for Bakers',
      body: 'Baker 1 at Acme\nBaker 2 at Acme\nBaker 3 at Acme\n1,197 more',
      route: '#/inbox',
    });
    expect(inWords(matches(2)).body).toBe('Baker 1 at Acme\nBaker 2 at Acme');
  });

  it('about a failed scan gives the reason and leads to it', () => {
    expect(inWords({ kind: 'failed', runId: 'r1', reason: 'No network' })).toEqual({
      title: 'Scan failed',
      body: 'No network',
      route: '#/scan/r1',
    });
  });

  it('about a day names the first openings and counts the rest', () => {
    const { kind: _, ...found } = matches(5);
    const day = { kind: 'digest', matches: found, changed: 3, closed: 1, broken: 1 } as const;
    expect(inWords(day)).toEqual({
      title: 'Today: 5 new openings',
      body: 'Baker 1 at Acme\nBaker 2 at Acme\nBaker 3 at Acme\n2 more\n3 changed, 1 taken down, 1 company couldn’t be checked',
      route: '#/inbox',
    });
    const { kind: _none, ...nobody } = matches(0);
    expect(inWords({ ...day, matches: nobody, closed: 0, broken: 0 })).toMatchObject({
      title: 'Today: 3 changed',
      body: '',
    });
  });

  it('about reminders shows their texts', () => {
    const one: News = { kind: 'reminders', count: 1, first: [reminder(1)] };
    expect(inWords(one)).toEqual({
      title: 'Call 1',
      body: 'Baker 1 at Acme',
      route: '#/openings/p1',
    });
    const two: News = { kind: 'reminders', count: 2, first: [reminder(1), reminder(2)] };
    expect(inWords(two)).toEqual({
      title: '2 reminders are due',
      body: 'Call 1\nCall 2',
      route: '#/inbox',
    });
  });
});

describe('waiting news', () => {
  it('keep one of each kind, newest first', () => {
    const failed: News = { kind: 'failed', runId: 'r1', reason: 'x' };
    const all = [matches(2), failed, matches(4, null, 5)].reduce(addNews, nothing);
    expect(all).toEqual([
      failed,
      { kind: 'matches', count: 6, search: null, first: [posting(5), posting(6), posting(7)] },
    ]);
  });

  it('name a search only if it found all openings', () => {
    expect([matches(1, 'A'), matches(1, 'A')].reduce(addNews, nothing)).toMatchObject([
      { search: 'A' },
    ]);
    expect([matches(1, 'A'), matches(1, 'B')].reduce(addNews, nothing)).toMatchObject([
      { search: null },
    ]);
  });

  it('add up days that quiet hours held back', () => {
    const { kind: _, ...found } = matches(2);
    const day: News = { kind: 'digest', matches: found, changed: 1, closed: 0, broken: 2 };
    expect([day, day].reduce(addNews, nothing)).toMatchObject([
      { matches: { count: 4 }, changed: 2, closed: 0, broken: 4 },
    ]);
  });

  it('about failures keep the last one', () => {
    const failures = ['r1', 'r2'].map((runId): News => ({ kind: 'failed', runId, reason: '' }));
    expect(failures.reduce(addNews, nothing)).toMatchObject([{ runId: 'r2' }]);
  });

  it('count all reminders together', () => {
    const news: News = { kind: 'reminders', count: 1, first: [reminder(1)] };
    expect([news, news].reduce(addNews, nothing)).toMatchObject([
      { count: 2, first: [{ text: 'Call 1' }, { text: 'Call 1' }] },
    ]);
  });
});
