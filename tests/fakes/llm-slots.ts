import pLimit from 'p-limit';

type Latency = {
  readonly latencyMs: number;
  readonly jitterMs: number;
  readonly slope: number;
  readonly slots: number;
};

/** Waits for the time of an answer, times `factor`; false if the client left. */
export type WaitTurn = (gone: AbortSignal, factor: number) => Promise<boolean>;

/**
 * Models continuous batching: at most `slots` answers run at once. Each takes longer the more there
 * are, up to `latencyMs * (1 + slope)`.
 */
export function createSlots({ latencyMs, jitterMs, slope, slots }: Latency): WaitTurn {
  const limit = pLimit(slots);
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

  return (gone, factor) => limit(async () => !gone.aborted && (await work(gone, factor)));
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

/** Repeatable numbers between 0 and 1 (a linear congruential generator). */
function createChance(): () => number {
  let state = 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
