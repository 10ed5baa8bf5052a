import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosaver, type SaveState } from './autosaver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const saved: string[] = [];
  const states: SaveState[] = [];
  const ends: ((isKept: boolean) => void)[] = [];
  const saver = createAutosaver({
    save: (text) => {
      saved.push(text);
      return new Promise((resolve) => ends.push(resolve));
    },
    onState: (state) => states.push(state),
    pauseMs: 500,
  });
  const end = async (isKept: boolean): Promise<void> => {
    ends.shift()?.(isKept);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saver, saved, states, end };
}

test('saves only the latest text, once typing pauses', async () => {
  const { saver, saved, states, end } = start();
  saver.type('a');
  await vi.advanceTimersByTimeAsync(400);
  saver.type('ab');
  await vi.advanceTimersByTimeAsync(499);
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await end(true);
  expect(saved).toEqual(['ab']);
  expect(states).toEqual(['saving', 'saved']);
});

test('saves at once when the field loses focus, and not again after the pause', async () => {
  const { saver, saved, end } = start();
  saver.type('a');
  void saver.flush();
  await end(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saved).toEqual(['a']);
});

test('leaving an unchanged field saves nothing', async () => {
  const { saver, saved, states } = start();
  await saver.flush();
  expect(saved).toEqual([]);
  expect(states).toEqual([]);
});

test('saves text typed during a save after it, never in parallel', async () => {
  const { saver, saved, states, end } = start();
  saver.type('a');
  void saver.flush();
  saver.type('ab');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saved).toEqual(['a']);
  await end(true);
  expect(saved).toEqual(['a', 'ab']);
  await end(true);
  expect(states).toEqual(['saving', 'saving', 'saved']);
});

test('retries a failed save when the field loses focus', async () => {
  const { saver, saved, states, end } = start();
  saver.type('a');
  void saver.flush();
  await end(false);
  void saver.flush();
  await end(true);
  expect(saved).toEqual(['a', 'a']);
  expect(states).toEqual(['saving', 'failed', 'saving', 'saved']);
});
