import type { ErrorView } from '#core/errors.ts';
import type { RunRecord, RunStatus } from '#core/run.ts';
import type { ScheduledCompany } from '#core/schedule.ts';
import { listListingRefs } from '#services/db/companies.ts';
import { listScheduled } from '#services/db/company-schedule.ts';
import type { Database } from '#services/db/open.ts';
import { failPiece } from '#services/db/pieces.ts';
import { type FailedPart, reopenRun } from '#services/db/reopen-run.ts';
import { createRun, failCompany, finishRun, getRun, listOpenRuns } from '#services/db/runs.ts';

export type NewRun = {
  readonly id: string;
  readonly userId: string;
  readonly enrich: boolean;
  readonly companyIds: readonly string[];
  readonly at: string;
};

/** What the host itself asks of the library, besides the contract. */
export type RunTasks = {
  readonly 'runs.create': (run: NewRun) => Promise<RunRecord>;
  readonly 'runs.read': (input: { readonly id: string }) => Promise<RunRecord | null>;
  readonly 'runs.listOpen': (input: Record<never, never>) => Promise<readonly RunRecord[]>;
  readonly 'runs.failCompany': (input: {
    readonly runId: string;
    readonly companyId: string;
    readonly error: ErrorView;
    readonly status: 'failed' | 'cancelled';
    readonly at: string;
  }) => Promise<void>;
  readonly 'runs.failPiece': (input: {
    readonly runId: string;
    readonly companyId: string;
    readonly piece: number;
    readonly error: ErrorView;
  }) => Promise<void>;
  readonly 'runs.finish': (input: {
    readonly id: string;
    readonly status: RunStatus;
    readonly message: string;
    readonly at: string;
    readonly rest?: ErrorView;
  }) => Promise<void>;
  /** Takes up a run again for parts of it that failed; null where there are none. */
  readonly 'runs.reopen': (input: {
    readonly id: string;
    readonly parts: readonly FailedPart[];
  }) => Promise<RunRecord | null>;
  /** Those that scans may start with by themselves. */
  readonly 'companies.scheduled': (
    input: Record<never, never>,
  ) => Promise<readonly ScheduledCompany[]>;
  /** Snapshots that must be kept: the last listing of each company. */
  readonly 'companies.listingRefs': (input: Record<never, never>) => Promise<readonly string[]>;
};

/** The host's own tasks over the database. */
export const createRunTasks = (db: Database): RunTasks => ({
  'runs.create': (run) => createRun(db, run),
  'runs.read': ({ id }) => getRun(db, id),
  'runs.listOpen': () => listOpenRuns(db),
  'runs.failCompany': (input) => failCompany(db, input),
  'runs.failPiece': (input) => failPiece(db, input),
  'runs.finish': (input) => finishRun(db, input),
  'runs.reopen': (input) => reopenRun(db, input),
  'companies.scheduled': () => listScheduled(db),
  'companies.listingRefs': () => listListingRefs(db),
});
