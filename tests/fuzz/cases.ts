import fc from 'fast-check';
import { sourceIds } from '#sources/registry.ts';

/**
 * Cases of all properties together: many in CI, few at a desk. They are the same each time, so that
 * a failure speaks of the change and not of luck. `FUZZ_SEED` plays others, `FUZZ_CASES` more.
 */
const isCi = process.env.CI !== undefined;
export const allCases = Number(process.env.FUZZ_CASES ?? (isCi ? 20_000 : 2_000));
const seed = Number(process.env.FUZZ_SEED ?? 1);

/** Cases for the documents of one source. */
export const casesOfSource = Math.ceil((allCases * 0.7) / sourceIds.length);

/** Cases for one of `count` readers that sources share. */
export const casesOfReader = (count: number): number => Math.ceil((allCases * 0.3) / count);

export const parameters = (numRuns: number): fc.Parameters<unknown> => ({
  numRuns,
  seed,
  reporter: (run) => {
    if (!run.failed) return;
    const again = `Play it again with FUZZ_SEED=${run.seed} FUZZ_CASES=${allCases}`;
    throw new Error(`${fc.defaultReportMessage(run)}\n${again}`, { cause: run.errorInstance });
  },
});
