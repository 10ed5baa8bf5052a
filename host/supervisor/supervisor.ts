import { setTimeout as waitFor } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';
import { type ChildHandle, describeExit, exitOf } from './launcher.ts';
import { type Life, type RestartPolicy, restartPolicy } from './restart-policy.ts';
import { stopChild } from './stop-child.ts';

/**
 * 'idle': it runs again once it is wanted. 'silent': it runs, but does not answer. `reason`: why it
 * restarts, or why it no longer does.
 */
export type ChildState =
  | { readonly kind: 'idle' | 'starting' | 'ready' | 'silent' | 'stopped' }
  | { readonly kind: 'restarting'; readonly delayMs: number; readonly reason: string }
  | { readonly kind: 'gave-up'; readonly reason: string };

/** Time, passed in so that tests need not wait. */
export type Clock = {
  readonly now: () => number;
  /** Rejects once the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Whether a child should run now. */
export type Demand = {
  readonly isWanted: () => boolean;
  /** Resolves once it is wanted; rejects once the signal is aborted. */
  readonly whenWanted: (signal: AbortSignal) => Promise<void>;
};

export type SuperviseOptions = {
  readonly name: string;
  /** Each life begins when the child is wanted; by default it always is. */
  readonly demand?: Demand;
  /**
   * Starts the child, which then belongs to the supervisor; an abort must end a start under way.
   */
  readonly launch: (signal: AbortSignal) => ChildHandle | Promise<ChildHandle>;
  /** Resolves when it is usable: it sent a message, or answered a PING. */
  readonly ready: (child: ChildHandle) => Promise<void>;
  /** Rejects once a running child is useless: it is then killed and restarted. */
  readonly watch?: (watched: {
    readonly child: ChildHandle;
    readonly wait: Clock['wait'];
    readonly onSilent: (isSilent: boolean) => void;
    /** Aborted when it has ended. */
    readonly signal: AbortSignal;
  }) => Promise<never>;
  /** How to ask it to finish; SIGTERM by default. */
  readonly ask?: (child: ChildHandle) => void;
  readonly onState?: (state: ChildState) => void;
  readonly policy?: RestartPolicy;
  readonly clock?: Clock;
};

export type SupervisedChild = {
  readonly name: string;
  state(): ChildState;
  /** The running child, ready or not; null between two lives and after the last. */
  child(): ChildHandle | null;
  /**
   * Ends this life, by asking and after the timeout by force, then starts another as soon as it is
   * wanted. Resolves when the old one has ended. A child between two lives is restarting anyway, or was given up.
   */
  restart(timeoutMs: number): Promise<void>;
  /**
   * Asks, then forces after the timeout. Resolves when it is gone for good; may be called again.
   */
  stop(timeoutMs: number): Promise<void>;
};

const realClock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) => waitFor(ms, undefined, { signal }),
};

/** More lives than any policy looks back on. */
const livesKept = 50;

const alwaysWanted: Demand = { isWanted: () => true, whenWanted: async () => undefined };

/** Keeps a child alive while it is wanted, until it is stopped or the policy gives up. */
export function superviseChild({
  name,
  demand = alwaysWanted,
  launch,
  ready,
  watch,
  ask = (child) => child.kill('SIGTERM'),
  onState = () => {},
  policy = restartPolicy,
  clock = realClock,
}: SuperviseOptions): SupervisedChild {
  const stopping = new AbortController();
  let state: ChildState = { kind: demand.isWanted() ? 'starting' : 'idle' };
  let child: ChildHandle | null = null;
  let isRenewed = false;

  const enter = (next: ChildState) => {
    state = next;
    onState(next);
  };

  /** One life from start to end. Resolves with the reason it ended. */
  async function live(): Promise<Life & { readonly reason: string }> {
    let readyAt: number | null = null;
    const ending = new AbortController();
    try {
      child = await launch(stopping.signal);
      stopping.signal.throwIfAborted();
      const ended = exitOf(child).then(describeExit);
      const early = await Promise.race([ready(child), ended]);
      if (typeof early === 'string') return { readyAt, endedAt: clock.now(), reason: early };
      readyAt = clock.now();
      if (!stopping.signal.aborted) enter({ kind: 'ready' });
      const reason = await Promise.race([ended, ...watching(child, ending.signal)]);
      return { readyAt, reason, endedAt: clock.now() };
    } catch (error) {
      if (child !== null) await stopChild(child, { ask: forced, timeoutMs: 0 });
      return { readyAt, endedAt: clock.now(), reason: messageOf(error) };
    } finally {
      ending.abort();
      child = null;
    }
  }

  const watching = (watched: ChildHandle, signal: AbortSignal): readonly Promise<never>[] => {
    if (watch === undefined) return [];
    const onSilent = (isSilent: boolean) => {
      if (!stopping.signal.aborted) enter({ kind: isSilent ? 'silent' : 'ready' });
    };
    return [watch({ child: watched, wait: clock.wait, onSilent, signal })];
  };

  async function run(): Promise<void> {
    let lives: readonly Life[] = [];
    while (!stopping.signal.aborted) {
      if (!demand.isWanted()) {
        enter({ kind: 'idle' });
        await demand.whenWanted(stopping.signal).catch(onlyAbort);
        continue;
      }
      enter({ kind: 'starting' });
      const { reason, ...life } = await live();
      if (stopping.signal.aborted) break;
      if (isRenewed) {
        isRenewed = false;
        continue;
      }
      lives = [...lives, life].slice(-livesKept);
      const verdict = policy(lives);
      if (verdict.kind === 'give-up') {
        return enter({
          kind: 'gave-up',
          reason: `${verdict.failedStarts} failed starts in a row, the last with: ${reason}`,
        });
      }
      enter({ kind: 'restarting', delayMs: verdict.delayMs, reason });
      await clock.wait(verdict.delayMs, stopping.signal).catch(onlyAbort);
    }
    enter({ kind: 'stopped' });
  }

  /** A stop begins by aborting the wait. */
  const onlyAbort = (error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  };

  const running = run();
  return {
    name,
    state: () => state,
    child: () => child,
    async restart(timeoutMs) {
      if (child === null || stopping.signal.aborted) return;
      isRenewed = true;
      await stopChild(child, { ask, timeoutMs });
    },
    async stop(timeoutMs) {
      stopping.abort(new AppError('cancelled', {}));
      if (child !== null) await stopChild(child, { ask, timeoutMs });
      await running;
    },
  };
}

const forced = (child: ChildHandle) => child.kill('SIGKILL');

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
