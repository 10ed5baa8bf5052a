import { type AppError, toAppError, toErrorView } from '#core/errors.ts';
import type { EnrichedPosting } from '#core/parsed-listing.ts';
import { applyStructured } from '#enrichment/enrich.ts';
import type { EnrichmentProvider } from '#enrichment/provider.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import type { Processor } from '../define-queue.ts';
import {
  type EnhancedPiece,
  type EnhancePayload,
  type EnhanceResult,
  PostingsPiece,
} from './payload.ts';

type Enhanced = EnhancedPiece[number];

/**
 * Asks the model about every posting of a piece, all at once: the client bounds what is in flight.
 * An answer that cannot be used costs that posting only, and counts as one of its attempts. A model
 * that cannot be reached at all fails the job, so that its queue tries again.
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

/** The model answered, but not so that its answer could be used. */
const isUnusable = ({ code }: AppError): boolean => code === 'llm_invalid_answer';
