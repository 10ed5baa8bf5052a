import type { EarlierBuild } from './earlier-build.ts';

/** A row of the table: our figure beside a reference from the same session. */
export type Row = {
  readonly measure: string;
  readonly ours: string;
  readonly comparedWith: string;
  /** Our figure divided by the reference; null if the target is a fixed bound. */
  readonly ratio: number | null;
  readonly target: string;
  readonly met: boolean;
  /** How to read the figures; empty if they are clear. */
  readonly note: string;
};

export type Say = (line: string) => void;

export type Measure = {
  readonly name: string;
  /** `earlier`: the build that the user named to compare with, for measures that can. */
  readonly run: (say: Say, earlier: EarlierBuild | null) => Promise<readonly Row[]>;
};

/** The value at the quantile `q` (0 to 1); NaN without values. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** `1,234.5` */
export const figure = (value: number, decimals = 0): string =>
  value.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
