import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosaver, type SaveState } from './autosaver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Saves that the test ends one by one. */
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

test('what is typed is kept once typing pauses, and only the last of it', async () => {
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

test('it is kept at once when the field is left, and not again after the pause', async () => {
  const { saver, saved, end } = start();
  saver.type('a');
  void saver.flush();
  await end(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saved).toEqual(['a']);
});

test('leaving a field in which nothing was typed keeps nothing', async () => {
  const { saver, saved, states } = start();
  await saver.flush();
  expect(saved).toEqual([]);
  expect(states).toEqual([]);
});

test('what is typed during a save is kept after it, never beside it', async () => {
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

test('what could not be kept is tried again when the field is left', async () => {
  const { saver, saved, states, end } = start();
  saver.type('a');
  void saver.flush();
  await end(false);
  void saver.flush();
  await end(true);
  expect(saved).toEqual(['a', 'a']);
  expect(states).toEqual(['saving', 'failed', 'saving', 'saved']);
});
