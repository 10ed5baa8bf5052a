import { z } from 'zod';
import { Company } from '#core/company.ts';
import { Means, Omission } from '#core/listing.ts';
import { RunCompanyStatus } from '#core/run.ts';
import { ErrorView } from './error.ts';

/** A watched company as a list shows it. */
export const CompanyView = Company.extend({
  means: Means.nullable(),
  /** Left out of scans of all companies. */
  isPaused: z.boolean(),
  /** Its own interval between scans by themselves; null for that of all. */
  scanEveryHours: z.number().int().nullable(),
  /** First seen within seven days and open. */
  newPostings: z.number().int(),
  lastError: ErrorView.nullable(),
});
export type CompanyView = z.infer<typeof CompanyView>;

/** Openings at the end of each of the last 13 weeks, the oldest first; null where nobody knows. */
export const CompanyTrend = z.object({
  companyId: z.string(),
  open: z.array(z.number().int().nullable()),
});
export type CompanyTrend = z.infer<typeof CompanyTrend>;

/** What one scan of a company saw: its coverage. */
export const CompanyScan = z.object({
  runId: z.string(),
  at: z.string(),
  status: RunCompanyStatus,
  means: Means.nullable(),
  /** Openings the site says it has; null where it does not say. */
  claimed: z.number().int().nullable(),
  captured: z.number().int().nullable(),
  complete: z.boolean().nullable(),
  held: z.boolean(),
  new: z.number().int(),
  changed: z.number().int(),
  closed: z.number().int(),
  omitted: z.array(Omission),
  error: ErrorView.nullable(),
});
export type CompanyScan = z.infer<typeof CompanyScan>;

export const CompanyDetail = CompanyView.extend({
  /** The last twenty, newest first. */
  scans: z.array(CompanyScan),
});
export type CompanyDetail = z.infer<typeof CompanyDetail>;

/** What a list of companies came to. */
export const ImportResult = z.object({
  added: z.array(Company),
  /** Watched already. */
  known: z.array(Company),
  /** Lines that name no company; `line` counts from 1. */
  refused: z.array(z.object({ line: z.number().int(), text: z.string(), error: ErrorView })),
});
export type ImportResult = z.infer<typeof ImportResult>;

/** A company of the bundled catalogue. */
export const CatalogueEntry = z.object({
  name: z.string(),
  url: z.string(),
  source: z.string(),
  website: z.string().nullable(),
  isWatched: z.boolean(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;
