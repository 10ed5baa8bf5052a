import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atMost } from './at-most.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an action limited to once a second', () => {
  it('runs in the next turn, once for all requests', () => {
    const act = vi.fn();
    const limited = atMost(1_000, act);
    limited.ask();
    limited.ask();
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(0);
    expect(act).toHaveBeenCalledOnce();
  });

  it('runs once a second while requests come', () => {
    const act = vi.fn();
    const limited = atMost(1_000, act);
    for (let ms = 0; ms < 2_500; ms += 10) {
      limited.ask();
      vi.advanceTimersByTime(10);
    }
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('runs after the last request', () => {
    const act = vi.fn();
    const limited = atMost(1_000, act);
    limited.ask();
    vi.advanceTimersByTime(10);
    limited.ask();
    vi.advanceTimersByTime(10_000);
    expect(act).toHaveBeenCalledTimes(2);
  });

  it('no longer runs once disposed', () => {
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
