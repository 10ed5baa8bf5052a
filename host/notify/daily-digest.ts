import pLimit from 'p-limit';
import { z } from 'zod';
import { nextAt } from '#core/clock-time.ts';
import type { Settings } from '#core/settings.ts';
import type { Library } from '#library/client.ts';
import type { Logger } from '#services/log/logger.ts';
import { openTimerAlarm } from '#workers/drivers/alarm.ts';
import type { News } from './notifier.ts';

export type DailyDigest = AsyncDisposable & {
  /** The setting may have changed. */
  readonly plan: () => Promise<void>;
};

/** Under this name the host remembers the end of the last digest. */
const stateName = 'digest';
/** When it told, and up to which item of the inbox. */
const State = z.object({ toldUpTo: z.string(), toldUpToId: z.number().int() });

/**
 * Tells once a day, at the time of the setting, what came into the inbox since the last time. A time
 * that passed while the host was off is made up for at its start.
 */
export function createDailyDigest(deps: {
  readonly library: Pick<Library, 'call'>;
  readonly settings: () => Pick<Settings, 'digestAt'>;
  readonly tell: (news: News) => void;
  readonly log: Logger;
}): DailyDigest {
  const { library, settings, tell, log } = deps;
  const inTurn = pLimit(1);
  const alarm = openTimerAlarm(() => void plan());

  const remember = (state: z.infer<typeof State> | null) =>
    library.call('host.remember', { name: stateName, state });

  async function look(): Promise<void> {
    const { digestAt } = settings();
    if (digestAt === null) {
      await alarm.set(null);
      await remember(null);
      return;
    }
    const now = Date.now();
    const known = State.safeParse(await library.call('host.recall', { name: stateName }));
    // A person who turns it on has seen what is there.
    const from = known.success ? Math.min(Date.parse(known.data.toldUpTo), now) : now;
    const upToId = await library.call('inbox.latestId', {});
    const told = { toldUpTo: new Date(now).toISOString(), toldUpToId: upToId };
    if (!known.success) await remember(told);
    const due = nextAt(digestAt, from);
    if (due > now) {
      await alarm.set(due);
      return;
    }
    const afterId = known.success ? known.data.toldUpToId : upToId;
    const news = await library.call('inbox.digestNews', { afterId, upToId });
    await remember(told);
    tell({ kind: 'digest', ...news });
    await alarm.set(nextAt(digestAt, now));
  }

  async function plan(): Promise<void> {
    try {
      await inTurn(look);
    } catch (error) {
      log.warn('no daily digest', { error: String(error) });
    }
  }

  return { plan, [Symbol.asyncDispose]: () => alarm[Symbol.asyncDispose]() };
}
