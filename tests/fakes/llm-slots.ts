import { createSemaphore } from '#core/semaphore.ts';

type Latency = {
  readonly latencyMs: number;
  readonly jitterMs: number;
  readonly slope: number;
  readonly slots: number;
};

/** Waits as long as an answer takes (times `factor`); false where the client went away meanwhile. */
export type WaitTurn = (gone: AbortSignal, factor: number) => Promise<boolean>;

/**
 * Time as continuous batching takes it: at most `slots` answers are worked on at once, and each
 * takes the longer the more there are, up to `latencyMs * (1 + slope)`.
 */
export function createSlots({ latencyMs, jitterMs, slope, slots }: Latency): WaitTurn {
  const places = createSemaphore(slots);
  const chance = createChance();
  let running = 0;

  const work = async (gone: AbortSignal, factor: number): Promise<boolean> => {
    running += 1;
    try {
      const load = slots > 1 ? (running - 1) / (slots - 1) : 0;
      const jitter = (chance() * 2 - 1) * jitterMs;
      const usual = Math.max(0, latencyMs * (1 + slope * load) + jitter);
      const ms = factor === 1 ? usual : Math.max(1_000, usual * factor);
      return ms === 0 || (await pause(ms, gone));
    } finally {
      running -= 1;
    }
  };

  // Only a client that went away while it waited is refused a place.
  return (gone, factor) => places.run(() => work(gone, factor), gone).catch(() => false);
}

function pause(ms: number, gone: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), ms);
    gone.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}

/** The same numbers between 0 and 1 in every run (a linear congruential generator). */
function createChance(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
