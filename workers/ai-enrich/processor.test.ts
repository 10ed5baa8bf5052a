import { describe, expect, it } from 'vitest';
import type { Enrichment } from '#core/enrichment.ts';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import type { EnrichmentProvider } from '#enrichment/provider.ts';
import { jobContext, jobSubject } from '#tests/support/job-context.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { enrichedPosting, enrichment } from '#tests/support/postings.ts';
import { EnhancedPiece } from './payload.ts';
import { createEnhanceJobData } from './processor.ts';

type Ask = (posting: RawPosting, signal: AbortSignal) => Promise<Enrichment>;

const read = async () => enrichment({ provider: 'llm', summary: 'Bakes bread.' });
const unusable = new AppError('llm_invalid_answer', { reason: 'no JSON' });
const unreachable = new AppError('llm_unreachable', { url: 'http://model', reason: 'refused' });

/** A piece of postings numbered from 1, each sent to the model with `ask`. */
async function enhance(count: number, ask: Ask, context = jobContext()) {
  const snapshots = memorySnapshots();
  const provider: EnrichmentProvider = {
    name: 'llm',
    enrich: (posting, _known, signal) => ask(posting, signal),
  };
  const piece = Array.from({ length: count }, (_, i) =>
    enrichedPosting('acme', { externalId: `${i + 1}` }),
  );
  const postings = await snapshots.put(piece);
  const result = await createEnhanceJobData({ provider, snapshots })(
    { ...jobSubject, piece: 0, postings },
    context,
  );
  return { result, piece, enhanced: await snapshots.get(result.enhanced, EnhancedPiece) };
}

const failingFor =
  (ids: readonly string[], error: Error): Ask =>
  async ({ externalId }) => {
    if (ids.includes(externalId)) throw error;
    return await read();
  };

describe('enhance_job_data', () => {
  it('returns the model’s reading of each posting', async () => {
    const { result, enhanced, piece } = await enhance(3, read);
    expect(result).toMatchObject({ failed: 0, problem: null });
    expect(enhanced.map(({ id }) => id)).toEqual(piece.map(({ id }) => id));
    expect(enhanced[0]).toMatchObject({
      contentHash: piece[0]?.contentHash,
      enrichment: { provider: 'llm', summary: 'Bakes bread.' },
    });
  });

  it('prefers the site’s own fields to the model’s reading', async () => {
    const snapshots = memorySnapshots();
    const provider: EnrichmentProvider = {
      name: 'llm',
      enrich: async () => enrichment({ workplace: 'remote' }),
    };
    const postings = await snapshots.put([enrichedPosting('acme', { workplace: 'onsite' })]);
    const { enhanced } = await createEnhanceJobData({ provider, snapshots })(
      { ...jobSubject, piece: 0, postings },
      jobContext(),
    );
    expect(await snapshots.get(enhanced, EnhancedPiece)).toMatchObject([
      { enrichment: { workplace: 'onsite' } },
    ]);
  });

  it('tells the model what the rules believe already', async () => {
    const snapshots = memorySnapshots();
    const known: unknown[] = [];
    const provider: EnrichmentProvider = {
      name: 'llm',
      enrich: async (_posting, believed) => {
        known.push(believed);
        return await read();
      },
    };
    const posting = enrichedPosting('acme', {}, { seniority: 'senior' });
    const payload = { ...jobSubject, piece: 0, postings: await snapshots.put([posting]) };
    await createEnhanceJobData({ provider, snapshots })(payload, jobContext());
    expect(known).toEqual([posting.enrichment]);
  });

  it('loses one posting to an unusable answer', async () => {
    const { result, enhanced } = await enhance(3, failingFor(['2'], unusable));
    expect(result).toMatchObject({ failed: 1, problem: null });
    expect(enhanced.map((each) => each.enrichment !== null)).toEqual([true, false, true]);
  });

  it('reports the fault if no answer is usable, without a retry', async () => {
    const { result } = await enhance(2, failingFor(['1', '2'], unusable));
    expect(result).toMatchObject({ failed: 2, problem: { code: 'llm_invalid_answer' } });
  });

  it('counts no attempt for postings whose model was out of reach', async () => {
    const { result, enhanced, piece } = await enhance(3, failingFor(['2'], unreachable));
    expect(enhanced.map(({ id }) => id)).toEqual([piece[0]?.id, piece[2]?.id]);
    expect(result).toMatchObject({ failed: 1, problem: { code: 'llm_unreachable' } });
  });

  it('fails and retries if the model is out of reach for all postings', async () => {
    const failing = enhance(2, failingFor(['1', '2'], unreachable));
    await expect(failing).rejects.toMatchObject({ code: 'llm_unreachable', retry: 'later' });
  });

  it('fails if nothing is usable and the model was lost on the way', async () => {
    const ask: Ask = async ({ externalId }) => {
      throw externalId === '1' ? unusable : unreachable;
    };
    await expect(enhance(2, ask)).rejects.toMatchObject({ code: 'llm_unreachable' });
  });

  it('fails with our own error for anything unexpected', async () => {
    const failing = enhance(1, () => Promise.reject(new TypeError('undefined is no function')));
    await expect(failing).rejects.toMatchObject({ code: 'internal' });
  });

  it('counts finished postings, whatever their result', async () => {
    const context = jobContext();
    await enhance(3, failingFor(['2'], unusable), context);
    expect(context.steps).toEqual(['Enhanced 0/3', 'Enhanced 1/3', 'Enhanced 2/3', 'Enhanced 3/3']);
    expect(context.fractions.at(-1)).toBe(1);
  });

  it('asks about all postings at once', async () => {
    let waiting = 0;
    const all = Promise.withResolvers<void>();
    const together: Ask = async () => {
      waiting += 1;
      if (waiting === 20) all.resolve();
      await all.promise;
      return await read();
    };
    const { result } = await enhance(20, together);
    expect(result.failed).toBe(0);
  });

  it('keeps what a slow model has read in time, and leaves the rest to a later scan', async () => {
    const snapshots = memorySnapshots();
    const provider: EnrichmentProvider = {
      name: 'llm',
      enrich: async ({ externalId }, _known, signal) => {
        if (externalId === '1') return await read();
        const { promise, reject } = Promise.withResolvers<never>();
        signal.addEventListener('abort', () => reject(signal.reason));
        return await promise;
      },
    };
    const piece = [1, 2].map((n) => enrichedPosting('acme', { externalId: String(n) }));
    const payload = { ...jobSubject, piece: 0, postings: await snapshots.put(piece) };
    const process = createEnhanceJobData({ provider, snapshots, patienceMs: 30 });

    const result = await process(payload, jobContext());

    expect(result).toMatchObject({ failed: 1, problem: { code: 'llm_unreachable' } });
    expect(await snapshots.get(result.enhanced, EnhancedPiece)).toHaveLength(1);
  });

  it('stops when it is aborted, and counts no answer as lost', async () => {
    const abort = new AbortController();
    const hang: Ask = (_posting, signal) => {
      const { promise, reject } = Promise.withResolvers<Enrichment>();
      signal.addEventListener('abort', () => reject(unusable));
      abort.abort();
      return promise;
    };
    await expect(enhance(1, hang, jobContext({ signal: abort.signal }))).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
