/** One step of a company's flow: its part of the whole, and its progress. */
export type StepProgress = {
  readonly share: readonly [from: number, to: number];
  readonly fraction: number;
};

/**
 * Progress of a whole flow, 0 to 1: each step weighs as much as its share. `top` is where the flow
 * ends: 1, or less if its last steps do not run.
 */
export function chainProgress(steps: readonly StepProgress[], top: number): number {
  const reached = steps.reduce(
    (sum, { share: [from, to], fraction }) =>
      sum + (Math.min(to, top) - Math.min(from, top)) * fraction,
    0,
  );
  return Math.min(1, reached / top);
}

export function meanProgress(parts: readonly number[]): number {
  return parts.length === 0 ? 1 : parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

export type Totals<N extends number | null = number> = {
  readonly postings: N;
  readonly new: N;
  readonly changed: N;
  readonly closed: N;
};

/** Sums over companies. A company with nulls is unknown and adds nothing. */
export function sumTotals(parts: readonly Totals<number | null>[]): Totals {
  const sum = (key: keyof Totals) => parts.reduce((total, part) => total + (part[key] ?? 0), 0);
  return {
    postings: sum('postings'),
    new: sum('new'),
    changed: sum('changed'),
    closed: sum('closed'),
  };
}
