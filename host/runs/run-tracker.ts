import { setTimeout as wait } from 'node:timers/promises';
import type { RunView } from '#contract/runs.ts';
import { seconds } from '#core/duration.ts';
import type { ErrorView } from '#core/error-view.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { parseJobId, type QueueName } from '#core/job.ts';
import { PageText } from '#core/page-watch.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import type { Library } from '#library/client.ts';
import type { Logger } from '#services/log/logger.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import type { Driver, JobEvent } from '#workers/drivers/driver.ts';
import { flows, jobRow } from '#workers/queues.ts';
import type { RunProgress } from '../events/run-progress.ts';
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

/** Ended runs that are still answered from memory. */
const keptRuns = 20;

export type RunTracker = Disposable & {
  /** Follows a run from now on, or corrects its known state. */
  readonly track: (run: RunState) => void;
  /** Stops following a run, ended or not; resolves once its writes are done. */
  readonly release: (runId: string) => Promise<void>;
  readonly get: (runId: string) => RunState | null;
  readonly view: (runId: string) => RunView | null;
  readonly open: () => readonly RunState[];
  readonly apply: (event: JobEvent) => void;
  /** Cancels unfinished work. Resolves with the run's end. */
  readonly cancel: (runId: string) => Promise<RunView>;
  /** Resolves once the run's end is written; work after that may still be under way. */
  readonly finished: (runId: string) => Promise<void>;
  /** Fails all unfinished work of the run with this error. */
  readonly giveUp: (runId: string, error: AppError) => void;
  /** A queue has failed for good: fails unfinished work of the runs that need it. */
  readonly fail: (queue: QueueName, error: AppError) => void;
  /** Resolves once all writes of the runs are done, except those that are impossible now. */
  readonly settled: () => Promise<void>;
};

type Tracked = {
  state: RunState;
  /** Why the unfinished work was given up. */
  rest: ErrorView | null;
  endedAt: string | null;
  /** True once the database has the end; until then the run shows as running. */
  isOver: boolean;
  writes: Promise<void>;
  finished: Promise<void>;
  told: Promise<void>;
};

/** Follows open runs through their jobs' events, and writes how they end. */
export function createRunTracker(deps: {
  readonly driver: Pick<Driver, 'subscribe'>;
  readonly library: Pick<Library, 'call'>;
  readonly progress: RunProgress;
  /** Called once a company's failure is written, so clients fetch companies again. */
  readonly onFailed: () => void;
  /** Work after a run's end, once it is written and before clients hear of it. */
  readonly onEnd: (run: { readonly runId: string; readonly at: string }) => Promise<void>;
  /** Work that may wait until clients have heard of the end. */
  readonly afterEnd: () => Promise<void>;
  readonly hasNetwork: () => boolean;
  readonly snapshots: Pick<SnapshotStore, 'get'>;
  readonly log: Logger;
  /** Wait between two attempts to write, for tests. */
  readonly againAfterMs?: number;
}): RunTracker {
  const { driver, library, progress, onFailed, log, againAfterMs = seconds(3) } = deps;
  const runs = new Map<string, Tracked>();
  const closing = new AbortController();

  const viewOf = ({ state, endedAt, isOver }: Tracked): RunView =>
    isOver ? toRunView(state, endedAt) : { ...toRunView(state, null), status: 'running' };

  /**
   * Writes in order, and retries while the disk is full or another program holds the database.
   * Other failures are logged; the next start repairs them.
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
      if (known !== company) write(tracked, () => recordFailures(next.id, known, company));
    }
    if (isRunSettled(next)) end(tracked);
    else progress.changed(next.id, () => viewOf(tracked));
  };

  /** Gives up all unfinished work at once; the write of the run's end records it. */
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

  /**
   * Held back until the end: only the whole run can tell a site that is away from a machine that is
   * offline.
   */
  const writeUnreached = (tracked: Tracked): void => {
    for (const company of tracked.state.companies.values()) {
      const { failure } = company;
      if (failure?.reach == null) continue;
      write(tracked, () => recordFailure(tracked.state.id, company.id, failure));
    }
  };

  /** Writes new failures; stored companies were written by their own jobs. */
  const recordFailures = async (
    runId: string,
    before: CompanyState | undefined,
    company: CompanyState,
  ): Promise<void> => {
    const companyId = company.id;
    const { failure } = company;
    if (failure !== null && before?.failure === null && failure.reach === null) {
      await recordFailure(runId, companyId, failure);
    }
    for (const [piece, { status, error }] of company.pieces.entries()) {
      if (status !== 'failed' || error === null || before?.pieces[piece]?.status === 'failed')
        continue;
      await library.call('runs.failPiece', { runId, companyId, piece, error });
    }
  };

  const recordFailure = async (
    runId: string,
    companyId: string,
    { error, isCancelled, page: ref }: NonNullable<CompanyState['failure']>,
  ): Promise<void> => {
    const status = isCancelled ? 'cancelled' : 'failed';
    const at = new Date().toISOString();
    const page = ref === undefined ? null : await pageIn(ref);
    const failed = { runId, companyId, error, status, at } as const;
    await library.call('runs.failCompany', { ...failed, ...(page !== null && { page }) });
    onFailed();
  };

  /** A text that is gone is compared at the next scan. */
  const pageIn = (ref: SnapshotRef): Promise<PageText | null> =>
    deps.snapshots.get(ref, PageText).catch((error: unknown) => {
      log.warn('the text of a page is gone', { error: String(error) });
      return null;
    });

  /** Honours stored results even if the run ended before their events came. */
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

/** Only the tracker knew how these ended, and it lost that. */
const unwritten = new AppError('internal', { reason: 'how it ended was not written down' });

/** Passes once the disk has room, or another program releases the database. */
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

/** Whether a run has work for a queue: only one with a model has pieces. */
export const needs = ({ enrich }: Pick<RunState, 'enrich'>, queue: QueueName): boolean =>
  [...flows.company, ...(enrich ? flows.piece : [])].some(({ job }) => jobRow(job).queue === queue);
