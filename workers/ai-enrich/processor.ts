import { AppError, toAppError, toErrorView } from '#core/errors.ts';
import type { EnrichedPosting } from '#core/listing.ts';
import { applyStructured } from '#enrichment/enrich.ts';
import { createLlmProvider } from '#enrichment/llm/provider.ts';
import type { EnrichmentProvider } from '#enrichment/provider.ts';
import { createLlmClient } from '#services/llm/client.ts';
import { serverNotes } from '#services/llm/server-notes.ts';
import type { Logger } from '#services/log/logger.ts';
import { openSnapshots, type SnapshotStore } from '#services/snapshots/store.ts';
import type { Processor } from '../define-queue.ts';
import type { WorkerOptions } from '../drivers/worker-options.ts';
import {
  type EnhancedPiece,
  type EnhancePayload,
  type EnhanceResult,
  PostingsPiece,
} from './payload.ts';

type Enhanced = EnhancedPiece[number];

/**
 * Asks the model about every posting of a piece, all at once: the client limits parallel requests.
 * An unusable answer costs only that posting, and counts as one of its attempts. If the model is
 * out of reach for all, the job fails and its queue retries.
 */
export function createEnhanceJobData(deps: {
  readonly provider: EnrichmentProvider;
  readonly snapshots: SnapshotStore;
}): Processor<EnhancePayload, EnhanceResult> {
  return async (payload, { signal, progress, log }) => {
    const postings = await deps.snapshots.get(payload.postings, PostingsPiece);
    const problems: AppError[] = [];
    let done = 0;
    progress(0, `Enhanced 0/${postings.length}`);

    const enhance = async (item: EnrichedPosting): Promise<readonly Enhanced[]> => {
      const { id, contentHash, posting } = item;
      try {
        const answer = await deps.provider.enrich(posting, item.enrichment, signal);
        return [{ id, contentHash, enrichment: applyStructured(posting, answer) }];
      } catch (error) {
        signal.throwIfAborted();
        const problem = toAppError(error);
        problems.push(problem);
        log.info('not enhanced', { id, code: problem.code, error: problem.message });
        return isUnusable(problem) ? [{ id, contentHash, enrichment: null }] : [];
      } finally {
        done += 1;
        progress(done / postings.length, `Enhanced ${done}/${postings.length}`);
      }
    };

    const enhanced = (await Promise.all(postings.map(enhance))).flat();
    const isNothingUsable = problems.length === postings.length;
    const unreachable = problems.find((problem) => !isUnusable(problem));
    if (unreachable !== undefined && isNothingUsable) throw unreachable;
    const problem = unreachable ?? (isNothingUsable ? problems[0] : undefined);
    return {
      enhanced: await deps.snapshots.put(enhanced),
      failed: problems.length,
      problem: problem === undefined ? null : toErrorView(problem),
    };
  };
}

const isUnusable = ({ code }: AppError): boolean => code === 'llm_invalid_answer';

export async function openProcessors(options: WorkerOptions, log: Logger) {
  const snapshots = openSnapshots(options.snapshots, log);
  const provider = openModel(options, log);
  return {
    processors: { enhance_job_data: createEnhanceJobData({ provider, snapshots }) },
    [Symbol.asyncDispose]: () => snapshots[Symbol.asyncDispose](),
  };
}

function openModel({ settings, model }: WorkerOptions, log: Logger): EnrichmentProvider {
  if (model.kind === 'failed') return without(() => new AppError('llm_server_failed', model));
  if (model.kind !== 'server') {
    // Jobs may still wait from a time with a configured model.
    return without(() => new AppError('llm_refused', { url: 'none', reason: 'no model is set' }));
  }
  const { notes, ...server } = model;
  const client = createLlmClient({
    ...server,
    notes: notes === null ? undefined : serverNotes(notes.file, notes.server),
    timeoutMs: settings.llmTimeoutMs,
    maxConcurrent: settings.llmConcurrency,
  });
  client.prepare().catch((error: unknown) => log.warn('not prepared', { error: String(error) }));
  return createLlmProvider((question) => client.ask(question));
}

const without = (reason: () => AppError): EnrichmentProvider => ({
  name: 'llm',
  enrich: () => Promise.reject(reason()),
});
