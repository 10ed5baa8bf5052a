import type { Handlers } from '#contract/api.ts';
import type { HealthView } from '#contract/views/health.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import type { QueueName } from '#core/job.ts';
import { version } from '#services/version.ts';
import type { Demo } from '../demo/demo.ts';
import type { ModelState } from '../events/model-state.ts';
import type { WatchedLibrary } from '../library/watch-lock.ts';
import type { Queueing } from '../queueing.ts';
import type { DiskWatch } from '../watch-disk.ts';

export type HealthDeps = {
  readonly queueing: Pick<Queueing, 'driver' | 'workers' | 'redis' | 'notices'>;
  readonly library: Pick<WatchedLibrary, 'isLocked'>;
  readonly disk: Pick<DiskWatch, 'problem'>;
  readonly model: Pick<ModelState, 'current'>;
  readonly nextScanAt: () => string | null;
  readonly scansHeldBy: () => HealthView['scansHeldBy'];
  readonly demo: Pick<Demo, 'isOn' | 'isBroken'>;
  readonly dataDir: string;
  /** Settings in the file that cannot be used. */
  readonly problems: () => readonly AppError[];
  /** Queues whose worker was given up. */
  readonly broken: ReadonlyMap<QueueName, AppError>;
};

/** How the parts are, now. */
export const healthOf = (deps: HealthDeps): HealthView => ({
  mode: deps.queueing.driver.kind,
  workers: [...(deps.queueing.workers?.list() ?? [])],
  database: deps.library.isLocked() ? 'busy' : 'ready',
  redisPid: deps.queueing.redis?.pid() ?? null,
  model: deps.model.current(),
  nextScanAt: deps.nextScanAt(),
  scansHeldBy: deps.scansHeldBy(),
  isDemo: deps.demo.isOn(),
  version: version,
  dataDir: deps.dataDir,
  notices: [
    ...(deps.library.isLocked() ? [toNotice(new AppError('database_busy', {}))] : []),
    ...blocking(deps.disk.problem()),
    ...deps.queueing.notices(),
    ...[...deps.broken.values()].map(toNotice),
    ...deps.problems().map(toNotice),
    ...(deps.demo.isBroken() ? [brokenDemo] : []),
  ],
});

/** The call that tells it. */
export const health = (deps: HealthDeps): Handlers<'health.get'> => ({
  'health.get': async () => healthOf(deps),
});

function toNotice(error: AppError): HealthView['notices'][number] {
  const { message, hint } = toErrorView(error);
  return { message, hint };
}

const blocking = (problem: AppError | null): HealthView['notices'] =>
  problem === null ? [] : [{ ...toNotice(problem), isBlocking: true }];

const brokenDemo = {
  message: 'The sites of the demo could not be started',
  hint: 'Stop the demo, or start it again.',
};
