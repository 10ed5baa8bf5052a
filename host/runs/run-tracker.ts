import { setTimeout as wait } from 'node:timers/promises';
import type { RunView } from '#contract/views/run.ts';
import { seconds } from '#core/duration.ts';
import { AppError, type ErrorView, toErrorView } from '#core/errors.ts';
import { parseJobId, type QueueName } from '#core/job.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Driver, JobEvent } from '#workers/drivers/driver.ts';
import type { RunProgress } from '../events/run-progress.ts';
import type { Library } from '../library/client.ts';
import { withRecord } from './run-record.ts';
import {
  applyEvent,
  type CompanyState,
  giveUpRest,
  isRunSettled,
  type RunState,
  withOffline,
} from './run-state.ts';
import { toRunView } from './run-view.ts';

/** Runs that ended, still answered from memory. */
const keptRuns = 20;

export type RunTracker = Disposable & {
  /** Follows a run from now on, or sets right what is known of it. */
  readonly track: (run: RunState) => void;
  /** Leaves a run, whether it is over or not; resolves once all it had to write is written. */
  readonly release: (runId: string) => Promise<void>;
  readonly get: (runId: string) => RunState | null;
  readonly view: (runId: string) => RunView | null;
  /** Runs that are not over. */
  readonly open: () => readonly RunState[];
  readonly apply: (event: JobEvent) => void;
  /** Whatever is not finished counts as cancelled. Resolves with the run's end. */
  readonly cancel: (runId: string) => Promise<RunView>;
  /** Resolves once it is written that a run is over; what follows from that may still be under way. */
  readonly finished: (runId: string) => Promise<void>;
  /** Whatever is not finished of the run fails, for this reason. */
  readonly giveUp: (runId: string, error: AppError) => void;
  /** A queue is done for: whatever is not finished of the runs that need it fails. */
  readonly fail: (queue: QueueName, error: AppError) => void;
  /** Resolves once all that the runs had to write is written; what cannot be now is not waited for. */
  readonly settled: () => Promise<void>;
};

type Tracked = {
  state: RunState;
  /** Why what was not finished of it was given up. */
  rest: ErrorView | null;
  endedAt: string | null;
  /** True once the database has the end; until then the run still runs for whoever asks. */
  isOver: boolean;
  writes: Promise<void>;
  finished: Promise<void>;
  told: Promise<void>;
};

