import { setTimeout as wait } from 'node:timers/promises';
import { seconds } from '#core/duration.ts';
import { type AppError, toAppError } from '#core/errors.ts';
import type { Logger } from '#services/log/logger.ts';

export type RedisWatch = Disposable & {
  /** Why Redis does no work, as of the last look; null while it works. */
  readonly problem: () => AppError | null;
  /**
   * Resolves if Redis works for us now; waits ten seconds for one that is restarting. Throws the
   * `redis_…` row that gives the reason.
   */
  readonly check: () => Promise<void>;
  readonly onRecovery: (listener: () => void) => () => void;
};

export type RedisWatchOptions = {
  /** Proves over a new connection that Redis works for us; throws an AppError if not. */
  readonly look: () => Promise<unknown>;
  readonly onChange: () => void;
  /** Restarts our own Redis; null for an external one. */
  readonly restart: (() => void) | null;
  readonly log: Logger;
  readonly intervals?: { readonly wellMs: number; readonly ailingMs: number };
};

const usualIntervals = { wellMs: seconds(5), ailingMs: seconds(1) };

/** A single miss may be a Redis that is restarting. */
const missesToTell = 2;

/** Misses in a row before our own is restarted, by error code of the connection. */
const missesToRestart: Readonly<Record<string, number>> = {
  // The socket was removed, perhaps with its folder.
  ENOENT: 3,
  ECONNREFUSED: 3,
  // Redis listens but does not answer: it hangs, or the machine is very busy.
  ETIMEDOUT: 6,
};

const patienceMs = seconds(10);
const againAfterMs = 250;

/** Checks every few seconds whether Redis works for us, and reports changes. */
export function watchRedis(options: RedisWatchOptions): RedisWatch {
  const { look, onChange, restart, log, intervals = usualIntervals } = options;
  const listeners = new Set<() => void>();
  let problem: AppError | null = null;
  let misses = 0;
  let timer: NodeJS.Timeout | null = null;
  let isOver = false;

  const enter = (next: AppError | null): void => {
    if (isOver || next?.message === problem?.message) return;
    const isRecovery = next === null;
    problem = next;
    if (isRecovery) log.info('Redis does its work again');
    else log.error('Redis does no work', { error: next.message });
    onChange();
    if (isRecovery) for (const listener of listeners) listener();
  };

  const see = (failure: AppError | null): void => {
    if (failure?.code !== 'redis_unavailable') {
      misses = 0;
      enter(failure);
      return;
    }
    misses += 1;
    if (misses >= missesToTell) enter(failure);
    if (restart === null || misses !== missesToRestart[codeOf(failure.cause)]) return;
    misses = 0;
    log.warn('Redis does not answer at its address and is started again', {
      error: failure.message,
    });
    restart();
  };

  const round = async (): Promise<void> => {
    see(await failureOf(look));
    if (isOver) return;
    const isWell = problem === null && misses === 0;
    timer = setTimeout(() => void round(), isWell ? intervals.wellMs : intervals.ailingMs).unref();
  };
  void round();

  return {
    problem: () => problem,
    async check() {
      const deadline = performance.now() + patienceMs;
      for (;;) {
        const failure = await failureOf(look);
        if (failure?.code !== 'redis_unavailable') enter(failure);
        if (failure === null) return;
        const isWaitedFor = failure.code === 'redis_unavailable' && performance.now() < deadline;
        if (!isWaitedFor) throw failure;
        await wait(againAfterMs);
      }
    },
    onRecovery(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [Symbol.dispose]() {
      isOver = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

const failureOf = (look: () => Promise<unknown>): Promise<AppError | null> =>
  look().then(
    () => null,
    (error: unknown) => toAppError(error),
  );

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
