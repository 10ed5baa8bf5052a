import type { Driver } from '#workers/drivers/driver.ts';
import type { FlowJob } from '#workers/flow.ts';

/** Queues one job that belongs to no run, and waits for its result. Throws what it failed with. */
export async function runSingle(driver: Driver, flow: FlowJob): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const unsubscribe = driver.subscribe((event) => {
    if (event.id !== flow.id) return;
    if (event.type === 'completed') resolve(event.result);
    if (event.type === 'failed') reject(event.error);
  });
  try {
    await driver.add([flow]);
    return await promise;
  } finally {
    unsubscribe();
  }
}
