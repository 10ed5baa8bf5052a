/** One stage of a company's chain: the part of the whole it stands for, and how far it is. */
export type StageProgress = {
  readonly share: readonly [from: number, to: number];
  /** 0 to 1. */
  readonly fraction: number;
};

/**
 * Progress of a whole chain, 0 to 1: each stage weighs as much as its share. `top` is where the
 * chain ends: 1, or less where its last stages do not happen.
 */
export function chainProgress(stages: readonly StageProgress[], top: number): number {
  const reached = stages.reduce(
    (sum, { share: [from, to], fraction }) =>
      sum + (Math.min(to, top) - Math.min(from, top)) * fraction,
    0,
  );
  return Math.min(1, reached / top);
}

/** The mean of several progresses; 1 where there is nothing to do. */
export function meanProgress(parts: readonly number[]): number {
  return parts.length === 0 ? 1 : parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

export type Totals<N extends number | null = number> = {
  readonly postings: N;
  readonly new: N;
  readonly changed: N;
  readonly closed: N;
};

/** Sums over companies; of those with nulls nothing is known, and nothing is added. */
export function sumTotals(parts: readonly Totals<number | null>[]): Totals {
  const sum = (key: keyof Totals) => parts.reduce((total, part) => total + (part[key] ?? 0), 0);
  return {
    postings: sum('postings'),
    new: sum('new'),
    changed: sum('changed'),
    closed: sum('closed'),
  };
}
