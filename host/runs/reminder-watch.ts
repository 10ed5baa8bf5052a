import { minutes } from '#core/duration.ts';
import type { Library } from '#library/client.ts';
import type { Logger } from '#services/log/logger.ts';
import type { DataRevisions } from '../events/news.ts';

const lookEveryMs = minutes(1);

/** Moves due reminders and snoozed items into the inbox, now and every minute, until disposed. */
export function watchReminders(deps: {
  readonly library: Pick<Library, 'call'>;
  readonly revisions: Pick<DataRevisions, 'changed'>;
  /** Called with the time at which reminders went into the inbox. */
  readonly onDue?: (at: string) => void;
  readonly log: Logger;
}): Disposable {
  const { library, revisions, onDue, log } = deps;
  const look = async (): Promise<void> => {
    const now = new Date().toISOString();
    try {
      if ((await library.call('inbox.wake', { now })) > 0) revisions.changed(['inbox']);
      if ((await library.call('inbox.collectReminders', { now })) === 0) return;
      revisions.changed(['inbox']);
      onDue?.(now);
    } catch (error) {
      log.warn('reminders not collected', { error: String(error) });
    }
  };
  void look();
  const timer = setInterval(() => void look(), lookEveryMs).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
