import { z } from 'zod';
import { RunStatus } from '#core/run.ts';
import { ErrorView } from './error.ts';

export const CompanyStatus = z.enum([
  'waiting',
  'running',
  /** Stored; the model still works on it. */
  'enhancing',
  'completed',
  /** Stored, but not all of it could be read. */
  'partial',
  'failed',
  'cancelled',
  /** Another watched company publishes on the same board. */
  'duplicate',
]);
export type CompanyStatus = z.infer<typeof CompanyStatus>;

/** What is done with a company, one after the other. */
export const CompanyStage = z.enum(['fetch', 'read', 'store', 'enhance']);
export type CompanyStage = z.infer<typeof CompanyStage>;

/** One company within a run. */
export const RunCompanyView = z.object({
  id: z.string(),
  url: z.string(),
  name: z.string(),
  source: z.string().nullable(),
  status: CompanyStatus,
  /** Where it is on its way, or where that ended. */
  stage: CompanyStage,
  /** 0 to 1. */
  progress: z.number(),
  /** What is going on, for a person. */
  step: z.string(),
  /** Open after the run. This and the next three are null where the run did not read the company. */
  postings: z.number().int().nullable(),
  new: z.number().int().nullable(),
  changed: z.number().int().nullable(),
  closed: z.number().int().nullable(),
  enhanced: z.number().int(),
  /** Postings that went to the model. */
  toEnhance: z.number().int(),
  error: ErrorView.nullable(),
});
export type RunCompanyView = z.infer<typeof RunCompanyView>;

/** One press of Scan: what a client sees of it. */
export const RunView = z.object({
  id: z.string(),
  userId: z.string(),
  status: RunStatus,
  progress: z.number(),
  /** "stored 412, enhancing 120/412" */
  message: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  totalCompanies: z.number().int(),
  /** Read, or found to be another company's board; the rest is in one of the next two, or open. */
  completedCompanies: z.number().int(),
  failedCompanies: z.number().int(),
  cancelledCompanies: z.number().int(),
  /** Of those completed: not all of it could be read. */
  partialCompanies: z.number().int(),
  /** Nothing was reached, because the machine has no connection: that is no failure of the companies. */
  isOffline: z.boolean(),
  /** Of the companies that were read; this and the next three say nothing of the others. */
  jobsFound: z.number().int(),
  newPostings: z.number().int(),
  changedPostings: z.number().int(),
  closedPostings: z.number().int(),
  currentCompany: z.string().nullable(),
  companies: z.array(RunCompanyView),
});
export type RunView = z.infer<typeof RunView>;

/** A run in the list of past ones. */
export const RunSummary = RunView.omit({ companies: true, currentCompany: true, progress: true });
export type RunSummary = z.infer<typeof RunSummary>;
