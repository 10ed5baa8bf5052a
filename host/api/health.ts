import type { Handlers } from '#contract/api.ts';
import type { HealthView } from '#contract/health.ts';
import { AppError, toNotice } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import type { WatchedLibrary } from '#library/watch-lock.ts';
import { readLogTail } from '#services/log/log-tail.ts';
import { version } from '#services/version.ts';
import type { ModelState } from '../events/model-state.ts';
import type { Queueing } from '../supervisor/queueing.ts';
import type { DiskWatch } from '../supervisor/watch-disk.ts';

export type HealthDeps = {
  readonly queueing: Pick<Queueing, 'driver' | 'workers' | 'redis' | 'notices'>;
  readonly library: Pick<WatchedLibrary, 'isLocked'>;
  readonly disk: Pick<DiskWatch, 'problem'>;
  readonly model: Pick<ModelState, 'current'>;
  readonly nextScanAt: () => string | null;
  readonly scansHeldBy: () => HealthView['scansHeldBy'];
  /** The name of the host; null for the user's own library. */
  readonly label: string | null;
  readonly isOffline: () => Promise<boolean>;
  readonly dataDir: string;
  /** The folder of the log files. */
  readonly logs: string;
  readonly problems: () => readonly AppError[];
  /** Queues whose worker keeps failing and is not restarted. */
  readonly broken: ReadonlyMap<QueueName, AppError>;
};

export const healthOf = (deps: HealthDeps): HealthView => ({
  mode: deps.queueing.driver.kind,
  workers: [...(deps.queueing.workers?.list() ?? [])],
  database: deps.library.isLocked() ? 'busy' : 'ready',
  redisPid: deps.queueing.redis?.pid() ?? null,
  model: deps.model.current(),
  nextScanAt: deps.nextScanAt(),
  scansHeldBy: deps.scansHeldBy(),
  label: deps.label,
  version: version,
  dataDir: deps.dataDir,
  notices: [
    ...(deps.library.isLocked() ? [toNotice(new AppError('database_busy', {}))] : []),
    ...blocking(deps.disk.problem()),
    ...deps.queueing.notices(),
    ...[...deps.broken.values()].map(toNotice),
    ...deps.problems().map(toNotice),
  ],
});

export const health = (
  deps: HealthDeps,
): Handlers<'health.get' | 'health.connection' | 'log.tail'> => ({
  'health.get': async () => healthOf(deps),
  'health.connection': async () => ({ isOffline: await deps.isOffline() }),
  'log.tail': ({ limit }) => readLogTail(deps.logs, limit),
});

const blocking = (problem: AppError | null): HealthView['notices'] =>
  problem === null ? [] : [{ ...toNotice(problem), isBlocking: true }];
