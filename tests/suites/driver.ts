import { expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { jobId } from '#core/job.ts';
import { scriptedStages, type Work } from '#tests/support/stages.ts';
import type { Driver, JobEvent } from '#workers/drivers/driver.ts';
import { companyFlow } from '#workers/flow.ts';

type Stages = ReturnType<typeof scriptedStages>;

/** A driver with workers that do what the stages say; retries come after milliseconds. */
export type StartDriver = (
  stages: Stages,
) => Promise<AsyncDisposable & { readonly driver: Driver }>;

const subject = {
  runId: 'run1',
  userId: 'local_user',
  companyId: 'acme',
  companyUrl: 'https://jobs.lever.co/acme',
};
const flow = companyFlow(subject, { source: null, slug: null, previous: null, enrich: false });
const key = { runId: 'run1', companyId: 'acme', piece: null };
const root = jobId({ ...key, job: 'store_job_data' });
const first = jobId({ ...key, job: 'scrape_company' });

/** What every driver promises. */
export function driverSuite(start: StartDriver): void {
  const run = async (
    script: Readonly<Record<string, Work>>,
    use: (t: Running) => Promise<void>,
  ) => {
    const stages = scriptedStages(script);
    await using started = await start(stages);
    const { driver } = started;
    const events: JobEvent[] = [];
    const waiting = new Set<() => void>();
    driver.subscribe((event) => {
      events.push(event);
      for (const look of waiting) look();
    });
    const until = (isIt: (event: JobEvent) => boolean): Promise<JobEvent> => {
      const { promise, resolve } = Promise.withResolvers<JobEvent>();
      const look = () => {
        const found = events.find(isIt);
        if (found !== undefined) resolve(found);
      };
      waiting.add(look);
      look();
      return promise;
    };
    await use({ driver, stages, until, events });
  };

  it('does a chain in order and hands each result on', async () => {
    await run({}, async ({ driver, stages, until }) => {
      await driver.add([flow]);
      expect(await until(isEnd(root))).toMatchObject({
        type: 'completed',
        result: { postings: 3 },
      });
      expect(stages.done.map(({ job }) => job)).toEqual([
        'scrape_company',
        'parse_listings',
        'store_job_data',
      ]);
      expect(stages.done[2]?.payload).toMatchObject({ ...subject, upstream: { postings: 3 } });
    });
  });

  it('does a flow that is queued twice once', async () => {
    await run({}, async ({ driver, stages, until }) => {
      await driver.add([flow, flow]);
      await until(isEnd(root));
      await driver.add([flow]);
      expect(await driver.getJob(root)).toMatchObject({ status: 'completed' });
      expect(stages.done).toHaveLength(3);
    });
  });

  it('tries again what may pass, as often as the table says', async () => {
    const script = {
      scrape_company: fails(new AppError('server_error', { url: 'x', status: 500 })),
    };
    await run(script, async ({ driver, stages, until }) => {
      await driver.add([flow]);
      expect(await until(isEnd(first))).toMatchObject({ error: { code: 'server_error' } });
      expect(stages.done).toHaveLength(4);
    });
  });

  it('does not try again what will not pass, and fails what builds on it', async () => {
    const error = new AppError('unknown_board', { source: 'Lever', slug: 'acme' });
    await run({ scrape_company: fails(error) }, async ({ driver, stages, until }) => {
      await driver.add([flow]);
      expect(await until(isEnd(first))).toMatchObject({
        type: 'failed',
        error: { code: 'unknown_board' },
      });
      await expect.poll(async () => (await driver.getJob(root))?.status).toBe('failed');
      expect(stages.done).toHaveLength(1);
    });
  });

  it('waits as a site says, which is no failure', async () => {
    let refusals = 0;
    const refuse: Work = async () => {
      refusals += 1;
      if (refusals <= 4) throw new AppError('rate_limited', { host: 'x', retryAfterMs: 1_000 });
      return undefined;
    };
    await run({ scrape_company: refuse }, async ({ driver, until }) => {
      await driver.add([flow]);
      expect(await until(isEnd(root))).toMatchObject({ type: 'completed' });
    });
  });

  it('tells how far a job is', async () => {
    const report: Work = async (_payload, { progress }) => progress(0.5, 'Half');
    await run({ scrape_company: report }, async ({ driver, until }) => {
      await driver.add([flow]);
      const event = await until(({ type, id }) => type === 'progress' && id === first);
      expect(event).toMatchObject({ progress: { fraction: 0.5, step: 'Half' } });
    });
  });

  it('ends a cancelled run within a second, in the middle of its work', async () => {
    const aborted = Promise.withResolvers<void>();
    const hang: Work = (_payload, { signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          aborted.resolve();
          reject(signal.reason);
        });
      });
    await run({ scrape_company: hang }, async ({ driver, stages, until }) => {
      await driver.add([flow]);
      await until(({ type, id }) => type === 'started' && id === first);
      const since = performance.now();
      await driver.cancelRun('run1', [root]);
      await aborted.promise;
      expect(await until(isEnd(first))).toMatchObject({ error: { code: 'cancelled' } });
      expect(performance.now() - since).toBeLessThan(1_000);
      expect(stages.done).toHaveLength(1);
    });
  });

  it('takes no more jobs of a queue that is paused', async () => {
    await run({}, async ({ driver, stages, until }) => {
      await driver.pause('parse');
      await driver.add([flow]);
      await until(isEnd(first));
      expect((await driver.counts()).find(({ queue }) => queue === 'parse')).toMatchObject({
        isPaused: true,
      });
      expect(stages.done).toHaveLength(1);
      await driver.resume('parse');
      expect(await until(isEnd(root))).toMatchObject({ type: 'completed' });
    });
  });

  it('does a failed flow again, from its start', async () => {
    let isBroken = true;
    const once: Work = async () => {
      if (isBroken) throw new AppError('robots_denied', { url: 'x' });
      return undefined;
    };
    await run({ parse_listings: once }, async ({ driver, until, events }) => {
      await driver.add([flow]);
      await until(({ type }) => type === 'failed');
      await expect.poll(async () => (await driver.getJob(root))?.status).toBe('failed');
      isBroken = false;
      events.length = 0;
      await driver.retry(jobId({ ...key, job: 'parse_listings' }));
      expect(await until(isEnd(root))).toMatchObject({ type: 'completed' });
    });
  });

  it('knows nothing of jobs that were never there', async () => {
    await run({}, async ({ driver }) => {
      expect(await driver.getJob('s-run9-none')).toBeNull();
      await expect(driver.retry('s-run9-none')).rejects.toMatchObject({ code: 'unknown_job' });
    });
  });

  it('forgets what is over when it is told to', async () => {
    await run({}, async ({ driver, until }) => {
      await driver.add([flow]);
      await until(isEnd(root));
      await expect.poll(async () => (await driver.listJobs({ limit: 10 })).length).toBe(3);
      expect(await driver.clean('persist')).toBe(1);
      expect(await driver.getJob(root)).toBeNull();
    });
  });
}

type Running = {
  readonly driver: Driver;
  readonly stages: Stages;
  readonly events: JobEvent[];
  readonly until: (isIt: (event: JobEvent) => boolean) => Promise<JobEvent>;
};

const isEnd =
  (id: string) =>
  (event: JobEvent): boolean =>
    event.id === id && (event.type === 'completed' || event.type === 'failed');

const fails =
  (error: AppError): Work =>
  () =>
    Promise.reject(error);
