import type { Settings } from '#core/settings.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Bus } from '../events/bus.ts';
import type { Library } from '../library/client.ts';
import type { Notice } from './news.ts';
import { createNotifier } from './notifier.ts';

export type FollowedNews = AsyncDisposable & {
  /** Reminders were put into the inbox at this moment. */
  readonly remindersCame: (at: string) => Promise<void>;
};

/**
 * Notifies of what runs find, of a run that failed as a whole, and of reminders. Of what a run found,
 * once: a run that is gone on with ends again.
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
  const told = new Map<string, number>();

  async function runEnded(runId: string): Promise<void> {
    const news = await library.call('inbox.matchNews', { runId });
    const count = news.count - (told.get(runId) ?? 0);
    told.set(runId, news.count);
    if (count > 0) notifier.tell({ kind: 'matches', ...news, count });
  }

  const failed = (error: unknown): void => log.warn('not notified', { error: String(error) });

  const stop = bus.on('run.changed', ({ id, endedAt, status, isOffline, companies, message }) => {
    if (endedAt === null) return;
    // The inbox was filled before this is told.
    runEnded(id).catch(failed);
    // Whoever is offline knows it, and the scan is tried again.
    if (status !== 'failed' || isOffline) return;
    const [error] = companies.flatMap((company) => company.error ?? []);
    notifier.tell({ kind: 'failed', runId: id, reason: error?.message ?? message });
  });

  return {
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
      await notifier[Symbol.asyncDispose]();
    },
  };
}
