import { describe, expect, it } from 'vitest';
import { fullPace, isFull, nextPace, type Outcome, type Pace } from './pace.ts';

const allowance = { atOnce: 4, gapMs: 0 };
const full = fullPace(allowance);

const served = (startedAt: number, tookMs = 100): Outcome => ({
  kind: 'served',
  startedAt,
  endedAt: startedAt + tookMs,
  busyMs: 0,
});
const refused = (startedAt: number): Outcome => ({ ...served(startedAt), kind: 'refused' });

/** One request a second, each with its time to answer. */
const paced = (pace: Pace, times: readonly number[], from = 0): Pace =>
  times.reduce(
    (now, tookMs, n) => nextPace(now, served(from + n * 1_000, tookMs), allowance),
    pace,
  );

const usual = (count: number): readonly number[] => Array.from({ length: count }, () => 100);

describe('nextPace', () => {
  it('stays at its allowance while answers are healthy', () => {
    expect(isFull(paced(full, usual(100)), allowance)).toBe(true);
  });

  it('takes no stall of its own process for a slow site', () => {
    const times = Array.from({ length: 40 }, (_, n) => (n < 20 ? 100 : 2_100));
    const stalled = times.reduce(
      (pace, tookMs, n) =>
        nextPace(pace, { ...served(n * 3_000, tookMs), busyMs: tookMs - 100 }, allowance),
      full,
    );
    expect(isFull(stalled, allowance)).toBe(true);
    expect(isFull(paced(full, times), allowance)).toBe(false);
  });

  it('halves the places and adds a gap after a refusal', () => {
    expect(nextPace(full, refused(0), allowance)).toMatchObject({ atOnce: 2, gapMs: 250 });
  });

  it('cuts once for all requests that were under way', () => {
    const once = nextPace(full, refused(0), allowance);

    expect(nextPace(once, refused(50), allowance)).toEqual(once);
  });

  it('cuts again after a refusal at the new pace', () => {
    const once = nextPace(full, refused(0), allowance);

    expect(nextPace(once, refused(100), allowance)).toMatchObject({ atOnce: 1, gapMs: 500 });
  });

  it('never stops, and adds a few seconds at most', () => {
    const last = Array.from({ length: 20 }).reduce<Pace>(
      (pace, _, n) => nextPace(pace, refused(n * 1_000), allowance),
      full,
    );

    expect(last).toMatchObject({ atOnce: 1, gapMs: 5_000 });
  });

  it('keeps the longer gap of an allowance', () => {
    const slow = { atOnce: 1, gapMs: 6_000 };

    expect(nextPace(fullPace(slow), refused(0), slow)).toMatchObject({ atOnce: 1, gapMs: 6_000 });
  });

  it('regains a place in forty good answers', () => {
    const cut = nextPace(full, refused(0), allowance);

    expect(Math.floor(paced(cut, usual(39), 1_000).atOnce)).toBe(2);
    expect(Math.floor(paced(cut, usual(41), 1_000).atOnce)).toBe(3);
  });

  it('is back at its allowance after many good answers, and no faster', () => {
    const cut = nextPace(full, refused(0), allowance);

    expect(paced(cut, usual(200), 1_000)).toMatchObject(allowance);
  });

  it('learns nothing from an answer that says nothing of the pace', () => {
    expect(nextPace(full, { ...served(0), kind: 'unclear' }, allowance)).toEqual(full);
  });

  it('slows down when answers take three times as long', () => {
    const slower = paced(paced(full, usual(20)), [400, 400, 400], 20_000);

    expect(slower).toMatchObject({ atOnce: 2, gapMs: 250 });
  });

  it('does not mind two slow answers among quick ones', () => {
    const mixed = paced(paced(full, usual(20)), [400, 400, 100, 400, 400, 100], 20_000);

    expect(isFull(mixed, allowance)).toBe(true);
  });

  it('does not mind a quick site that takes a moment longer', () => {
    const quick = paced(full, [5, 5, 5, 5, 200, 200, 200, 200]);

    expect(isFull(quick, allowance)).toBe(true);
  });

  it('takes what stays slow for usual', () => {
    const long = Array.from({ length: 300 }, () => 400);

    expect(isFull(paced(paced(full, usual(20)), long, 20_000), allowance)).toBe(true);
  });

  it('does not take one slow first answer for usual', () => {
    const pace = paced(full, [5_000, ...usual(30)]);

    expect(pace.usualMs).toBeLessThan(300);
  });
});
