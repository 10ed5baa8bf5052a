import type { Library } from '#library/client.ts';
import type { Logger } from '#services/log/logger.ts';

export type ScoringProgress = { readonly done: number; readonly total: number };

export type Scoring = AsyncDisposable & {
  /** Scores what is outdated, from the beginning of the latest profile on. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** Null if nothing is being scored. */
  readonly progress: () => ScoringProgress | null;
};

/**
 * Scores all openings by the profile, step by step in the library's thread, so that other calls get
 * their turn. `onStep` tells of progress, `onDone` that scores have changed.
 */
export function createScoring(deps: {
  readonly library: Pick<Library, 'call'>;
  readonly onStep: () => void;
  readonly onDone: () => void;
  readonly log: Pick<Logger, 'error'>;
}): Scoring {
  const { library, onStep, onDone, log } = deps;
  let now: ScoringProgress | null = null;
  let running: Promise<void> | null = null;
  let isStopping = false;
  let isAgain = false;

  const run = async (): Promise<void> => {
    try {
      while (!isStopping) {
        isAgain = false;
        now = await library.call('fit.scoreNext', {});
        if (now !== null) onStep();
        else if (!isAgain) break;
      }
    } catch (error) {
      log.error('openings not scored', { error: String(error) });
    }
  };
  const stop = async (): Promise<void> => {
    isStopping = true;
    await running;
    isStopping = false;
  };
  return {
    start() {
      // It may be at its last step, which has not seen the latest profile.
      isAgain = true;
      if (running !== null) return;
      now = { done: 0, total: 0 };
      running = run().finally(() => {
        now = null;
        running = null;
        onDone();
      });
    },
    stop,
    progress: () => now,
    [Symbol.asyncDispose]: stop,
  };
}
