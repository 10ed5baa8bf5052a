import fc from 'fast-check';
import { sourceIds } from '#sources/registry.ts';

/**
 * Cases of all properties together. CI plays all of them, and each time others; a run at a desk is
 * short and always the same. `FUZZ_CASES` and `FUZZ_SEED` say otherwise: a failure prints its seed.
 */
const isCi = process.env.CI !== undefined;
export const allCases = Number(process.env.FUZZ_CASES ?? (isCi ? 20_000 : 2_000));
const seed = process.env.FUZZ_SEED ?? (isCi ? undefined : '1');

/** Cases for the documents of one source. */
export const casesOfSource = Math.ceil((allCases * 0.7) / sourceIds.length);

/** Cases for one of `count` readers that sources share. */
export const casesOfReader = (count: number): number => Math.ceil((allCases * 0.3) / count);

export const parameters = (numRuns: number): fc.Parameters<unknown> => ({
  numRuns,
  ...(seed !== undefined && { seed: Number(seed) }),
  reporter: (run) => {
    if (!run.failed) return;
    const again = `Play it again with FUZZ_SEED=${run.seed} FUZZ_CASES=${allCases}`;
    throw new Error(`${fc.defaultReportMessage(run)}\n${again}`, { cause: run.errorInstance });
  },
});
