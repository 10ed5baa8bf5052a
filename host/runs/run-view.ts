import type { CompanyStage, CompanyStatus, RunCompanyView, RunView } from '#contract/views/run.ts';
import { chainProgress, meanProgress, sumTotals } from '#core/progress.ts';
import type { RunStatus } from '#core/run.ts';
import { jobRow } from '#workers/queues.ts';
import { type CompanyState, isRunSettled, isSettled, type RunState } from './run-state.ts';

/** What a client sees of a run. `endedAt` is set by whoever ended it. */
export function toRunView(run: RunState, endedAt: string | null): RunView {
  const companies = [...run.companies.values()].map((company) =>
    toCompanyView(company, run.enrich),
  );
  const totals = sumTotals(companies);
  const settled = [...run.companies.values()].filter(isSettled).length;
  const failedCompanies = companies.filter(({ status }) => status === 'failed').length;
  return {
    id: run.id,
    userId: run.userId,
    status: runStatus(run, companies),
    progress: meanProgress(companies.map(({ progress }) => progress)),
    message: messageOf(companies, isRunSettled(run)),
    startedAt: run.startedAt,
    endedAt,
    totalCompanies: companies.length,
    completedCompanies: settled - failedCompanies - count(companies, 'cancelled'),
    failedCompanies,
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
    postings: stored?.postings ?? 0,
    new: stored?.new ?? 0,
    changed: stored?.changed ?? 0,
    closed: stored?.closed ?? 0,
    enhanced: pieces.reduce((sum, piece) => sum + enhancedOf(piece), 0),
    toEnhance: pieces.reduce((sum, piece) => sum + piece.postings, 0),
    error: failure?.error ?? stored?.problem ?? enhanceProblem,
  };
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
