import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFirstView } from './first-view.ts';

vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const face = { snapshot: async () => [] };

/** When `shown` resolves, in milliseconds from now; null where it has not within ten seconds. */
async function shownAfter(shown: Promise<void>): Promise<number | null> {
  let at: number | null = null;
  const startedAt = Date.now();
  void shown.then(() => {
    at = Date.now() - startedAt;
  });
  await vi.advanceTimersByTimeAsync(10_000);
  return at;
}

it('is shown a moment after the first client has what is so now', async () => {
  const view = createFirstView();
  const watched = view.watch(face);
  expect(await watched.snapshot()).toEqual([]);
  expect(await shownAfter(view.shown)).toBe(400);
});

it('is given up where nobody comes', async () => {
  expect(await shownAfter(createFirstView().shown)).toBe(1_500);
});

it('keeps what else the face can do', () => {
  const call = async () => 1;
  expect(createFirstView().watch({ ...face, call }).call).toBe(call);
});
