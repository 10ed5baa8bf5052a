import type { Insights } from '#contract/insights.ts';

/** About this many bands show a distribution clearly. */
const wantedBands = 8;

export const summarisePay = (
  amounts: readonly number[],
): Pick<Insights['pay'], 'stated' | 'median' | 'bands'> =>
  amounts.length === 0
    ? { stated: 0, median: null, bands: [] }
    : { stated: amounts.length, median: median(amounts), bands: bandsOf(amounts) };

/** Bands of one round width; the bands at both ends include the outliers. */
function bandsOf(amounts: readonly number[]): Insights['pay']['bands'] {
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

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}
