import { hours, minutes } from './duration.ts';

/** A run as the schedule sees it. */
export type PastRun = {
  readonly id: string;
  readonly startedAt: string;
  readonly totalCompanies: number;
};

/** At most so late, so that not every Rolewatch asks the boards at the same moment. */
const longestDelayMs = minutes(10);

/**
 * When the next scan of all companies is due, epoch milliseconds: so many hours after the last one
 * began, and a little later, the same for the same run. At once (0) where there was none; null where
 * none is wanted.
 */
export function nextScanAt(request: {
  readonly everyHours: number;
  /** Of any order. */
  readonly runs: readonly PastRun[];
  /** How many are watched and not paused. */
  readonly companies: number;
  readonly now: number;
}): number | null {
  const { everyHours, companies, now } = request;
  if (everyHours === 0 || companies === 0) return null;
  // A scan of a few companies is none of all: it must not put that off.
  const starts = request.runs
    .filter(({ totalCompanies }) => totalCompanies * 2 >= companies)
    .map(({ id, startedAt }) => ({ id, at: Date.parse(startedAt) }))
    .toSorted((a, b) => b.at - a.at);
  const [last] = starts;
  if (last === undefined) return 0;
  const everyMs = hours(everyHours);
  const delayMs = Math.min(longestDelayMs, everyMs / 20) * fractionOf(last.id);
  // A clock that was set back must not put the next scan off for days.
  return Math.round(Math.min(last.at, now) + everyMs + delayMs);
}

/** 0 to 1, from the first digits of a run's id, which are chance. */
function fractionOf(id: string): number {
  const number = Number.parseInt(id.slice(0, 8), 16);
  return Number.isNaN(number) ? 0 : number / 0xffff_ffff;
}
