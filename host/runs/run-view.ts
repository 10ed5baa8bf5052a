import type { CompanyStage, CompanyStatus, RunCompanyView, RunView } from '#contract/views/run.ts';
import type { ErrorCode } from '#core/errors.ts';
import { chainProgress, meanProgress, sumTotals, type Totals } from '#core/progress.ts';
import type { RunRecord, RunStatus } from '#core/run.ts';
import { jobRow } from '#workers/queues.ts';
import { fromRecord, withRecord } from './run-record.ts';
import { type CompanyState, isRunSettled, isSettled, type RunState } from './run-state.ts';

/** A run that is over, as it is stored: how it ended does not change with what is forgotten later. */
export const toPastRunView = (record: RunRecord, remembered: RunState | null): RunView => {
  const view = toRunView(withRecord(remembered ?? fromRecord(record), record), record.endedAt);
  return { ...view, status: record.status, message: record.message ?? view.message };
};

/** What a client sees of a run. `endedAt` is set by whoever ended it. */
export function toRunView(run: RunState, endedAt: string | null): RunView {
  const companies = [...run.companies.values()].map((company) =>
    toCompanyView(company, run.enrich),
  );
  const totals = sumTotals(companies);
  const settled = [...run.companies.values()].filter(isSettled).length;
  const failedCompanies = count(companies, 'failed');
  const cancelledCompanies = count(companies, 'cancelled');
  return {
    id: run.id,
    userId: run.userId,
    status: runStatus(run, companies),
    progress: meanProgress(companies.map(({ progress }) => progress)),
    message: messageOf(companies, isRunSettled(run)),
    startedAt: run.startedAt,
    endedAt,
    totalCompanies: companies.length,
    completedCompanies: settled - failedCompanies - cancelledCompanies,
    failedCompanies,
    cancelledCompanies,
    partialCompanies: count(companies, 'partial'),
    isOffline: companies.some(({ error }) => error?.code === ('offline' satisfies ErrorCode)),
    jobsFound: totals.postings,
    newPostings: totals.new,
    changedPostings: totals.changed,
    closedPostings: totals.closed,
    currentCompany: isRunSettled(run) ? null : run.currentCompany,
    companies,
  };
}

function toCompanyView(company: CompanyState, enrich: boolean): RunCompanyView {
  const { id, url, name, stored, pieces, failure, step } = company;
  const enhanceProblem = pieces.find((piece) => piece.error !== null)?.error ?? null;
  return {
    id,
    url,
    name,
    source: stored?.source ?? null,
    status: statusOf(company),
    stage: stageOf(company),
    progress: progressOf(company, enrich),
    step,
    ...countsOf(stored),
    enhanced: pieces.reduce((sum, piece) => sum + enhancedOf(piece), 0),
    toEnhance: pieces.reduce((sum, piece) => sum + piece.postings, 0),
    error: failure?.error ?? stored?.problem ?? enhanceProblem,
  };
}

/** What was not read is not known; a duplicate's openings are counted with the other company. */
function countsOf(stored: CompanyState['stored']): Totals<number | null> {
  if (stored === null || stored.isDuplicate) {
    return { postings: null, new: null, changed: null, closed: null };
  }
  const { postings, new: fresh, changed, closed } = stored;
  return { postings, new: fresh, changed, closed };
}

function statusOf(company: CompanyState): CompanyStatus {
  const { failure, stored, pieces } = company;
  if (failure !== null) return failure.isCancelled ? 'cancelled' : 'failed';
  if (stored === null) return company.isStarted ? 'running' : 'waiting';
  if (stored.isDuplicate) return 'duplicate';
  if (!isSettled(company)) return 'enhancing';
  return stored.problem !== null || pieces.some((piece) => piece.error !== null)
    ? 'partial'
    : 'completed';
}

function stageOf({ fractions, stored, pieces }: CompanyState): CompanyStage {
  if (stored !== null) return pieces.length > 0 ? 'enhance' : 'store';
  if (fractions.parse_listings === 1) return 'store';
  return fractions.scrape_company === 1 ? 'read' : 'fetch';
}

function enhancedOf({ status, enhanced, postings, fraction }: CompanyState['pieces'][number]) {
  if (status === 'failed') return 0;
  return status === 'stored' ? enhanced : Math.round(postings * fraction);
}

function progressOf(company: CompanyState, enrich: boolean): number {
  if (isSettled(company)) return 1;
  const stage = (job: Parameters<typeof jobRow>[0], fraction: number) => ({
    share: jobRow(job).row.share ?? ([0, 0] as const),
    fraction,
  });
  const done = company.fractions;
  const sum = (of: (piece: CompanyState['pieces'][number]) => number) =>
    company.pieces.reduce((total, piece) => total + of(piece), 0);
  const total = sum((piece) => piece.postings) || 1;
  const ended = (piece: CompanyState['pieces'][number]) => piece.status !== 'waiting';
  return chainProgress(
    [
      stage('scrape_company', done.scrape_company ?? 0),
      stage('parse_listings', done.parse_listings ?? 0),
      stage('store_job_data', done.store_job_data ?? 0),
      stage('enhance_job_data', sum((p) => p.postings * (ended(p) ? 1 : p.fraction)) / total),
      stage('store_enrichment', sum((p) => (ended(p) ? p.postings : 0)) / total),
    ],
    enrich ? 1 : (jobRow('store_job_data').row.share?.[1] ?? 1),
  );
}

function runStatus(run: RunState, companies: readonly RunCompanyView[]): RunStatus {
  if (!isRunSettled(run)) return 'running';
  if (run.isCancelled) return 'cancelled';
  const failed = count(companies, 'failed');
  if (failed === companies.length && failed > 0) return 'failed';
  return failed + count(companies, 'partial') + count(companies, 'cancelled') > 0
    ? 'partial'
    : 'completed';
}

function messageOf(companies: readonly RunCompanyView[], isOver: boolean): string {
  const { postings } = sumTotals(companies);
  const toEnhance = companies.reduce((sum, company) => sum + company.toEnhance, 0);
  const enhanced = companies.reduce((sum, company) => sum + company.enhanced, 0);
  return toEnhance === 0
    ? `stored ${postings}`
    : `stored ${postings}, ${isOver ? 'enhanced' : 'enhancing'} ${enhanced}/${toEnhance}`;
}

const count = (companies: readonly RunCompanyView[], status: CompanyStatus): number =>
  companies.filter((company) => company.status === status).length;
