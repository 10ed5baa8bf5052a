import { Queue } from 'bullmq';
import { describe, expect, it } from 'vitest';
import { createConnection } from '#services/redis/connection.ts';
import { alarmSuite, listen } from '#tests/suites/alarm.ts';
import { hasRedis, startExternalRedis } from '#tests/support/external-redis.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { openTimerAlarm } from '#workers/drivers/alarm.ts';
import { openBullmqAlarm } from '#workers/drivers/bullmq-alarm.ts';

describe('the alarm of this process', () => {
  alarmSuite(async () => ({
    open: openTimerAlarm,
    [Symbol.asyncDispose]: async () => undefined,
  }));
});

describe.skipIf(!hasRedis)('the alarm over Redis', () => {
  async function openPlace() {
    const redis = await startExternalRedis();
    return {
      redis,
      open: (ring: () => void) => openBullmqAlarm({ url: redis.url }, silentLog, ring),
      [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose](),
    };
  }

  alarmSuite(openPlace);

  it('rings for a later host if it was set before', async () => {
    await using place = await openPlace();
    const before = listen(place.open);
    await before.alarm.set(Date.now() + 500);
    await before.alarm[Symbol.asyncDispose]();
    const after = listen(place.open);
    await using _ = after.alarm;
    await expect.poll(() => after.rings.length).toBe(1);
    expect(before.rings).toEqual([]);
  });

  it('is one scheduler with one job, however often it is set', async () => {
    await using place = await openPlace();
    const { alarm } = listen(place.open);
    const again = listen(place.open);
    await using _ = alarm;
    await using __ = again.alarm;
    for (const ms of [60_000, 30_000, 90_000]) {
      await Promise.all([alarm.set(Date.now() + ms), again.alarm.set(Date.now() + ms)]);
    }
    const connection = createConnection({ url: place.redis.url }, 'producer', () => undefined);
    const queue = new Queue('schedule', { connection, prefix: 'rolewatch' });
    expect(await queue.getJobSchedulersCount()).toBe(1);
    expect(await queue.getJobCountByTypes('delayed', 'waiting', 'active')).toBe(1);
    await queue.close();
    connection.disconnect();
  });

  it('reports that it cannot be set while Redis is away, and can be set afterwards', async () => {
    await using place = await openPlace();
    const { alarm, rings } = listen(place.open);
    await using _ = alarm;
    await alarm.set(Date.now() + 60_000);
    await place.redis.kill();
    await expect(alarm.set(Date.now())).rejects.toThrow();
    await place.redis.startAgain();
    await expect.poll(() => alarm.set(Date.now()).then(() => rings.length)).toBeGreaterThan(0);
  });

  it('stops even if Redis is away', async () => {
    await using place = await openPlace();
    const { alarm } = listen(place.open);
    await alarm.set(Date.now() + 60_000);
    await place.redis.kill();
    await alarm[Symbol.asyncDispose]();
  });
});
