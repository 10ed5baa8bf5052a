import { z } from 'zod';
import { ErrorView } from '#core/error-view.ts';
import { Phase } from '#core/job.ts';
import { PageText } from '#core/page-watch.ts';
import { RunRecord, RunStatus } from '#core/run.ts';
import { byId, id, limit, longDeadlineMs, method, none, nothing, removed } from './define.ts';
import { HealthView } from './health.ts';

export const CompanyStatus = z.enum([
  'waiting',
  'running',
  /** Stored; the model still works on it. */
  'enhancing',
  'completed',
  /** Stored, but only part of it could be read. */
  'partial',
  'failed',
  'cancelled',
  /** Another watched company publishes on the same board. */
  'duplicate',
]);
export type CompanyStatus = z.infer<typeof CompanyStatus>;

export const RunCompanyView = z.object({
  id: z.string(),
  url: z.string(),
  name: z.string(),
  source: z.string().nullable(),
  status: CompanyStatus,
  phase: Phase,
  /** 0 to 1. */
  progress: z.number(),
  step: z.string(),
  /** Open after the run. This and the next three are null if the run did not read the company. */
  postings: z.number().int().nullable(),
  new: z.number().int().nullable(),
  changed: z.number().int().nullable(),
  closed: z.number().int().nullable(),
  /** Its first scan: its openings are counted as new, but were there before. */
  isFirst: z.boolean(),
  enhanced: z.number().int(),
  toEnhance: z.number().int(),
  error: ErrorView.nullable(),
});
export type RunCompanyView = z.infer<typeof RunCompanyView>;

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
  /**
   * Companies read, or found to share another company's board. The others failed, were cancelled or
   * are unfinished.
   */
  completedCompanies: z.number().int(),
  failedCompanies: z.number().int(),
  cancelledCompanies: z.number().int(),
  partialCompanies: z.number().int(),
  /** The machine had no connection, so the run reached no site. The companies did not fail. */
  isOffline: z.boolean(),
  /** This and the next three count only the companies that were read. */
  openingsFound: z.number().int(),
  newPostings: z.number().int(),
  /** Of the new ones, those of companies read for the first time: they were there before. */
  baselinePostings: z.number().int(),
  changedPostings: z.number().int(),
  closedPostings: z.number().int(),
  currentCompany: z.string().nullable(),
  companies: z.array(RunCompanyView),
});
export type RunView = z.infer<typeof RunView>;

export const RunSummary = RunView.omit({ companies: true, currentCompany: true, progress: true });
export type RunSummary = z.infer<typeof RunSummary>;

export const FailedPart = z.object({
  companyId: z.string(),
  /** Null: the company itself. */
  piece: z.number().int().nullable(),
});
export type FailedPart = z.infer<typeof FailedPart>;

export const runMethods = {
  /** Finished runs, newest first. */
  'runs.list': method({
    input: z.strictObject({ limit: limit(200, 50) }),
    output: z.array(RunSummary),
    runs: 'library',
  }),
  'runs.clear': method({
    input: none,
    output: removed,
    runs: 'library',
    changes: ['runs'],
    deadlineMs: longDeadlineMs,
  }),
  /** Starts a run, or resumes an interrupted one of the same companies. */
  'runs.start': method({
    input: z.strictObject({
      urls: z.array(z.string()).default([]),
      companies: z.array(z.string()).default([]),
      all: z.boolean().default(false),
      enrich: z.boolean().default(true),
      /** Also draw the companies' pages in a browser, and read them so where that shows more. */
      inBrowser: z.boolean().optional(),
    }),
    output: RunView,
    runs: 'host',
    changes: ['companies', 'runs'],
    deadlineMs: longDeadlineMs,
  }),
  'runs.get': method({ input: byId, output: RunView, runs: 'host' }),
  'runs.cancel': method({ input: byId, output: RunView, runs: 'host', changes: ['runs'] }),
  /** Pauses automatic scans until `scans.resume`; a running scan goes on. */
  'scans.pause': method({
    input: z.strictObject({ isPaused: z.boolean() }),
    output: HealthView,
    runs: 'host',
  }),
  /** Stores a run that has just started. Throws `unknown_company`. */
  'runs.create': method({
    input: z.strictObject({
      id,
      userId: z.string(),
      enrich: z.boolean(),
      /** In the order they are shown; repeated ids count once. */
      companyIds: z.array(id).readonly(),
      at: z.string(),
    }),
    output: RunRecord,
    runs: 'library',
    isInternal: true,
  }),
  'runs.read': method({
    input: byId,
    output: RunRecord.nullable(),
    runs: 'library',
    isInternal: true,
  }),
  'runs.listOpen': method({
    input: none,
    output: z.array(RunRecord),
    runs: 'library',
    isInternal: true,
  }),
  /** Records that a company cannot be stored in this run; changes nothing if it was stored. */
  'runs.failCompany': method({
    input: z.strictObject({
      runId: id,
      companyId: id,
      error: ErrorView,
      status: z.enum(['failed', 'cancelled']),
      at: z.string(),
      /** The text of a page without openings, to compare with that of the scan before. */
      page: PageText.optional(),
    }),
    output: nothing,
    runs: 'library',
    isInternal: true,
  }),
  /** Records that a piece's work by the model is lost; changes nothing if it was stored. */
  'runs.failPiece': method({
    input: z.strictObject({
      runId: id,
      companyId: id,
      piece: z.number().int().nonnegative(),
      error: ErrorView,
    }),
    output: nothing,
    runs: 'library',
    isInternal: true,
  }),
  /** Ends a run; a finished run stays as it is. */
  'runs.finish': method({
    input: z.strictObject({
      id,
      status: RunStatus,
      message: z.string(),
      at: z.string(),
      /** Why the unfinished part will never finish; absent if nothing is left. */
      rest: ErrorView.optional(),
    }),
    output: nothing,
    runs: 'library',
    isInternal: true,
  }),
  /** Reopens a run for parts of it that failed; null if there are none. */
  'runs.reopen': method({
    input: z.strictObject({ id, parts: z.array(FailedPart).readonly() }),
    output: RunRecord.nullable(),
    runs: 'library',
    isInternal: true,
  }),
} as const;