/** Follows the open runs through their jobs' events, and writes down how they end. */
export function createRunTracker(deps: {
  readonly driver: Pick<Driver, 'subscribe'>;
  readonly library: Pick<Library, 'call'>;
  readonly progress: RunProgress;
  /** What follows from a run's end, once that is written and before clients hear of it. */
  readonly onEnd: (run: { readonly runId: string; readonly at: string }) => Promise<void>;
  /** What may wait until clients have heard of it. */
  readonly afterEnd: () => Promise<void>;
  /** Whether the machine has a network at all. */
  readonly hasNetwork: () => boolean;
  readonly log: Logger;
  /** Between two tries to write, for tests. */
  readonly againAfterMs?: number;
}): RunTracker {
  const { driver, library, progress, log, againAfterMs = seconds(3) } = deps;
  const runs = new Map<string, Tracked>();
  const closing = new AbortController();

  const viewOf = ({ state, endedAt, isOver }: Tracked): RunView =>
    isOver ? toRunView(state, endedAt) : { ...toRunView(state, null), status: 'running' };

  /**
   * Writes in order, and again until there is room on the disk and nobody else holds the database.
   * What fails for another reason is logged, and mended when the host starts again.
   */
  const write = (tracked: Tracked, task: () => Promise<void>): void => {
    tracked.writes = tracked.writes.then(async () => {
      for (;;) {
        const error = await failureOf(task);
        if (error === null) return;
        log.error('run not written', { runId: tracked.state.id, error: String(error) });
        if (!isPassing(error) || closing.signal.aborted) return;
        await waitFor(againAfterMs, closing.signal);
      }
    });
  };

  const update = (tracked: Tracked, next: RunState): void => {
    const before = tracked.state;
    if (next === before) return;
    tracked.state = next;
    for (const company of next.companies.values()) {
      const known = before.companies.get(company.id);
      if (known !== company) write(tracked, () => recordFailures(next.id, known, company, library));
    }
    if (isRunSettled(next)) end(tracked);
    else progress.changed(next.id, () => viewOf(tracked));
  };

  /** All that is not finished at once: how it ends is written with the run's end. */
  const giveUp = (tracked: Tracked, error: AppError): void => {
    if (tracked.endedAt !== null) return;
    tracked.rest = toErrorView(error);
    tracked.state = giveUpRest(tracked.state, tracked.rest, error.code === 'cancelled');
    end(tracked);
  };

  const end = (tracked: Tracked): void => {
    if (tracked.endedAt !== null) return;
    const at = new Date().toISOString();
    tracked.endedAt = at;
    const { id } = tracked.state;
    if (toRunView(tracked.state, at).status === 'running')
      throw new Error(`run ${id} ended while it runs`);
    tracked.state = withOffline(tracked.state, deps.hasNetwork);
    writeUnreached(tracked);
    write(tracked, () => takeStored(tracked));
    write(tracked, async () => {
      const { status, message } = toRunView(tracked.state, at);
      const rest = tracked.rest ?? toErrorView(unwritten);
      await library.call('runs.finish', { id, status, message, at, rest });
    });
    write(tracked, async () => {
      tracked.isOver = true;
    });
    tracked.finished = tracked.writes;
    write(tracked, () => deps.onEnd({ runId: id, at }));
    write(tracked, async () => progress.ended(viewOf(tracked)));
    tracked.told = tracked.writes;
    write(tracked, deps.afterEnd);
    for (const old of [...runs.keys()].slice(0, -keptRuns)) {
      if (runs.get(old)?.endedAt !== null) runs.delete(old);
    }
  };

  /** Held back until now: only a whole run can tell a site that is away from a machine that is offline. */
  const writeUnreached = (tracked: Tracked): void => {
    for (const company of tracked.state.companies.values()) {
      const { failure } = company;
      if (failure?.reach == null) continue;
      write(tracked, () => recordFailure(tracked.state.id, company.id, failure, library));
    }
  };

  /** What a job has stored is so, though the run may have been ended before that was heard. */
  const takeStored = async (tracked: Tracked): Promise<void> => {
    const record = await library.call('runs.read', { id: tracked.state.id });
    if (record === null) return;
    tracked.state = withRecord(tracked.state, { ...record, endedAt: tracked.endedAt });
  };

  const apply = (event: JobEvent): void => {
    const tracked = runs.get(parseJobId(event.id)?.runId ?? '');
    if (tracked !== undefined && tracked.endedAt === null) {
      update(tracked, applyEvent(tracked.state, event));
    }
  };
  const unsubscribe = driver.subscribe(apply);

  return {
    track(run) {
      const done = Promise.resolve();
      const fresh: Tracked = {
        ...{ state: run, rest: null, endedAt: null, isOver: false },
        ...{ writes: done, finished: done, told: done },
      };
      const tracked = runs.get(run.id) ?? fresh;
      runs.set(run.id, tracked);
      if (tracked.endedAt !== null) return;
      tracked.state = run;
      if (isRunSettled(run)) end(tracked);
      else progress.changed(run.id, () => viewOf(tracked));
    },
    async release(runId) {
      const released = runs.get(runId);
      runs.delete(runId);
      if (released?.endedAt === null) writeUnreached(released);
      await released?.writes;
    },
    get: (runId) => runs.get(runId)?.state ?? null,
    view: (runId) => {
      const tracked = runs.get(runId);
      return tracked === undefined ? null : viewOf(tracked);
    },
    open: () =>
      [...runs.values()].filter(({ endedAt }) => endedAt === null).map(({ state }) => state),
    apply,
    async cancel(runId) {
      const tracked = runs.get(runId);
      if (tracked === undefined) throw new AppError('unknown_run', { id: runId });
      giveUp(tracked, new AppError('cancelled', {}));
      await tracked.told;
      return viewOf(tracked);
    },
    finished: async (runId) => await runs.get(runId)?.finished,
    giveUp(runId, error) {
      const tracked = runs.get(runId);
      if (tracked !== undefined) giveUp(tracked, error);
    },
    fail(queue, error) {
      for (const tracked of runs.values()) if (needs(tracked.state, queue)) giveUp(tracked, error);
    },
    async settled() {
      closing.abort();
      await Promise.all([...runs.values()].map(({ writes }) => writes));
    },
    [Symbol.dispose]: unsubscribe,
  };
}

/** Nobody but the tracker knew how these ended, and that was lost. */
const unwritten = new AppError('internal', { reason: 'how it ended was not written down' });

/** Over as soon as there is room on the disk, or another program lets go of the database. */
const isPassing = (error: unknown): boolean =>
  error instanceof AppError &&
  ['disk_full', 'database_busy', 'data_dir_unwritable'].includes(error.code);

const failureOf = (task: () => Promise<void>): Promise<unknown> =>
  task().then(
    () => null,
    (error: unknown) => error,
  );

/** Resolves after so long, or as soon as the signal aborts. */
const waitFor = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);

/** Only a run with a model needs that queue. */
export const needs = ({ enrich }: Pick<RunState, 'enrich'>, queue: QueueName): boolean =>
  enrich || queue !== 'ai_enrich';

/** Writes down failures that are new; what was stored its own job has written. */
async function recordFailures(
  runId: string,
  before: CompanyState | undefined,
  company: CompanyState,
  library: Pick<Library, 'call'>,
): Promise<void> {
  const companyId = company.id;
  const { failure } = company;
  if (failure !== null && before?.failure === null && failure.reach === null) {
    await recordFailure(runId, companyId, failure, library);
  }
  for (const [piece, { status, error }] of company.pieces.entries()) {
    if (status !== 'failed' || error === null || before?.pieces[piece]?.status === 'failed')
      continue;
    await library.call('runs.failPiece', { runId, companyId, piece, error });
  }
}

async function recordFailure(
  runId: string,
  companyId: string,
  { error, isCancelled }: NonNullable<CompanyState['failure']>,
  library: Pick<Library, 'call'>,
): Promise<void> {
  const status = isCancelled ? 'cancelled' : 'failed';
  const at = new Date().toISOString();
  await library.call('runs.failCompany', { runId, companyId, error, status, at });
}
