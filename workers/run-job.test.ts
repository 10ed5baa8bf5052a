import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { jobContext, jobSubject } from '#tests/support/job-context.ts';
import { scriptedStages, type Work } from '#tests/support/stages.ts';
import { runJob } from './run-job.ts';

afterEach(() => void vi.restoreAllMocks());

const payload = { ...jobSubject, source: null, slug: null, previous: null, enrich: false };

/** Runs one job that does this. */
async function run(work: Work, { data = payload as unknown, signal = neverAborted } = {}) {
  const stages = scriptedStages({ scrape_company: work });
  const stage = await stages.open('io_fetch');
  return await runJob(stage, 'scrape_company', data, jobContext({ signal }));
}

const neverAborted = new AbortController().signal;
const isDeaf: Work = () => Promise.withResolvers<never>().promise;

/** Every timeout that is set from now on has come already. */
const timeIsUp = () => {
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort(new Error('time is up')));
};

describe('runJob', () => {
  it('answers with the result', async () => {
    expect(await run(async () => undefined)).toMatchObject({ source: 'lever', documents: 1 });
  });

  it('gives the processor only what the table knows of', async () => {
    const seen: unknown[] = [];
    const look: Work = async (given) => void seen.push(given);
    await run(look, { data: { ...payload, more: 'of another version' } });
    expect(seen).toEqual([payload]);
  });

  it('refuses a payload that is not as the table says, for good', async () => {
    const refused = run(async () => undefined, { data: { ...payload, enrich: 'yes' } });
    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      retry: 'never',
      details: { path: 'scrape_company payload.enrich' },
    });
  });

  it('lets no result pass that is not as the table says', async () => {
    await expect(run(async () => ({ documents: 1 }))).rejects.toMatchObject({
      code: 'invalid_input',
      details: { path: 'scrape_company result.listing' },
    });
  });

  it('passes on an error with a row of its own', async () => {
    const error = new AppError('robots_denied', { url: 'x' });
    await expect(run(() => Promise.reject(error))).rejects.toBe(error);
  });

  it('takes an error without a row for our own mistake', async () => {
    const error = new TypeError('undefined is no function');
    await expect(run(() => Promise.reject(error))).rejects.toMatchObject({
      code: 'internal',
      cause: error,
    });
  });

  it('says that a job took too long, even where the work is deaf', async () => {
    timeIsUp();
    await expect(run(isDeaf)).rejects.toMatchObject({
      code: 'job_timeout',
      details: { job: 'scrape_company', timeoutMs: 600_000 },
    });
  });

  it('says that a job was cancelled, whatever the work made of it', async () => {
    const abort = new AbortController();
    const complain: Work = async (_payload, { signal }) => {
      abort.abort();
      throw new Error(`socket closed: ${signal.aborted}`);
    };
    await expect(run(complain, { signal: abort.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('calls a job cancelled that was that before it took too long', async () => {
    timeIsUp();
    await expect(run(isDeaf, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('begins no work that is cancelled already', async () => {
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
