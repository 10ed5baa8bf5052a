import { expect, onTestFinished, test, vi } from 'vitest';
import { createTurns } from './turns.ts';

test('work on one thing waits for the work before it, and work on another does not', async () => {
  const inTurn = createTurns();
  const done: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const note = (what: string) => async () => done.push(what);
  const first = inTurn('a', () => promise.then(note('first')));
  const second = inTurn('a', note('second'));
  await inTurn('b', note('other'));
  expect(done).toEqual(['other']);
  resolve();
  await Promise.all([first, second]);
  expect(done).toEqual(['other', 'first', 'second']);
});

test('work that fails passes its error on and does not stop the next', async () => {
  const inTurn = createTurns();
  const failing = inTurn('a', () => Promise.reject(new Error('no')));
  const next = inTurn('a', async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});

test('work that never ends holds up the next for 40 seconds only', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const inTurn = createTurns();
  void inTurn('a', () => new Promise(() => undefined));
  const next = vi.fn(async () => 'done');
  const waiting = inTurn('a', next);
  await vi.advanceTimersByTimeAsync(39_999);
  expect(next).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await waiting).toBe('done');
});
