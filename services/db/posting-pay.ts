import { median } from './posting-median.ts';

/** What openings pay, by the upper ends of their yearly pay in the currency most of them use. */
export type Pay = {
  /** ISO 4217; null where none states its pay. */
  readonly currency: string | null;
  /** How many state their pay in it. */
  readonly stated: number;
  readonly median: number | null;
  /** From the first amount up to but not including the second; the last is open, its `to` null. */
  readonly bands: { readonly from: number; readonly to: number | null; readonly count: number }[];
};

/** About so many bands tell a distribution without splitting hairs. */
const wantedBands = 8;

/** Sums up amounts a year, by their currencies. */
export function summarisePay(byCurrency: ReadonlyMap<string, readonly number[]>): Pay {
  const [most] = [...byCurrency].toSorted(([a, m], [b, n]) =>
    n.length === m.length ? (a < b ? -1 : 1) : n.length - m.length,
  );
  if (most === undefined || most[1].length === 0) {
    return { currency: null, stated: 0, median: null, bands: [] };
  }
  const [currency, amounts] = most;
  return { currency, stated: amounts.length, median: median(amounts), bands: bandsOf(amounts) };
}

/** Bands of one round width; those at both ends take what lies beyond the usual. */
function bandsOf(amounts: readonly number[]): Pay['bands'] {
  const sorted = amounts.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const low = at(0.05);
  const high = at(0.95);
  const width = roundUp((high - low) / (wantedBands - 2) || high / 10 || 1);
  const first = Math.floor(low / width) * width + width;
  const inner = Math.max(0, Math.floor((high - first) / width));
  const edges = Array.from({ length: inner + 1 }, (_, i) => first + i * width);
  return [0, ...edges].map((from, i) => {
    const to = edges[i] ?? null;
    const isIn = (amount: number) => amount >= from && (to === null || amount < to);
    return { from, to, count: sorted.filter(isIn).length };
  });
}

/** The next of 1, 2, 2.5, 5 and 10 times a power of ten. */
function roundUp(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const factor = [1, 2, 2.5, 5].find((round) => round * power >= width) ?? 10;
  return factor * power;
}
