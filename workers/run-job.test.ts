import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { jobContext, jobSubject } from '#tests/support/job-context.ts';
import { scriptedQueues, type Work } from '#tests/support/scripted-queues.ts';
import { runJob } from './run-job.ts';

afterEach(() => void vi.restoreAllMocks());

const payload = { ...jobSubject, source: null, slug: null, previous: null, enrich: false };

async function run(work: Work, { data = payload as unknown, signal = neverAborted } = {}) {
  const scripted = scriptedQueues({ scrape_company: work });
  const opened = await scripted.open('io_fetch');
  return await runJob(opened, 'scrape_company', data, jobContext({ signal }));
}

const neverAborted = new AbortController().signal;
const isDeaf: Work = () => Promise.withResolvers<never>().promise;

const timeIsUp = () => {
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort(new Error('time is up')));
};

describe('runJob', () => {
  it('returns the result', async () => {
    expect(await run(async () => undefined)).toMatchObject({ source: 'lever', documents: 1 });
  });

  it('passes the processor only fields of the table', async () => {
    const seen: unknown[] = [];
    const look: Work = async (given) => void seen.push(given);
    await run(look, { data: { ...payload, more: 'of another version' } });
    expect(seen).toEqual([payload]);
  });

  it('refuses for good a payload that does not match the table', async () => {
    const refused = run(async () => undefined, { data: { ...payload, enrich: 'yes' } });
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      retry: 'never',
      details: { path: 'scrape_company payload.enrich' },
    });
  });

  it('refuses a result that does not match the table', async () => {
    await expect(run(async () => ({ documents: 1 }))).rejects.toMatchObject({
      code: 'invalid_input',
      details: { path: 'scrape_company result.listing' },
    });
  });

  it('passes on an error from the table', async () => {
    const error = new AppError('robots_denied', { url: 'x' });
    await expect(run(() => Promise.reject(error))).rejects.toBe(error);
  });

  it('treats an error without a row as our own', async () => {
    const error = new TypeError('undefined is no function');
    await expect(run(() => Promise.reject(error))).rejects.toMatchObject({
      code: 'internal',
      cause: error,
    });
  });

  it('reports that a job took too long, even if the work ignores the signal', async () => {
    timeIsUp();
    await expect(run(isDeaf)).rejects.toMatchObject({
      code: 'job_timeout',
      details: { job: 'scrape_company', timeoutMs: 600_000 },
    });
  });

  it('reports that a job was cancelled, whatever the work did with it', async () => {
    const abort = new AbortController();
    const complain: Work = async (_payload, { signal }) => {
      abort.abort();
      throw new Error(`socket closed: ${signal.aborted}`);
    };
    await expect(run(complain, { signal: abort.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('calls a job cancelled if that came before the timeout', async () => {
    timeIsUp();
    await expect(run(isDeaf, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('starts no work that is already cancelled', async () => {
    const work = vi.fn<Work>(async () => undefined);
    await run(work, { signal: AbortSignal.abort() }).catch(() => undefined);
    expect(work).not.toHaveBeenCalled();
  });

  it('leaves no listener behind when the work is done', async () => {
    const added = vi.spyOn(AbortSignal.prototype, 'addEventListener');
    const removed = vi.spyOn(AbortSignal.prototype, 'removeEventListener');
    await run(async () => undefined);
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      added.mock.calls.map(([, listener]) => listener),
    );
    expect(added).toHaveBeenCalled();
  });
});
