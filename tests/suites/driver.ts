import { expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import {
  fails,
  flowIn,
  hanging,
  idIn,
  isEnd,
  runDriver,
  type StartDriver,
  subjectIn,
} from '#tests/support/running-driver.ts';
import type { Work } from '#tests/support/scripted-queues.ts';
import { pieceFlow } from '#workers/flow.ts';

const flow = flowIn('run1');
const first = idIn('run1', 'scrape_company');
const root = idIn('run1', 'store_job_data');
const onePiece = { subject: subjectIn('run1'), piece: 0, postings: `sha256-${'0'.repeat(64)}` };
const piece = pieceFlow(onePiece);

const passing = new AppError('server_error', { url: 'x', status: 500 });
const lasting = new AppError('unknown_board', { source: 'Lever', slug: 'acme' });
const told = (retryAfterMs: number) => new AppError('rate_limited', { host: 'x', retryAfterMs });

/** Fails so often, then works. */
function failsFirst(times: number, error: AppError): Work {
  let left = times;
  return async () => {
    left -= 1;
    if (left >= 0) throw error;
    return undefined;
  };
}

/** What every driver promises of the work itself: order, retries, timeouts, progress. */
export function driverSuite(start: StartDriver): void {
  it('does a chain in order and hands each result on', async () => {
    await using t = await runDriver(start);
    await t.driver.add([flow]);
    expect(await t.until(isEnd(root))).toMatchObject({
      type: 'completed',
      result: { postings: 3 },
    });
    expect(t.done.map(({ job }) => job)).toEqual([
      'scrape_company',
      'parse_listings',
      'store_job_data',
    ]);
    expect(t.done[2]?.payload).toMatchObject({
      ...subjectIn('run1'),
      upstream: { postings: 3 },
    });
  });

  it('does a flow that is queued twice once', async () => {
    await using t = await runDriver(start);
    await t.driver.add([flow, flow]);
    await t.until(isEnd(root));
    await t.driver.add([flow]);
    expect(await t.driver.getJob(root)).toMatchObject({ status: 'completed' });
    expect(t.done).toHaveLength(3);
  });

  it('does once what a job queues, also where the job is tried again', async () => {
    const breaks = failsFirst(1, passing);
    const queueMore: Work = async (payload, context) => {
      await context.enqueue([onePiece]);
      return await breaks(payload, context);
    };
    await using t = await runDriver(start, { store_job_data: queueMore });
    await t.driver.add([flow]);
    await Promise.all([t.until(isEnd(root)), t.until(isEnd(piece.id))]);
    expect(t.done.filter(({ job }) => job === 'enhance_job_data')).toHaveLength(1);
  });

  it('tries again what may pass, as often as the table says', async () => {
    await using t = await runDriver(start, { scrape_company: fails(passing) });
    await t.driver.add([flow]);
    expect(await t.until(isEnd(first))).toMatchObject({ error: { code: 'server_error' } });
    expect(t.done).toHaveLength(4);
  });

  it('goes on where a job was tried again and works', async () => {
    await using t = await runDriver(start, { scrape_company: failsFirst(3, passing) });
    await t.driver.add([flow]);
    expect(await t.until(isEnd(root))).toMatchObject({ type: 'completed' });
    expect(await t.driver.getJob(first)).toMatchObject({ status: 'completed', attempts: 4 });
  });

  it('says why it tries again, and when', async () => {
    await using t = await runDriver(start, { scrape_company: failsFirst(1, passing) });
    await t.driver.add([flow]);
    const said = t.until(({ type, id }) => type === 'progress' && id === first);
    expect(await said).toMatchObject({
      progress: {
        fraction: 0,
        step: expect.stringMatching(/^x returned an error.+again in \d+ ms$/),
      },
    });
  });

  it('does not try again what will not pass', async () => {
    await using t = await runDriver(start, { scrape_company: fails(lasting) });
    await t.driver.add([flow]);
    expect(await t.until(isEnd(first))).toMatchObject({
      type: 'failed',
      error: { code: 'unknown_board', message: 'Lever has no board "acme"' },
    });
    expect(t.done).toHaveLength(1);
  });

  it('fails what builds on a failed job, up to the root', async () => {
    await using t = await runDriver(start, { scrape_company: fails(lasting) });
    await t.driver.add([flow]);
    await expect.poll(async () => (await t.driver.getJob(root))?.status).toBe('failed');
    expect(await t.driver.getJob(idIn('run1', 'parse_listings'))).toMatchObject({
      status: 'failed',
    });
  });

  it('waits as a site says, which is no failure', async () => {
    await using t = await runDriver(start, { scrape_company: failsFirst(4, told(1_000)) });
    await t.driver.add([flow]);
    expect(await t.until(isEnd(root))).toMatchObject({ type: 'completed' });
  });

  it('has all its retries left after it waited as a site says', async () => {
    let asked = 0;
    const both: Work = async () => {
      asked += 1;
      throw asked <= 2 ? told(1_000) : passing;
    };
    await using t = await runDriver(start, { scrape_company: both });
    await t.driver.add([flow]);
    expect(await t.until(isEnd(first))).toMatchObject({ error: { code: 'server_error' } });
    expect(t.done).toHaveLength(2 + 4);
  });

  it('gives up on a site that says to wait again and again', async () => {
    await using t = await runDriver(start, { scrape_company: fails(told(1_000)) });
    await t.driver.add([flow]);
    expect(await t.until(isEnd(first))).toMatchObject({ error: { code: 'rate_limited' } });
    expect(t.done).toHaveLength(6);
  });

  it('cuts off work that takes longer than the table allows', async () => {
    const { work, aborted } = hanging();
    await using t = await runDriver(start, { scrape_company: work });
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    using _sooner = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 1e4));
    await t.driver.add([flow]);
    await aborted;
    expect(await t.until(isEnd(first))).toMatchObject({
      error: { code: 'job_timeout', message: 'This took longer than 10 min, and was stopped' },
    });
  });

  it('tells how far a job is', async () => {
    const heard = Promise.withResolvers<undefined>();
    const report: Work = (_payload, { progress }) => {
      progress(0.5, 'Half');
      return heard.promise;
    };
    await using t = await runDriver(start, { scrape_company: report });
    await t.driver.add([flow]);
    const event = await t.until(({ type, id }) => type === 'progress' && id === first);
    expect(event).toMatchObject({ progress: { fraction: 0.5, step: 'Half' } });
    heard.resolve(undefined);
  });

  it('tells the last of many words, and few of the others', async () => {
    const heard = Promise.withResolvers<undefined>();
    const chatter: Work = (_payload, { progress }) => {
      for (let i = 1; i <= 500; i += 1) progress(i / 500, `Word ${i}`);
      return heard.promise;
    };
    await using t = await runDriver(start, { scrape_company: chatter });
    await t.driver.add([flow]);
    await t.until((event) => event.type === 'progress' && event.progress.step === 'Word 500');
    heard.resolve(undefined);
    await t.until(isEnd(first));
    const words = t.events.filter(({ type, id }) => type === 'progress' && id === first);
    expect(words).toHaveLength(1);
  });
}
