import { z } from 'zod';

/**
 * 'silent': its list was read whole and empty for two weeks. 'moved': its board is gone, and the
 * user has not answered yet whether the one found instead is its new one.
 */
export const CompanyHealth = z.enum([
  'new',
  'ok',
  'silent',
  'partial',
  'held',
  'failed',
  'moved',
  'duplicate',
]);
export type CompanyHealth = z.infer<typeof CompanyHealth>;

/**
 * The source of companies that only hold openings added by hand: nothing scans or lists them as
 * watched.
 */
export const byHandSource = 'by_hand';

/** After this many equal failures in a row, scans try a company once a day and report nothing. */
export const mostEqualFailures = 3;

export const Company = z.object({
  id: z.string(),
  /** Canonical careers address; unique. */
  url: z.string(),
  name: z.string(),
  source: z.string().nullable(),
  slug: z.string().nullable(),
  health: CompanyHealth,
  addedAt: z.string(),
  lastCheckedAt: z.string().nullable(),
  openPostings: z.number().int(),
});
export type Company = z.infer<typeof Company>;
