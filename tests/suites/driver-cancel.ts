import { expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { promisedTime } from '#tests/support/promised-time.ts';
import {
  fails,
  flowIn,
  hanging,
  idIn,
  isEnd,
  isStart,
  type RunningDriver,
  runDriver,
  type StartDriver,
} from '#tests/support/running-driver.ts';

const flow = flowIn('run1');
const first = idIn('run1', 'scrape_company');
const root = idIn('run1', 'store_job_data');
const rootOfNext = idIn('run2', 'store_job_data');

/** Does the flow of a second run: whatever of the first was to be done has been begun by then. */
async function doNextRun({ driver, until }: RunningDriver): Promise<void> {
  await driver.add([flowIn('run2')]);
  expect(await until(isEnd(rootOfNext))).toMatchObject({ type: 'completed' });
}

const jobsDone = ({ done }: RunningDriver, runId: string) =>
  done.filter(({ payload }) => payload.runId === runId).map(({ job }) => job);

/** What every driver promises of a run that is cancelled. */
export function driverCancelSuite(start: StartDriver): void {
  it('ends a cancelled run within a second, in the middle of its work', promisedTime, async () => {
    const { work, aborted } = hanging();
    await using t = await runDriver(start, { scrape_company: work });
    await t.driver.add([flow]);
    await t.until(isStart(first));
    const since = performance.now();
    await t.driver.cancelRun('run1', [root]);
    await aborted;
    expect(await t.until(isEnd(first))).toMatchObject({ error: { code: 'cancelled' } });
    expect(performance.now() - since).toBeLessThan(1_000);
    expect(t.done).toHaveLength(1);
  });

  it('does not wait for work that is deaf', async () => {
    await using t = await runDriver(start, {
      scrape_company: () => Promise.withResolvers<never>().promise,
    });
    await t.driver.add([flow]);
    await t.until(isStart(first));
    await t.driver.cancelRun('run1', [root]);
    expect(await t.until(isEnd(first))).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('never begins what waited when the run was cancelled', async () => {
    await using t = await runDriver(start);
    await t.driver.pause('parse');
    await t.driver.add([flow]);
    await t.until(isEnd(first));
    await t.driver.cancelRun('run1', [root]);
    await t.driver.resume('parse');
    await doNextRun(t);
    expect(jobsDone(t, 'run1')).toEqual(['scrape_company']);
  });

  it('does not come back to what was put off when the run was cancelled', async () => {
    const wait = new AppError('rate_limited', { host: 'x', retryAfterMs: 300_000 });
    await using t = await runDriver(start, { scrape_company: fails(wait) });
    await t.driver.add([flow]);
    await expect.poll(async () => (await t.driver.getJob(first))?.status).toBe('delayed');
    await t.driver.cancelRun('run1', [root]);
    const counts = await t.driver.counts();
    expect(counts.find(({ queue }) => queue === 'io_fetch')).toMatchObject({ delayed: 0 });
  });

  it('does nothing that is queued for a run after it was cancelled', async () => {
    await using t = await runDriver(start);
    await t.driver.cancelRun('run1', [root]);
    await t.driver.add([flow]);
    await doNextRun(t);
    expect(jobsDone(t, 'run1')).toEqual([]);
  });

  it('leaves other runs alone', async () => {
    const { work } = hanging();
    const release = Promise.withResolvers<undefined>();
    await using t = await runDriver(start, {
      scrape_company: (payload, context) =>
        payload.runId === 'run1' ? work(payload, context) : release.promise,
    });
    await t.driver.add([flow, flowIn('run2')]);
    await t.until(isStart(idIn('run2', 'scrape_company')));
    await t.driver.cancelRun('run1', [root]);
    await t.until(isEnd(first));
    release.resolve(undefined);
    expect(await t.until(isEnd(rootOfNext))).toMatchObject({ type: 'completed' });
  });

  it('can cancel an unknown run', async () => {
    await using t = await runDriver(start);
    await t.driver.cancelRun('run9', ['s-run9-acme']);
    expect(await t.driver.listJobs({ limit: 10 })).toEqual([]);
  });
}
