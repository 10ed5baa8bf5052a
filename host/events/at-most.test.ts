import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atMost } from './at-most.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is done at most once a second', () => {
  it('is done in the next turn, once for all who asked', () => {
    const act = vi.fn();
    const limited = atMost(1_000, act);
    limited.ask();
    limited.ask();
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(0);
    expect(act).toHaveBeenCalledOnce();
  });

  it('is done once a second while it is asked for', () => {
    const act = vi.fn();
    const limited = atMost(1_000, act);
    for (let ms = 0; ms < 2_500; ms += 10) {
      limited.ask();
      vi.advanceTimersByTime(10);
    }
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('is done after the last time it was asked for', () => {
    const act = vi.fn();
    const limited = atMost(1_000, act);
    limited.ask();
    vi.advanceTimersByTime(10);
    limited.ask();
    vi.advanceTimersByTime(10_000);
    expect(act).toHaveBeenCalledTimes(2);
  });

  it('is no longer done once it is disposed of', () => {
    const act = vi.fn();
    const limited = atMost(1_000, act);
    limited.ask();
    limited[Symbol.dispose]();
    limited.ask();
    vi.advanceTimersByTime(10_000);
    expect(act).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
