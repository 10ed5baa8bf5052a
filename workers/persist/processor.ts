import { ParsedListing } from '#core/parsed-listing.ts';
import type { Database } from '#services/db/open.ts';
import { pickForEnhancement, recordPieces } from '#services/db/pieces.ts';
import { storeEnrichment } from '#services/db/store-enrichment.ts';
import { storeListing } from '#services/db/store-listing.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { EnhancedPiece } from '../ai-enrich/payload.ts';
import type { Processor } from '../define-queue.ts';
import { pieceFlow } from '../flow.ts';
import type {
  StoreEnrichmentPayload,
  StoreEnrichmentResult,
  StorePayload,
  StoreResult,
} from './payload.ts';

/** Postings in one piece of enrichment: small enough to lose little, large enough to cost little. */
const pieceSize = 20;

type Deps = { readonly db: Database; readonly snapshots: SnapshotStore };

/** Stores what was read of one company, and queues what is new for the model. Idempotent. */
export function createStoreJobData(deps: Deps): Processor<StorePayload, StoreResult> {
  const { db, snapshots } = deps;
  return async (payload, { progress, enqueue }) => {
    const { runId, companyId, userId, companyUrl, upstream } = payload;
    const listing = await snapshots.get(upstream.parsed, ParsedListing);
    progress(0.1, `Storing ${listing.postings.length} openings`);
    const stored = await storeListing(db, {
      runId,
      companyId,
      parsedRef: upstream.parsed,
      listingRef: upstream.listing,
      listing,
      at: new Date().toISOString(),
    });
    const pieces =
      payload.enrich && stored.outcome !== 'duplicate' ? await cut(runId, companyId) : [];
    await enqueue(
      // A store job done again finds pieces that are stored already.
      pieces
        .filter(({ status }) => status === 'queued')
        .map(({ piece, ref }) => pieceFlow({ runId, companyId, userId, companyUrl }, piece, ref)),
    );
    return {
      outcome: stored.outcome === 'duplicate' ? 'duplicate' : 'stored',
      source: listing.source,
      postings: stored.postings,
      new: stored.new,
      changed: stored.changed,
      closed: stored.closed,
      problem: stored.problem,
      pieces: pieces.map((each) => each.postings),
    };
  };

  /** The pieces of this run, as first cut: a job done again must queue the same ones. */
  async function cut(runId: string, companyId: string) {
    const postings = await pickForEnhancement(db, companyId);
    const pieces = [];
    for (let from = 0; from < postings.length; from += pieceSize) {
      const piece = postings.slice(from, from + pieceSize);
      pieces.push({ ref: await snapshots.put(piece), postings: piece.length });
    }
    return await recordPieces(db, runId, companyId, pieces);
  }
}

/** Stores what the model made of one piece. Idempotent. */
export function createStoreEnrichment(
  deps: Deps,
): Processor<StoreEnrichmentPayload, StoreEnrichmentResult> {
  return async ({ runId, companyId, piece, upstream }) => {
    const { problem } = upstream;
    const results = await deps.snapshots.get(upstream.enhanced, EnhancedPiece);
    const counts = await storeEnrichment(deps.db, { runId, companyId, piece, results, problem });
    return { ...counts, problem };
  };
}
