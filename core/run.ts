import { z } from 'zod';
import { BoardRef } from './board-move.ts';
import { ErrorView } from './error-view.ts';
import { Means, Omission } from './listing.ts';
import { Recipe } from './recipe.ts';
import { SnapshotRef } from './snapshot-ref.ts';

/** 'partial': it ended, but some companies could be read only in part, or not at all. */
export const RunStatus = z.enum(['running', 'completed', 'partial', 'failed', 'cancelled']);
export type RunStatus = z.infer<typeof RunStatus>;

/** 'duplicate': another company has the same board. */
export const RunCompanyStatus = z.enum(['queued', 'stored', 'failed', 'cancelled', 'duplicate']);
export type RunCompanyStatus = z.infer<typeof RunCompanyStatus>;

/** 'failed': its postings keep the facts that the rules read. */
export const RunPieceStatus = z.enum(['queued', 'stored', 'failed']);
export type RunPieceStatus = z.infer<typeof RunPieceStatus>;

export const RunPiece = z.object({
  /** Number of the piece within its company and run, from 0. */
  piece: z.number().int(),
  ref: SnapshotRef,
  postings: z.number().int(),
  status: RunPieceStatus,
  enhanced: z.number().int(),
  failed: z.number().int(),
  error: ErrorView.nullable(),
});
export type RunPiece = z.infer<typeof RunPiece>;

export const RunCompany = z.object({
  companyId: z.string(),
  url: z.string(),
  name: z.string(),
  /** Results of earlier scans; the next one starts from them. */
  known: z.object({
    source: z.string().nullable(),
    slug: z.string().nullable(),
    /** Boards that the user said are not the company's. */
    declined: z.array(BoardRef),
    listingRef: SnapshotRef.nullable(),
    recipe: Recipe.nullable(),
    /** Read through the proxies where only chosen companies are. */
    usesProxy: z.boolean(),
  }),
  status: RunCompanyStatus,
  source: z.string().nullable(),
  means: Means.nullable(),
  /** Openings the site says it has; null if it does not say. */
  claimed: z.number().int().nullable(),
  captured: z.number().int().nullable(),
  complete: z.boolean().nullable(),
  proof: z.string().nullable(),
  /** The listing looked too empty, so nothing was closed. */
  held: z.boolean(),
  /** The company's first scan: its openings are no news. */
  isFirst: z.boolean(),
  postings: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  closed: z.number().int(),
  omitted: z.array(Omission),
  /** Why it failed, or could be read only in part. */
  error: ErrorView.nullable(),
  storedAt: z.string().nullable(),
  pieces: z.array(RunPiece),
});
export type RunCompany = z.infer<typeof RunCompany>;

export const RunRecord = z.object({
  id: z.string(),
  userId: z.string(),
  status: RunStatus,
  enrich: z.boolean(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  message: z.string().nullable(),
  companies: z.array(RunCompany),
});
export type RunRecord = z.infer<typeof RunRecord>;
