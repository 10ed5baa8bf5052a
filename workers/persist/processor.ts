import { counted } from '#core/quantity.ts';
import { type Database, openDatabase, warmUp } from '#library/engine/open.ts';
import { pickForEnhancement, recordPieces } from '#library/runs/pieces.ts';
import { storeEnrichment } from '#library/store/store-enrichment.ts';
import { storeListing } from '#library/store/store-listing.ts';
import type { Logger } from '#services/log/logger.ts';
import { openListing } from '#services/snapshots/listing-parts.ts';
import { openSnapshots, type SnapshotStore } from '#services/snapshots/store.ts';
import { EnhancedPiece } from '../ai-enrich/payload.ts';
import type { Processor } from '../define-queue.ts';
import type { WorkerOptions } from '../drivers/worker-options.ts';
import type {
  StoreEnrichmentPayload,
  StoreEnrichmentResult,
  StorePayload,
  StoreResult,
} from './payload.ts';

/** Postings in one piece: small enough to lose little, large enough to cost little. */
const pieceSize = 20;

type Deps = { readonly db: Database; readonly snapshots: SnapshotStore };

/** Stores the postings of one company, and queues new ones for the model. Idempotent. */
export function createStoreJobData(deps: Deps): Processor<StorePayload, StoreResult> {
  const { db, snapshots } = deps;
  return async (payload, { progress, enqueue }) => {
    const { runId, companyId, userId, companyUrl, upstream } = payload;
    const listing = await openListing(snapshots, upstream.parsed);
    progress(0.1, `Storing ${counted(upstream.postings, 'opening', 'openings')}`);
    const stored = await storeListing(db, {
      ...listing,
      runId,
      companyId,
      parsedRef: upstream.parsed,
      listingRef: upstream.listing,
      at: new Date().toISOString(),
    });
    const isForModel = payload.enrich && listing.facts.noModel !== true;
    const isStored = stored.outcome === 'stored' || stored.outcome === 'already_stored';
    const pieces = isForModel && isStored ? await cut(runId, companyId) : [];
    await enqueue(
      // A store job that runs again finds stored pieces.
      pieces
        .filter(({ status }) => status === 'queued')
        .map(({ piece, ref }) => ({
          subject: { runId, companyId, userId, companyUrl },
          piece,
          postings: ref,
        })),
    );
    return {
      outcome: stored.outcome === 'already_stored' ? 'stored' : stored.outcome,
      source: listing.facts.source,
      postings: stored.postings,
      new: stored.new,
      changed: stored.changed,
      closed: stored.closed,
      captured: stored.captured,
      claimed: stored.claimed,
      complete: stored.complete,
      isFirst: stored.isFirst,
      problem: stored.problem,
      pieces: pieces.map((each) => each.postings),
    };
  };

  /** The pieces of this run, as first cut: a repeated job must queue the same ones. */
  async function cut(runId: string, companyId: string) {
    const pieces = [];
    for await (const piece of pickForEnhancement(db, companyId, pieceSize)) {
      pieces.push({ ref: await snapshots.put(piece), postings: piece.length });
    }
    return await recordPieces(db, runId, companyId, pieces);
  }
}

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

/** Opens the database; only `persist` writes postings. */
export async function openProcessors(options: WorkerOptions, log: Logger) {
  if (options.database === null) throw new Error('persist works only beside the database');
  const db = await openDatabase(options.database);
  warmUp(db).catch((error: unknown) => log.warn('not warmed up', { error: String(error) }));
  const snapshots = openSnapshots(options.snapshots, log);
  return {
    processors: {
      store_job_data: createStoreJobData({ db, snapshots }),
      store_enrichment: createStoreEnrichment({ db, snapshots }),
    },
    async [Symbol.asyncDispose]() {
      await snapshots[Symbol.asyncDispose]();
      await db[Symbol.asyncDispose]();
    },
  };
}
