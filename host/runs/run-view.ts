import type { CompanyStatus, RunCompanyView, RunView } from '#contract/runs.ts';
import type { ErrorCode } from '#core/errors.ts';
import type { JobName, Phase } from '#core/job.ts';
import { chainProgress, meanProgress, sumTotals, type Totals } from '#core/progress.ts';
import type { RunRecord, RunStatus } from '#core/run.ts';
import { flows, rootJob } from '#workers/queues.ts';
import { fromRecord, withRecord } from './run-record.ts';
import {
  type CompanyState,
  isRunSettled,
  isSettled,
  type PieceState,
  type RunState,
} from './run-state.ts';

/** A run that is over, as it is stored: how it ended does not change with what is forgotten later. */
export const toPastRunView = (record: RunRecord, remembered: RunState | null): RunView => {
  const view = toRunView(withRecord(remembered ?? fromRecord(record), record), record.endedAt);
  return { ...view, status: record.status, message: record.message ?? view.message };
};

/** A run as clients see it. The caller that ended the run gives `endedAt`. */
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
    openingsFound: totals.postings,
    newPostings: totals.new,
    baselinePostings: sumTotals(companies.filter(({ isFirst }) => isFirst)).new,
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
    phase: phaseOf(company),
    progress: progressOf(company, enrich),
    step,
    ...countsOf(stored),
    isFirst: stored?.isFirst ?? false,
    enhanced: pieces.reduce((sum, piece) => sum + enhancedOf(piece), 0),
    toEnhance: pieces.reduce((sum, piece) => sum + piece.postings, 0),
    error: failure?.error ?? stored?.problem ?? enhanceProblem,
  };
}

/** Unread companies have unknown counts; a duplicate's openings count with the other company. */
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

/** The first unfinished job of the company or its pieces. */
function phaseOf({ fractions, stored, pieces }: CompanyState): Phase {
  const own = flows.company.find(({ job }) => stored === null && fractions[job] !== 1);
  const last = flows.company.at(-1);
  const shown = own ?? (pieces.length > 0 ? flows.piece[0] : last) ?? last;
  if (shown === undefined) throw new Error('no job is for a company');
  return shown.shows;
}

/** A piece's first job is the model's work; its count is known once it is stored. */
function enhancedOf({ status, enhanced, postings, fractions }: PieceState) {
  if (status === 'failed') return 0;
  return status === 'stored' ? enhanced : Math.round(postings * (fractions[firstOfPiece] ?? 0));
}

const firstOfPiece = flows.piece[0]?.job ?? rootJob('piece');

function progressOf(company: CompanyState, enrich: boolean): number {
  if (isSettled(company)) return 1;
  const postings = company.pieces.reduce((total, piece) => total + piece.postings, 0) || 1;
  const ofPieces = (job: JobName) =>
    company.pieces.reduce((sum, piece) => sum + piece.postings * fractionOf(piece, job), 0) /
    postings;
  const top = enrich ? 1 : (flows.company.at(-1)?.share[1] ?? 1);
  return chainProgress(
    [
      ...flows.company.map(({ job, share }) => ({ share, fraction: company.fractions[job] ?? 0 })),
      ...flows.piece.map(({ job, share }) => ({ share, fraction: ofPieces(job) })),
    ],
    top,
  );
}

/** The last job of a piece is one step, so it counts only when it has ended. */
function fractionOf({ status, fractions }: PieceState, job: JobName): number {
  if (status !== 'waiting') return 1;
  return job === rootJob('piece') ? 0 : (fractions[job] ?? 0);
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
