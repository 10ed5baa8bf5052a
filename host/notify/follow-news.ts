import type { Settings } from '#core/settings.ts';
import type { Library } from '#library/client.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Bus } from '../events/bus.ts';
import { createDailyDigest } from './daily-digest.ts';
import { createNotifier, type Notice } from './notifier.ts';

export type FollowedNews = AsyncDisposable & {
  /** Due reminders went into the inbox at this time. */
  readonly remindersCame: (at: string) => Promise<void>;
  /** Settings have changed. */
  readonly plan: () => Promise<void>;
};

/**
 * Notifies about new finds of a run, failed runs and reminders. A resumed or corrected run ends
 * again, so its finds and its failure are reported only once.
 */
export function followNews(deps: {
  readonly bus: Pick<Bus, 'on'>;
  readonly library: Pick<Library, 'call'>;
  readonly settings: () => Settings;
  readonly notify: (notice: Notice) => void;
  readonly log: Logger;
}): FollowedNews {
  const { bus, library, log } = deps;
  const notifier = createNotifier(deps);
  const digest = createDailyDigest({ ...deps, tell: notifier.tell });
  void digest.plan();
  const told = new Map<string, number>();
  const toldFailed = new Set<string>();

  async function runEnded(runId: string): Promise<void> {
    const news = await library.call('inbox.matchNews', { runId });
    const count = news.count - (told.get(runId) ?? 0);
    told.set(runId, news.count);
    if (count > 0) notifier.tell({ kind: 'matches', ...news, count });
  }

  const failed = (error: unknown): void => log.warn('not notified', { error: String(error) });

  const stop = bus.on('run.changed', ({ id, endedAt, status, isOffline, companies, message }) => {
    if (endedAt === null) return;
    // The inbox is filled before this event.
    runEnded(id).catch(failed);
    // Offline, the user knows the reason, and the scan runs again later.
    if (status !== 'failed' || isOffline || toldFailed.has(id)) return;
    toldFailed.add(id);
    const [error] = companies.flatMap((company) => company.error ?? []);
    notifier.tell({ kind: 'failed', runId: id, reason: error?.message ?? message });
  });

  return {
    plan: digest.plan,
    async remindersCame(at) {
      try {
        const news = await library.call('inbox.reminderNews', { at });
        notifier.tell({ kind: 'reminders', ...news });
      } catch (error) {
        failed(error);
      }
    },
    async [Symbol.asyncDispose]() {
      stop();
      await digest[Symbol.asyncDispose]();
      await notifier[Symbol.asyncDispose]();
    },
  };
}
