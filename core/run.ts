import { z } from 'zod';
import { Means, Omission } from './listing.ts';
import { SnapshotRef } from './snapshot-ref.ts';

/** 'partial': it ended, but not every company could be read wholly. */
export const RunStatus = z.enum(['running', 'completed', 'partial', 'failed', 'cancelled']);
export type RunStatus = z.infer<typeof RunStatus>;

/** How far one company of a run is; 'duplicate' where another company has the same board. */
export const RunCompanyStatus = z.enum(['queued', 'stored', 'failed', 'cancelled', 'duplicate']);
export type RunCompanyStatus = z.infer<typeof RunCompanyStatus>;

/** 'failed': its postings keep what the rules read. */
export const RunPieceStatus = z.enum(['queued', 'stored', 'failed']);
export type RunPieceStatus = z.infer<typeof RunPieceStatus>;

/** What a person is told of something that failed, as it is stored. */
export const Failure = z.object({ code: z.string(), message: z.string(), hint: z.string() });

/** A few postings of one company on their way to the model and back. */
export const RunPiece = z.object({
  /** Number of the piece within its company and run, from 0. */
  piece: z.number().int(),
  /** The snapshot that holds its postings. */
  ref: SnapshotRef,
  postings: z.number().int(),
  status: RunPieceStatus,
  /** Postings that carry the model's result. */
  enhanced: z.number().int(),
  /** Postings the model gave nothing usable for. */
  failed: z.number().int(),
  error: Failure.nullable(),
});
export type RunPiece = z.infer<typeof RunPiece>;

/** What is stored of one company in one run. */
export const RunCompany = z.object({
  companyId: z.string(),
  url: z.string(),
  name: z.string(),
  /** What earlier scans found out: where the next one starts. */
  known: z.object({
    source: z.string().nullable(),
    slug: z.string().nullable(),
    listingRef: SnapshotRef.nullable(),
  }),
  status: RunCompanyStatus,
  source: z.string().nullable(),
  means: Means.nullable(),
  /** Openings the site says it has; null where it does not say. */
  claimed: z.number().int().nullable(),
  captured: z.number().int().nullable(),
  complete: z.boolean().nullable(),
  /** The listing looked suspiciously empty, so nothing was closed. */
  held: z.boolean(),
  /** Open after the run. */
  postings: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  closed: z.number().int(),
  omitted: z.array(Omission),
  /** Why it failed, or is not wholly read. */
  error: Failure.nullable(),
  storedAt: z.string().nullable(),
  pieces: z.array(RunPiece),
});
export type RunCompany = z.infer<typeof RunCompany>;

/** One press of Scan as it is stored, companies in the order they were asked for. */
export const RunRecord = z.object({
  id: z.string(),
  userId: z.string(),
  status: RunStatus,
  /** Whether new and changed postings go to the model. */
  enrich: z.boolean(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  message: z.string().nullable(),
  companies: z.array(RunCompany),
});
export type RunRecord = z.infer<typeof RunRecord>;
