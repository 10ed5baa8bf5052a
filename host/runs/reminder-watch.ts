import { minutes } from '#core/duration.ts';
import type { Logger } from '#services/log/logger.ts';
import type { DataRevisions } from '../events/data-revisions.ts';
import type { Library } from '../library/client.ts';

const lookEveryMs = minutes(1);

/** Puts reminders that are due into the inbox, now and every minute, until it is disposed of. */
export function watchReminders(deps: {
  readonly library: Pick<Library, 'call'>;
  readonly revisions: Pick<DataRevisions, 'changed'>;
  readonly log: Logger;
}): Disposable {
  const { library, revisions, log } = deps;
  const look = async (): Promise<void> => {
    try {
      const due = await library.call('inbox.collectReminders', { now: new Date().toISOString() });
      if (due > 0) revisions.changed(['inbox']);
    } catch (error) {
      log.warn('reminders not collected', { error: String(error) });
    }
  };
  void look();
  const timer = setInterval(() => void look(), lookEveryMs).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
