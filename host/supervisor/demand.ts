import { seconds } from '#core/duration.ts';
import type { Settings } from '#core/settings.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import type { ChildState, Demand } from './supervisor.ts';

/** When workers run. */
export type WorkerRest = {
  /** True if they run without any work, too. */
  readonly never: boolean;
  /** How long they stay after the last sign of work; infinity once started is for good. */
  readonly afterMs: number;
};

/**
 * By the settings. Workers over an external Redis never rest: they also serve other hosts.
 * `resumes`: false for a host that only does one command's work, whose workers start with it.
 */
export const workerRest = (
  { redisUrl, workerIdleSeconds }: Pick<Settings, 'redisUrl' | 'workerIdleSeconds'>,
  resumes: boolean,
): WorkerRest => ({
  never: resumes && (redisUrl !== null || workerIdleSeconds === 0),
  afterMs: workerIdleSeconds === 0 ? Number.POSITIVE_INFINITY : seconds(workerIdleSeconds),
});

export type WorkDemand = Demand &
  Disposable & {
    /** There is work, or was a moment ago. */
    readonly worked: () => void;
  };

/** How often an idle host looks whether its workers may rest. */
const longestLookMs = seconds(5);
const shortestLookMs = 100;

/**
 * Wants workers from the first work until none is left and none has come for a while: four idle
 * processes would hold memory of a machine that does something else. `isBusy`: jobs wait or run.
 */
export function createWorkDemand(deps: {
  readonly rest: () => WorkerRest;
  readonly isBusy: () => Promise<boolean>;
  /** Ends the workers, which are no longer wanted. */
  readonly onRest: () => void;
}): WorkDemand {
  const { rest, isBusy, onRest } = deps;
  let wanted = Promise.withResolvers<void>();
  let isWanted = false;
  let workedAt = 0;
  let isDisposed = false;

  const worked = (): void => {
    workedAt = performance.now();
    isWanted = true;
    wanted.resolve();
  };

  const isOver = (): boolean => performance.now() - workedAt >= rest().afterMs;

  async function look(): Promise<void> {
    if (rest().never) return worked();
    // A Redis that is away may hold jobs.
    if (!isWanted || !isOver() || (await isBusy().catch(() => true))) return;
    // Work may have come meanwhile.
    if (isDisposed || !isOver()) return;
    isWanted = false;
    wanted = Promise.withResolvers();
    onRest();
  }

  let timer: NodeJS.Timeout | undefined;
  const plan = (): void => {
    if (isDisposed) return;
    const everyMs = Math.min(longestLookMs, Math.max(shortestLookMs, rest().afterMs / 4));
    timer = setTimeout(() => void look().then(plan), everyMs);
  };
  if (rest().never) worked();
  plan();

  return {
    isWanted: () => isWanted,
    whenWanted: (signal) => orAborted(wanted.promise, signal),
    worked,
    [Symbol.dispose]() {
      isDisposed = true;
      clearTimeout(timer);
    },
  };
}

/**
 * A driver that reports signs of work. A job is one before it is in its queue, so that workers load
 * meanwhile, and again when it is there: between the two, the queues seem empty.
 */
export function withWork(driver: Driver, worked: WorkDemand['worked']): Driver {
  driver.subscribe(worked);
  const around = async (queue: () => Promise<void>): Promise<void> => {
    worked();
    // Of several jobs, some may be there after a failure.
    await queue().finally(worked);
  };
  return {
    ...driver,
    add: (flows) => around(() => driver.add(flows)),
    retry: (id) => around(() => driver.retry(id)),
  };
}

/**
 * Every job begins in the first queue. Its worker loads alone, so that the site is asked soon; the
 * others load during its first request.
 */
export function firstWorkerFirst(demand: Demand): {
  readonly later: Demand;
  readonly firstIs: (state: ChildState) => void;
} {
  let isLoaded = false;
  let loaded = Promise.withResolvers<void>();
  return {
    later: {
      isWanted: () => isLoaded && demand.isWanted(),
      async whenWanted(signal) {
        await demand.whenWanted(signal);
        await orAborted(loaded.promise, signal);
      },
    },
    firstIs({ kind }) {
      if (kind === 'starting') return;
      if (kind === 'idle') {
        isLoaded = false;
        loaded = Promise.withResolvers();
        return;
      }
      isLoaded = true;
      loaded.resolve();
    },
  };
}

/** How often a worker without a model looks whether it is needed after all. */
const needLookMs = seconds(1);

/**
 * Most people have no model: then its worker would load a second of code for nothing at each scan.
 * It still runs if its queue holds jobs, from a time when a model was set.
 */
export function onlyIfNeeded(
  demand: Demand,
  deps: { readonly hasModel: () => boolean; readonly hasJobs: () => Promise<boolean> },
): Demand {
  let isNeeded = false;
  const isWanted = (): boolean => {
    // Once started, it stays until all rest: its last jobs may come after the model is taken away.
    isNeeded = demand.isWanted() && (isNeeded || deps.hasModel());
    return isNeeded;
  };
  return {
    isWanted,
    async whenWanted(signal) {
      for (;;) {
        await demand.whenWanted(signal);
        if (isWanted()) return;
        const { promise, resolve } = Promise.withResolvers<void>();
        setTimeout(resolve, needLookMs).unref();
        await orAborted(promise, signal);
        // A Redis that is away holds no job that could be done.
        isNeeded = await deps.hasJobs().catch(() => false);
      }
    },
  };
}

/** Rejects once the signal is aborted, else as the promise does. */
async function orAborted(wait: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  await Promise.race([wait, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
}
