import { expect, it } from 'vitest';
import { onInterrupt } from './interrupt.ts';

/** Sends signals at these times, in milliseconds; returns the reactions. */
function signalsAt(...timesMs: readonly number[]): readonly string[] {
  const done: string[] = [];
  let nowMs = 0;
  const before = process.listeners('SIGINT');
  using _interrupt = onInterrupt(async () => void done.push(`stop at ${nowMs}`), {
    nowMs: () => nowMs,
    leave: (exitCode) => done.push(`leave with ${exitCode} at ${nowMs}`),
  });
  const [listener] = process.listeners('SIGINT').filter((each) => !before.includes(each));
  for (const timeMs of timesMs) {
    nowMs = timeMs;
    listener?.('SIGINT');
  }
  return done;
}

it('stops in order at the first signal', () => {
  expect(signalsAt(50)).toEqual(['stop at 50']);
});

it('exits at once at the second', () => {
  expect(signalsAt(50, 900)).toEqual(['stop at 50', 'leave with 130 at 900']);
});

it.each([
  ['twice', [0, 2]],
  ['three times', [0, 2, 40]],
  ['twice on a slow machine', [0, 250]],
])('counts a press that arrives %s as one', (_times, timesMs) => {
  expect(signalsAt(...timesMs)).toEqual(['stop at 0']);
});

it('stops listening once disposed', () => {
  const before = process.listenerCount('SIGINT');
  signalsAt(1);
  expect(process.listenerCount('SIGINT')).toBe(before);
});
