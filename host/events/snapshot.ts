import type { EventMap } from '#contract/api.ts';
import type { EventMessage } from '#contract/client.ts';
import { usualDeadlineMs } from '#contract/define.ts';
import type { HealthView } from '#contract/views/health.ts';
import type { RunView } from '#contract/views/run.ts';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import type { Library } from '../library/client.ts';
import type { RunTracker } from '../runs/run-tracker.ts';
import { withinDeadline } from '../within-deadline.ts';

/** Redis may be there and not answer: what it would say comes with the next event. */
const countsDeadlineMs = seconds(5);

/**
 * What every event says now, for a client that has just connected: how the parts are, what has
 * changed so far, the queues, and of the runs those that are open and the last that ended. Throws
 * `timed_out` where the library does not answer.
 */
export const takeSnapshot = (deps: SnapshotDeps): Promise<readonly EventMessage[]> =>
  withinDeadline(take(deps), usualDeadlineMs, () => timedOut('snapshot', usualDeadlineMs));

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
      // Redis is away; health says so, and the next event brings them.
      log.debug('queues not counted', { error: String(error) });
      return null;
    }),
    lastEnded(deps),
  ]);
  // Asked last and in one go, so that nothing told meanwhile is newer than what is said here.
  const open = tracker.open().map(({ id }) => tracker.view(id));
  return [
    { event: 'health.changed', data: deps.health() },
    ...(queues === null ? [] : [{ event: 'queues.changed' as const, data: [...queues] }]),
    ...[ended, ...open].flatMap((run) =>
      run === null ? [] : [{ event: 'run.changed' as const, data: run }],
    ),
    // Last of all: who hears it has heard all that is so.
    { event: 'data.changed', data: deps.revisions() },
  ];
}

const countsOf = (driver: SnapshotDeps['driver']) =>
  withinDeadline(driver.counts(), countsDeadlineMs, () => timedOut('queues', countsDeadlineMs));

const timedOut = (method: string, timeoutMs: number) =>
  new AppError('timed_out', { method, timeoutMs });

/** From the database, so that runs that were cleared stay so. */
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
