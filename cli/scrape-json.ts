import type { RunCompanyView, RunView } from '#contract/runs.ts';
import type { ErrorView } from '#core/error-view.ts';
import { writeJson, writeNotice } from './output.ts';

/**
 * Reports a scan as NDJSON: `progress` lines for the run and each company that moved, then a
 * `summary`.
 */
export function jsonReport(): ScrapeReport {
  const told = new Map<string, string>();
  return {
    progress(run) {
      const { companies, ...totals } = run;
      writeJson({ type: 'progress', runId: run.id, ...totals });
      for (const company of companies) {
        const { url, status, progress, step } = company;
        const line = JSON.stringify({
          type: 'progress',
          runId: run.id,
          url,
          status,
          progress,
          step,
        });
        if (told.get(company.id) === line) continue;
        told.set(company.id, line);
        process.stdout.write(`${line}\n`);
      }
    },
    notice: writeNotice,
    end(run, refused, durationMs) {
      const companies = [...(run?.companies ?? []).map(toSummary), ...refused.map(refusedSummary)];
      writeJson({
        type: 'summary',
        runId: run?.id ?? null,
        status: statusOf(run, refused),
        durationMs: Math.round(durationMs),
        companies,
        totals: {
          companies: companies.length,
          completed: run?.completedCompanies ?? 0,
          failed: (run?.failedCompanies ?? 0) + refused.length,
          postings: run?.openingsFound ?? 0,
          new: run?.newPostings ?? 0,
          changed: run?.changedPostings ?? 0,
          closed: run?.closedPostings ?? 0,
          enhanced: (run?.companies ?? []).reduce((sum, { enhanced }) => sum + enhanced, 0),
        },
      });
    },
  };
}

/** The status of the whole command, refused addresses included. */
export function statusOf(run: RunView | null, refused: readonly Refused[]): RunView['status'] {
  if (run === null) return 'failed';
  return run.status === 'completed' && refused.length > 0 ? 'partial' : run.status;
}

const toSummary = (company: RunCompanyView) => {
  const { url, name, source, status, postings, closed, changed, error, enhanced } = company;
  return {
    url,
    name,
    source,
    status,
    postings,
    new: company.new,
    changed,
    closed,
    enhanced,
    error,
  };
};

const refusedSummary = ({ url, error }: Refused) => ({
  url,
  name: url,
  source: null,
  status: 'failed' as const,
  postings: null,
  new: null,
  changed: null,
  closed: null,
  enhanced: 0,
  error,
});

/** An address that could not be scanned at all. */
export type Refused = { readonly url: string; readonly error: ErrorView };

export type ScrapeReport = {
  readonly progress: (run: RunView) => void;
  /** A side note for the user; never on standard output. */
  readonly notice: (line: string) => void;
  readonly end: (run: RunView | null, refused: readonly Refused[], durationMs: number) => void;
};
