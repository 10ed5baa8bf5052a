import { describe, expect, it } from 'vitest';
import { methods } from '#contract/methods.ts';
import { AppError } from '#core/errors.ts';
import { idleDriver } from '#tests/support/idle-driver.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { enrichedPosting, parsedListing } from '#tests/support/postings.ts';
import type { FlowJob } from '#workers/flow.ts';
import { sources } from './sources.ts';

/** The calls over a driver that does each job as a test says. */
function open(work: (flow: FlowJob) => Promise<unknown>, isLeftAlone = () => false) {
  const driver = idleDriver();
  const snapshots = memorySnapshots();
  const { add } = driver;
  driver.add = async (flows) => {
    await add(flows);
    for (const flow of flows) {
      work(flow).then(
        (result) => driver.tell({ type: 'completed', id: flow.id, result }),
        (error: AppError) => driver.tell({ type: 'failed', id: flow.id, error }),
      );
    }
  };
  return { driver, snapshots, calls: sources({ driver, snapshots, userId: 'me', isLeftAlone }) };
}

const url = 'https://jobs.lever.co/acme';
const detection = {
  url,
  source: 'lever',
  slug: 'acme',
  confidence: 1,
  evidence: 'jobs.lever.co in the address',
};

describe('sources.detect', () => {
  it('answers with what the job found out', async () => {
    const { calls } = open(async () => detection);
    expect(await calls['sources.detect']({ url })).toEqual(detection);
  });

  it('asks about the canonical address, for this user', async () => {
    const { calls, driver } = open(async () => detection);
    await calls['sources.detect']({ url: 'jobs.lever.co/acme/?utm_source=mail' });
    expect(driver.added).toMatchObject([
      { job: 'detect_source', payload: { url, companyUrl: url, userId: 'me' } },
    ]);
  });

  it('asks nobody about a real company while the demo would answer', async () => {
    const { calls, driver } = open(
      async () => detection,
      () => true,
    );
    const asked = calls['sources.detect']({ url });
    await expect(asked).rejects.toMatchObject({ code: 'demo_is_on' });
    expect(driver.added).toEqual([]);
  });

  it('asks anew each time', async () => {
    const { calls, driver } = open(async () => detection);
    await calls['sources.detect']({ url });
    await calls['sources.detect']({ url });
    expect(new Set(driver.added.map(({ id }) => id)).size).toBe(2);
  });

  it('throws what the job failed with, and listens no more', async () => {
    const error = new AppError('challenge_page', { url, kind: 'captcha' });
    const { calls, driver } = open(() => Promise.reject(error));
    await expect(calls['sources.detect']({ url })).rejects.toBe(error);
    expect(driver.listeners.size).toBe(0);
  });

  it('queues nothing for what is no address', async () => {
    const { calls, driver } = open(async () => detection);
    await expect(calls['sources.detect']({ url: 'no' })).rejects.toMatchObject({
      code: 'invalid_url',
    });
    expect(driver.added).toEqual([]);
  });
});

describe('sources.parse', () => {
  const parse = async (listing: Parameters<typeof parsedListing>) => {
    const { calls, snapshots } = open(async () => ({
      parsed: await snapshots.put(parsedListing(...listing)),
    }));
    return await calls['sources.parse']({ url, text: '[]' });
  };

  it('shows each opening as if it had just been found', async () => {
    const found = await parse([[enrichedPosting('acme', { title: 'Baker' })]]);
    expect(methods['sources.parse'].output.parse(found)).toMatchObject([
      { title: 'Baker', company: 'Acme', closedAt: null },
    ]);
  });

  it('takes the employer’s name where the openings agree on one', async () => {
    const found = await parse([[enrichedPosting('acme')], { companyName: 'Acme Bakeries Ltd' }]);
    expect(found).toMatchObject([{ company: 'Acme Bakeries Ltd' }]);
  });

  it('shows nothing where there is nothing', async () => {
    expect(await parse([[]])).toEqual([]);
  });

  it('says why it could read none of the openings', async () => {
    const omitted = [{ what: 'opening 1', reason: 'no title' }];
    await expect(parse([[], { omitted }])).rejects.toMatchObject({
      code: 'unreadable_content',
      details: { url, reason: 'no title' },
    });
  });
});
