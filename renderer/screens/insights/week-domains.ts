import type { Insights } from '#renderer/model.ts';

export type Domain = readonly [number, number];

/** How much of the height the line of what is open takes, above the bars. */
const lineShare = 0.3;

/**
 * The ends of two scales that share one plot without crossing: bars from what closed, below zero, to
 * what is new; above them the line of what is open.
 */
export function weekDomains(weeks: Insights['weeks']): {
  readonly bars: Domain;
  readonly line: Domain;
} {
  const tallest = Math.max(1, ...weeks.map((week) => week.new));
  const deepest = Math.max(0, ...weeks.map(({ closed }) => closed));
  const opens = weeks.map(({ open }) => open);
  const least = Math.min(...opens);
  const most = Math.max(...opens, least + 1);
  const height = (tallest + deepest) / (1 - lineShare);
  const lineHeight = (most - least) / (lineShare * 0.8);
  return {
    bars: [-deepest, height - deepest],
    line: [most + lineHeight * lineShare * 0.1 - lineHeight, most + lineHeight * lineShare * 0.1],
  };
}
