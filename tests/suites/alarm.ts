import { expect, it } from 'vitest';
import type { OpenAlarm } from '#workers/drivers/alarm.ts';

/** Where alarms of a test live: each that is opened there knows what those before it were set to. */
export type AlarmPlace = AsyncDisposable & { readonly open: OpenAlarm };

/** An alarm, and when it has rung. */
export function listen(open: OpenAlarm) {
  const rings: number[] = [];
  return { alarm: open(() => rings.push(Date.now())), rings };
}

/** What every alarm promises. */
export function alarmSuite(openPlace: () => Promise<AlarmPlace>): void {
  it('rings at the time that was set last', async () => {
    await using place = await openPlace();
    const { alarm, rings } = listen(place.open);
    await using _ = alarm;
    const at = Date.now() + 1_000;
    await alarm.set(at + 60_000);
    await alarm.set(at - 400);
    await alarm.set(at);
    await expect.poll(() => rings.length).toBe(1);
    expect(rings[0]).toBeGreaterThanOrEqual(at - 20);
  });

  it('rings at once for a time that is past, as often as it is set', async () => {
    await using place = await openPlace();
    const { alarm, rings } = listen(place.open);
    await using _ = alarm;
    for (const count of [1, 2, 3]) {
      await alarm.set(Date.now() - 5_000);
      await expect.poll(() => rings.length).toBe(count);
    }
  });

  it('does not ring after it was cancelled', async () => {
    await using place = await openPlace();
    const { alarm, rings } = listen(place.open);
    await using _ = alarm;
    await alarm.set(Date.now() + 300);
    await alarm.set(null);
    const later = listen(place.open);
    await using __ = later.alarm;
    // What was set later has rung: the other would have before.
    await later.alarm.set(Date.now() + 600);
    await expect.poll(() => rings.length + later.rings.length).toBe(1);
  });
}
