import { expect, it, vi } from 'vitest';
import { minutes } from '#core/duration.ts';
import { createManualClock } from '#tests/support/manual-clock.ts';
import { rememberMetered } from './remember-metered.ts';

function start() {
  const clock = createManualClock();
  const ask = vi.fn(async () => true);
  return { clock, ask, metered: rememberMetered({ ask, now: clock.now }) };
}

it('asks the system once in ten minutes, however often it is asked', async () => {
  const { clock, ask, metered } = start();
  const answers = [];
  for (let minute = 0; minute < 20; minute += 1) {
    answers.push(await metered.isMetered());
    await clock.advance(minutes(1));
  }
  expect(answers).toEqual(Array(20).fill(true));
  expect(ask).toHaveBeenCalledTimes(2);
});

it('says what is so after ten minutes', async () => {
  const { clock, ask, metered } = start();
  await metered.isMetered();
  ask.mockResolvedValue(false);
  await clock.advance(minutes(9));
  expect(await metered.isMetered()).toBe(true);
  await clock.advance(minutes(1));
  expect(await metered.isMetered()).toBe(false);
});

it('asks at once where it was told to forget', async () => {
  const { ask, metered } = start();
  await metered.isMetered();
  ask.mockResolvedValue(false);
  metered.forget();
  expect(await metered.isMetered()).toBe(false);
});
