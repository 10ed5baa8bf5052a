import { seconds } from '#core/duration.ts';
import type { Allowance } from '#sources/source-row.ts';

/** How fast a site is asked at present: at most its allowance, and slower after a refusal. */
export type Pace = {
  /** Requests at a time; a fraction is on its way to the next place. */
  readonly atOnce: number;
  /** The shortest time between the starts of two requests. */
  readonly gapMs: number;
  /** The running median of how long answers take; null before the first. */
  readonly usualMs: number | null;
  readonly answers: number;
  readonly slowInARow: number;
  /** When the pace was last cut: requests that began before it say nothing of the new pace. */
  readonly cutAt: number;
};

/**
 * `refused`: the site wants less (403, 429, 503, no answer in time). `unclear`: an answer that says
 * nothing of the pace, such as a broken connection.
 */
export type Outcome = {
  readonly kind: 'served' | 'refused' | 'unclear';
  readonly startedAt: number;
  readonly endedAt: number;
  /** Time between them in which this process was busy itself, so that an answer lay unread. */
  readonly busyMs: number;
};

/** Answers for one more place. */
const answersPerPlace = 40;
/** The part of an added gap that remains after a good answer: half after 34. */
const gapLeft = 0.98;
const leastAddedMs = 250;
/** Longer pauses are for the site to ask for. */
const longestGapMs = seconds(5);
/** Answers are slow from this many times the usual, and for more than a moment. */
const slowFactor = 3;
const slowByMs = 250;
const slowAnswers = 3;

export const fullPace = ({ atOnce, gapMs }: Allowance): Pace => ({
  atOnce,
  gapMs,
  usualMs: null,
  answers: 0,
  slowInARow: 0,
  cutAt: Number.NEGATIVE_INFINITY,
});

/**
 * The pace after a request, by additive increase and multiplicative decrease. Halves the places and
 * adds a gap after a refusal, or after three answers that took three times as long as usual; once
 * for all requests that were under way. Recovers by one place in forty good answers.
 */
export function nextPace(pace: Pace, outcome: Outcome, allowance: Allowance): Pace {
  if (outcome.kind === 'unclear') return pace;
  const isNews = outcome.startedAt >= pace.cutAt;
  if (outcome.kind === 'refused') {
    return isNews ? cut(pace, outcome.endedAt, allowance) : pace;
  }
  const tookMs = outcome.endedAt - outcome.startedAt - outcome.busyMs;
  const measured = {
    ...pace,
    usualMs: towards(pace, tookMs),
    answers: pace.answers + 1,
    slowInARow: isSlow(pace, tookMs) ? pace.slowInARow + 1 : 0,
  };
  if (!isNews) return { ...measured, slowInARow: 0 };
  if (measured.slowInARow === 0) return recovered(measured, allowance);
  return measured.slowInARow < slowAnswers ? measured : cut(measured, outcome.endedAt, allowance);
}

const isSlow = ({ usualMs }: Pace, tookMs: number): boolean =>
  usualMs !== null && tookMs > usualMs * slowFactor && tookMs > usualMs + slowByMs;

/**
 * Moves the median by a share of itself towards each answer: large for the first ones, then 5%. A
 * site that stays slow is usual after about twenty-five answers.
 */
function towards({ usualMs, answers }: Pace, tookMs: number): number {
  if (usualMs === null) return Math.max(1, tookMs);
  const step = 1 + Math.max(0.05, 1 / (answers + 1));
  return tookMs > usualMs ? Math.min(tookMs, usualMs * step) : Math.max(1, tookMs, usualMs / step);
}

const cut = (pace: Pace, at: number, allowance: Allowance): Pace => ({
  ...pace,
  atOnce: Math.max(1, Math.floor(pace.atOnce) / 2),
  gapMs: Math.max(allowance.gapMs, Math.min(longestGapMs, Math.max(leastAddedMs, pace.gapMs * 2))),
  slowInARow: 0,
  cutAt: at,
});

function recovered(pace: Pace, allowance: Allowance): Pace {
  const gapMs = pace.gapMs * gapLeft;
  return {
    ...pace,
    atOnce: Math.min(allowance.atOnce, pace.atOnce + 1 / answersPerPlace),
    // The last hundredth of a second is not worth a wait.
    gapMs: gapMs > allowance.gapMs + 10 ? gapMs : allowance.gapMs,
  };
}

/** True while a site is asked as fast as it allows. */
export const isFull = (pace: Pace, { atOnce, gapMs }: Allowance): boolean =>
  pace.atOnce >= atOnce && pace.gapMs <= gapMs;
