import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { hasRedis, startExternalRedis } from '#tests/support/external-redis.ts';
import { flowIn } from '#tests/support/running-driver.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { openBullmqDriver } from '#workers/drivers/bullmq.ts';

/** Turns of the event loop: from a connection that has not noticed yet, to one that tries again. */
const later = [0, 1, 10, 100, 1_000];

describe.skipIf(!hasRedis)('a Redis that ends before a scan is queued', () => {
  it.each(later)('takes the scan once it is back, asked %s turns later', async (turns) => {
    await using redis = await startExternalRedis();
    await using driver = await openBullmqDriver({ url: redis.url }, silentLog);
    await redis.kill();
    for (let n = 0; n < turns; n += 1) await nextTurn();
    const adding = driver.add([flowIn('run1')]);
    await redis.startAgain();
    await adding;
    const waiting = (await driver.counts()).reduce((sum, each) => sum + each.waiting, 0);
    expect(waiting).toBe(3);
  });
});
