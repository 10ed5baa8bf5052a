import path from 'node:path';
import { minutes } from '#core/duration.ts';
import { AppError, toAppError, toErrorView } from '#core/errors.ts';
import type { EnrichedPosting } from '#core/listing.ts';
import type { Spent } from '#core/model-use.ts';
import { applyStructured } from '#enrichment/enrich.ts';
import { createLlmProvider } from '#enrichment/llm/provider.ts';
import type { EnrichmentProvider } from '#enrichment/provider.ts';
import { readingOf } from '#enrichment/reading-of.ts';
import { createBuiltInModel } from '#services/llama/built-in-model.ts';
import { createLlmClient } from '#services/llm/client.ts';
import { notesAt } from '#services/llm/server-notes.ts';
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
 * An unusable answer costs only that posting, and counts as one of its attempts. A slow model keeps
 * what it has read in time. If the model is
 * out of reach for all, the job fails and its queue retries.
 */
export function createEnhanceJobData(deps: {
  readonly provider: EnrichmentProvider;
  readonly snapshots: SnapshotStore;
  /** The model's name, which its readings keep. */
  readonly model?: string;
  /** What is not read by then is left to a later scan. */
  readonly patienceMs?: number;
}): Processor<EnhancePayload, EnhanceResult> {
  return async (payload, { signal, progress, log }) => {
    const postings = await deps.snapshots.get(payload.postings, PostingsPiece);
    const problems: AppError[] = [];
    const late = AbortSignal.timeout(deps.patienceMs ?? patienceMs);
    const either = AbortSignal.any([signal, late]);
    let done = 0;
    progress(0, `Enhanced 0/${postings.length}`);

    const enhance = async (item: EnrichedPosting): Promise<readonly Enhanced[]> => {
      const { id, contentHash, posting } = item;
      try {
        const spent: Spent[] = [];
        const answer = await deps.provider.enrich(posting, item.enrichment, either, (each) =>
          spent.push(each),
        );
        const read = applyStructured(posting, answer);
        const reading = readingOf(deps.model ?? '', spent, item.enrichment, read);
        return [{ id, contentHash, enrichment: { ...read, reading } }];
      } catch (error) {
        signal.throwIfAborted();
        const problem = late.aborted ? tooSlow : toAppError(error);
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

/** Before the job's own limit, so that what was read by then is kept. */
const patienceMs = minutes(13);

const tooSlow = new AppError('llm_unreachable', {
  url: 'in use',
  reason: 'not done in time',
  fault: 'slow',
});

const isUnusable = ({ code }: AppError): boolean => code === 'llm_invalid_answer';

export async function openProcessors(options: WorkerOptions, log: Logger) {
  const snapshots = openSnapshots(options.snapshots, log);
  await using stack = new AsyncDisposableStack();
  const provider = openModel(options, stack, log);
  const model = nameOf(options.model);
  stack.use(snapshots);
  const owned = stack.move();
  return {
    processors: { enhance_job_data: createEnhanceJobData({ provider, snapshots, model }) },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function openModel(
  { settings, model }: WorkerOptions,
  stack: AsyncDisposableStack,
  log: Logger,
): EnrichmentProvider {
  if (model.kind === 'failed') return without(() => new AppError('llm_server_failed', model));
  if (model.kind === 'file') {
    const { file } = model;
    const builtIn = stack.use(createBuiltInModel({ file, timeoutMs: settings.llmTimeoutMs }));
    return createLlmProvider(builtIn.ask);
  }
  if (model.kind !== 'server') {
    // Jobs may still wait from a time with a configured model.
    return without(() => new AppError('llm_refused', { url: 'none', reason: 'no model is set' }));
  }
  const client = createLlmClient({
    ...model,
    notes: notesAt(model.notes),
    timeoutMs: settings.llmTimeoutMs,
    maxConcurrent: settings.llmConcurrency,
  });
  client.prepare().catch((error: unknown) => log.warn('not prepared', { error: String(error) }));
  return createLlmProvider((question) => client.ask(question));
}

const nameOf = (model: WorkerOptions['model']): string =>
  model.kind === 'server' ? model.model : model.kind === 'file' ? path.basename(model.file) : '';

const without = (reason: () => AppError): EnrichmentProvider => ({
  name: 'llm',
  enrich: () => Promise.reject(reason()),
});
