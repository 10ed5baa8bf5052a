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

/** A company of the bundled catalogue. */
export const CatalogueEntry = z.object({
  name: z.string(),
  url: z.string(),
  source: z.string(),
  website: z.string().nullable(),
  isWatched: z.boolean(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

/** Where a row of a list ends, counted from 1 (in JSON the number of its entry), and what it says. */
const RowPlace = z.object({ line: z.number().int(), text: z.string() });

/** A row that names a company: by its address, or by its name alone, to be looked up. */
export const NamedRow = z.discriminatedUnion('kind', [
  RowPlace.extend({ kind: z.literal('company'), url: z.string(), name: z.string().nullable() }),
  RowPlace.extend({ kind: z.literal('name'), name: z.string() }),
]);
export type NamedRow = z.infer<typeof NamedRow>;

/** What a row of a list of companies says, before anything is looked up. */
export const ListRow = z.discriminatedUnion('kind', [
  ...NamedRow.options,
  /** It says the same as an earlier one. */
  RowPlace.extend({ kind: z.literal('repeated'), firstLine: z.number().int() }),
  RowPlace.extend({ kind: z.literal('refused'), error: ErrorView }),
]);
export type ListRow = z.infer<typeof ListRow>;

const ImportedCompany = Company.extend({ line: z.number().int() });

/** What rows of a list came to: each of them is in one of these. */
export const ImportResult = z.object({
  added: z.array(ImportedCompany),
  /** Watched already. */
  known: z.array(ImportedCompany),
  /** Names that may mean several companies of the catalogue, or one that is called otherwise. */
  choices: z.array(RowPlace.extend({ choices: z.array(CatalogueEntry) })),
  refused: z.array(RowPlace.extend({ error: ErrorView })),
});
export type ImportResult = z.infer<typeof ImportResult>;
