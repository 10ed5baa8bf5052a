import { setTimeout as waitFor } from 'node:timers/promises';
import { seconds } from '#core/duration.ts';

/** How a question ended: `busy` with the wait that the server asks for, null if it names none. */
export type FlightEnd =
  | { readonly kind: 'answered'; readonly tookMs: number }
  | { readonly kind: 'busy'; readonly retryAfterMs: number | null }
  | { readonly kind: 'other' };

export type InFlight = {
  /**
   * Runs a question once there is room. One that the server is too busy for waits and is sent
   * again, a few times. Rejects with the reason of an aborted signal.
   */
  readonly run: <T>(task: Task<T>, signal: AbortSignal) => Promise<T>;
  /** Questions at a time, for now. */
  readonly room: () => number;
};

type Task<T> = {
  readonly send: () => Promise<T>;
  /** How long a busy server wants to be left alone; undefined for another error. */
  readonly busyFor: (error: unknown) => number | null | undefined;
};

/** Where a server is unknown: few enough for a laptop, and doubled within seconds for a card. */
const firstRoom = 4;
const mostTries = 6;
const longestWaitMs = seconds(60);
const usualWaitMs = seconds(2);
/** More room must bring this much more speed to be kept: a server that batches brings nearly twice. */
const worthwhile = 1.15;
/** A settled limit tries more again after this many rounds: other users of the server may be gone. */
const roundsOfRest = 8;

/**
 * Limits the questions in flight to what the server is faster with. Begins with a few, doubles
 * while that makes it clearly faster, and halves when it is too busy: a server with one slot gets a
 * question or two at a time, so that none waits there until it counts as late, and one that
 * batches gets as many as the user allows.
 */
export function createInFlight(
  most: number,
  deps: {
    readonly now?: () => number;
    readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
    readonly start?: number;
  } = {},
): InFlight {
  const { now = () => performance.now() } = deps;
  const { wait = (ms, signal) => waitFor(ms, undefined, { signal }) } = deps;
  const pace = createPace(most, deps.start ?? firstRoom);
  const queue: { readonly enter: () => void }[] = [];
  let inFlight = 0;
  let restUntil = 0;

  const pump = (): void => {
    while (inFlight < pace.room() && queue.length > 0) {
      inFlight += 1;
      queue.shift()?.enter();
    }
  };

  async function enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const entry = { enter: resolve };
    const onAbort = () => {
      const at = queue.indexOf(entry);
      if (at < 0) return;
      queue.splice(at, 1);
      reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    queue.push(entry);
    pump();
    await promise.finally(() => signal.removeEventListener('abort', onAbort));
  }

  return {
    room: pace.room,
    async run({ send, busyFor }, signal) {
      for (let tries = 1; ; tries += 1) {
        await enter(signal);
        try {
          const restMs = restUntil - now();
          if (restMs > 0) await wait(restMs, signal);
          const startedAt = now();
          const answer = await send();
          pace.answered(startedAt, now(), queue.length > 0);
          return answer;
        } catch (error) {
          const busyMs = signal.aborted ? undefined : busyFor(error);
          if (busyMs === undefined) throw error;
          pace.refused(now());
          if (tries === mostTries) throw error;
          const restMs = Math.min(busyMs ?? usualWaitMs * tries, longestWaitMs);
          restUntil = Math.max(restUntil, now() + restMs);
        } finally {
          inFlight -= 1;
          pump();
        }
      }
    },
  };
}

/** The limit itself: measures rounds of answers, each as many as fit in flight at a time. */
function createPace(most: number, start: number) {
  let room = Math.min(most, Math.max(1, start));
  let best = { room: 0, perMs: 0 };
  let ceiling = most;
  let rest = 0;
  let round = { from: null as number | null, answers: 0, isFull: true };
  let cutAt = Number.NEGATIVE_INFINITY;

  const begin = (at: number | null): void => {
    round = { from: at, answers: 0, isFull: true };
  };

  function judge(perMs: number): void {
    if (rest > 0) {
      rest -= 1;
      if (rest === 0) ceiling = most;
      return;
    }
    if (best.room === 0 || best.room >= room || perMs >= best.perMs * worthwhile) {
      best = { room, perMs };
      room = Math.min(room * 2, ceiling);
      if (room === best.room) rest = roundsOfRest;
      return;
    }
    // No faster with more: the rest of them only wait, at the server.
    ceiling = best.room;
    room = best.room;
    best = { room: 0, perMs: 0 };
    rest = roundsOfRest;
  }

  return {
    room: () => room,
    answered(startedAt: number, at: number, isQueueing: boolean): void {
      round.from ??= startedAt;
      round.answers += 1;
      // Without a queue the server is not at its limit, so its speed says nothing of it.
      if (!isQueueing) round.isFull = false;
      if (round.answers < room) return;
      if (round.isFull && at > round.from) judge(round.answers / (at - round.from));
      begin(at);
    },
    /** Refusals of questions sent together count once. */
    refused(at: number): void {
      if (at - cutAt < seconds(1)) return;
      cutAt = at;
      room = Math.max(1, Math.floor(room / 2));
      ceiling = room;
      best = { room: 0, perMs: 0 };
      rest = roundsOfRest;
      begin(null);
    },
  };
}
