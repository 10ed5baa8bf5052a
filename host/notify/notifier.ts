import type { Settings } from '#core/settings.ts';
import { openTimerAlarm } from '#workers/drivers/timer-alarm.ts';
import { localOffset } from '../local-offset.ts';
import { addNews, type News, type Notice } from './news.ts';
import { nextNoticeAt } from './next-notice-at.ts';
import { inWords } from './words.ts';

export type Notifier = AsyncDisposable & {
  /** Notifies of it, now or when that may be; what waits for the same reason is told together. */
  readonly tell: (news: News) => void;
};

/** Notifies a person as much as they want, and not in quiet hours. */
export function createNotifier(deps: {
  readonly settings: () => Settings;
  readonly notify: (notice: Notice) => void;
}): Notifier {
  const { settings, notify } = deps;
  let waiting: readonly News[] = [];
  let told: readonly number[] = [];
  const alarm = openTimerAlarm(() => look());

  function look(): void {
    const { quietHours, notificationsPerHour: perHour } = settings();
    waiting = waiting.filter((news) => isWanted(news, settings()));
    for (;;) {
      const [news, ...rest] = waiting;
      if (news === undefined) return;
      const now = Date.now();
      const at = nextNoticeAt({ now, told, perHour, quietHours, offset: localOffset });
      if (at === null) {
        waiting = [];
        return;
      }
      if (at > now) {
        void alarm.set(at);
        return;
      }
      waiting = rest;
      told = [...told, now].slice(-mostPerHour);
      notify(inWords(news));
    }
  }

  return {
    tell(news) {
      waiting = addNews(waiting, news);
      look();
    },
    [Symbol.asyncDispose]: () => alarm[Symbol.asyncDispose](),
  };
}

/** As many as a person can ask for. */
const mostPerHour = 60;

function isWanted(news: News, settings: Settings): boolean {
  switch (news.kind) {
    case 'matches':
      return settings.notifyMatches && news.count > 0;
    case 'failed':
      return settings.notifyFailures;
    case 'reminders':
      return settings.notifyReminders && news.count > 0;
  }
}
