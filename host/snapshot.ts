import pTimeout from 'p-timeout';
import type { EventMap } from '#contract/api.ts';
import type { EventMessage } from '#contract/client.ts';
import { usualDeadlineMs } from '#contract/define.ts';
import type { HealthView } from '#contract/health.ts';
import type { RunView } from '#contract/runs.ts';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Library } from '#library/client.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import type { RunTracker } from './runs/run-tracker.ts';

/** Redis may hang; the next event brings the counts. */
const countsDeadlineMs = seconds(5);

/**
 * The current state for a client that has just connected: health, revisions, queues, the open runs
 * and the last one that ended. Throws `timed_out` if the library does not answer.
 */
export const takeSnapshot = (deps: SnapshotDeps): Promise<readonly EventMessage[]> =>
  within(usualDeadlineMs, 'snapshot', take(deps));

export type SnapshotDeps = {
  readonly health: () => HealthView;
  readonly revisions: () => EventMap['data.changed'];
  readonly driver: Pick<Driver, 'counts'>;
  readonly tracker: Pick<RunTracker, 'open' | 'view'>;
  readonly library: Pick<Library, 'call'>;
  readonly readRun: (id: string) => Promise<RunView>;
  readonly log: Logger;
};

async function take(deps: SnapshotDeps): Promise<readonly EventMessage[]> {
  const { driver, tracker, log } = deps;
  const [queues, ended] = await Promise.all([
    countsOf(driver).catch((error: unknown) => {
      // Redis is away; health says so, and the next event brings the counts.
      log.debug('queues not counted', { error: String(error) });
      return null;
    }),
    lastEnded(deps),
  ]);
  // Read last and in one turn, so no event sent meanwhile is newer.
  const open = tracker.open().map(({ id }) => tracker.view(id));
  return [
    { event: 'health.changed', data: deps.health() },
    ...(queues === null ? [] : [{ event: 'queues.changed' as const, data: [...queues] }]),
    ...[ended, ...open].flatMap((run) =>
      run === null ? [] : [{ event: 'run.changed' as const, data: run }],
    ),
    // Last of all: it completes the snapshot.
    { event: 'data.changed', data: deps.revisions() },
  ];
}

const countsOf = (driver: SnapshotDeps['driver']) =>
  within(countsDeadlineMs, 'queues', driver.counts());

const within = <T>(timeoutMs: number, method: string, work: Promise<T>): Promise<T> =>
  pTimeout(work, {
    milliseconds: timeoutMs,
    fallback: () => {
      throw new AppError('timed_out', { method, timeoutMs });
    },
  });

/** Read from the database, so cleared runs stay cleared. */
async function lastEnded({
  library,
  readRun,
}: {
  readonly library: Pick<Library, 'call'>;
  readonly readRun: (id: string) => Promise<RunView>;
}): Promise<RunView | null> {
  const [last] = await library.call('runs.list', { limit: 1 });
  return last === undefined ? null : await readRun(last.id);
}
