import { coverageWords } from '#core/coverage.ts';
import type { ErrorView } from '#core/error-view.ts';
import { AppError, type ErrorDetails, toErrorView } from '#core/errors.ts';
import { type JobName, parseJobId } from '#core/job.ts';
import { type Reach, reachOf, seemsOffline } from '#core/offline.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import type { JobEvent } from '#workers/drivers/driver.ts';
import { flows, queues, rootJob } from '#workers/queues.ts';

/** Progress of each job in a flow, 0 to 1. */
export type Fractions = Readonly<Partial<Record<JobName, number>>>;

/** A piece of enrichment as a run sees it. */
export type PieceState = {
  readonly postings: number;
  readonly fractions: Fractions;
  readonly status: 'waiting' | 'stored' | 'failed';
  readonly enhanced: number;
  readonly error: ErrorView | null;
};

export type StoredState = {
  readonly source: string | null;
  readonly postings: number;
  readonly new: number;
  readonly changed: number;
  readonly closed: number;
  readonly isDuplicate: boolean;
  readonly isFirst: boolean;
  readonly problem: ErrorView | null;
};

export type CompanyState = {
  readonly id: string;
  readonly url: string;
  readonly name: string;
  readonly fractions: Fractions;
  readonly step: string;
  readonly isStarted: boolean;
  readonly stored: StoredState | null;
  /** The first failure of its chain: those that climb after it carry less detail. */
  readonly failure: {
    readonly error: ErrorView;
    readonly isCancelled: boolean;
    /** Set if its site was not reached, perhaps for lack of a network; else null. */
    readonly reach: Reach | null;
    /** A snapshot of the text of a page without openings. */
    readonly page?: SnapshotRef | undefined;
  } | null;
  readonly pieces: readonly PieceState[];
};

/** A run in progress: a value, replaced on every event. */
export type RunState = {
  readonly id: string;
  readonly userId: string;
  readonly startedAt: string;
  readonly enrich: boolean;
  readonly isCancelled: boolean;
  readonly currentCompany: string | null;
  readonly companies: ReadonlyMap<string, CompanyState>;
};

export const freshCompany = (company: {
  readonly id: string;
  readonly url: string;
  readonly name: string;
}): CompanyState => ({
  ...company,
  fractions: {},
  step: 'Waiting',
  isStarted: false,
  stored: null,
  failure: null,
  pieces: [],
});

/**
 * Applies an event of one of the run's jobs. Events may repeat or come out of causal order: a piece
 * may end before the store job that made it, so values are set, never counted.
 */
export function applyEvent(run: RunState, event: JobEvent): RunState {
  const key = parseJobId(event.id);
  const company = key === null ? undefined : run.companies.get(key.companyId);
  if (key === null || company === undefined || key.runId !== run.id) return run;
  const next =
    key.piece === null
      ? applyToCompany(company, key.job, event)
      : applyToPiece(company, key.job, key.piece, event);
  if (next === company) return run;
  // A short job sends no progress.
  const isAtWork = event.type === 'started' || event.type === 'progress';
  const currentCompany = isAtWork ? company.url : run.currentCompany;
  return { ...run, currentCompany, companies: new Map(run.companies).set(company.id, next) };
}

function applyToCompany(company: CompanyState, job: JobName, event: JobEvent): CompanyState {
  if (company.failure !== null || company.stored !== null) return company;
  switch (event.type) {
    case 'started':
      return { ...company, isStarted: true };
    case 'progress': {
      const { fraction, step } = event.progress;
      const fractions = { ...company.fractions, [job]: fraction };
      return { ...company, isStarted: true, fractions, step };
    }
    case 'completed': {
      const fractions = allUpTo('company', job, company.fractions);
      const done = { ...company, isStarted: true, fractions };
      return job === 'store_job_data' ? withResult(done, event.result) : done;
    }
    case 'failed':
      return withFailure(company, event.error);
  }
}

function withFailure(company: CompanyState, error: AppError): CompanyState {
  const view = toErrorView(error);
  return {
    ...company,
    step: view.message,
    failure: {
      ...{ error: view, isCancelled: error.code === 'cancelled', reach: reachOf(error) },
      page: pageOf(error),
    },
  };
}

function pageOf({ code, details }: AppError): SnapshotRef | undefined {
  if (code !== 'no_openings_found') return undefined;
  return (details as ErrorDetails<typeof code>).page;
}

function withResult(company: CompanyState, value: unknown): CompanyState {
  const result = queues.persist.jobs.store_job_data.result.parse(value);
  // The job itself wrote that the company was not read.
  if (result.outcome === 'moved' && result.problem !== null) {
    const { problem: error } = result;
    return { ...company, step: error.message, failure: { error, isCancelled: false, reach: null } };
  }
  return {
    ...company,
    step: coverageWords(result),
    stored: { ...result, isDuplicate: result.outcome === 'duplicate' },
    // Keep the ends of pieces that overtook this result.
    pieces: result.pieces.map((postings, i) => ({ ...freshPiece, ...company.pieces[i], postings })),
  };
}

function applyToPiece(
  company: CompanyState,
  job: JobName,
  index: number,
  event: JobEvent,
): CompanyState {
  const piece = company.pieces[index] ?? freshPiece;
  if (piece.status !== 'waiting') return company;
  const pieces = [...company.pieces];
  while (pieces.length < index) pieces.push(freshPiece);
  const set = (change: Partial<PieceState>, step?: string): CompanyState => {
    pieces[index] = { ...piece, ...change };
    return { ...company, pieces, step: step ?? company.step };
  };
  switch (event.type) {
    case 'started':
      return company;
    case 'progress':
      return set(
        { fractions: { ...piece.fractions, [job]: event.progress.fraction } },
        // The last job of a piece shows no step of the company.
        job === rootJob('piece') ? undefined : event.progress.step,
      );
    case 'completed': {
      const fractions = allUpTo('piece', job, piece.fractions);
      if (job !== 'store_enrichment') return set({ fractions });
      const { enhanced, problem } = queues.persist.jobs.store_enrichment.result.parse(event.result);
      return set({ fractions, status: 'stored', enhanced, error: problem }, problem?.message);
    }
    case 'failed':
      return set({ status: 'failed', error: toErrorView(event.error) }, event.error.message);
  }
}

const freshPiece: PieceState = {
  postings: 0,
  fractions: {},
  status: 'waiting',
  enhanced: 0,
  error: null,
};

/** A finished job means the jobs before it in the flow are finished too. */
function allUpTo(start: keyof typeof flows, job: JobName, fractions: Fractions): Fractions {
  const jobs = flows[start].map((step) => step.job);
  const done = jobs.slice(0, jobs.indexOf(job) + 1);
  return { ...fractions, ...Object.fromEntries(done.map((name) => [name, 1])) };
}

/** This run will change nothing more about the company. */
export const isSettled = (company: CompanyState): boolean =>
  company.failure !== null ||
  (company.stored !== null && company.pieces.every((piece) => piece.status !== 'waiting'));

export const isRunSettled = (run: RunState): boolean =>
  [...run.companies.values()].every(isSettled);

/** Gives up all unfinished work of the run, as cancelled or failed for one reason. */
export function giveUpRest(run: RunState, error: ErrorView, isCancelled: boolean): RunState {
  const companies = [...run.companies].map(([id, company]): [string, CompanyState] => {
    if (isSettled(company)) return [id, company];
    if (company.stored === null) {
      return [
        id,
        { ...company, step: error.message, failure: { error, isCancelled, reach: null } },
      ];
    }
    const pieces = company.pieces.map((piece) =>
      piece.status === 'waiting' ? { ...piece, status: 'failed' as const, error } : piece,
    );
    return [id, { ...company, step: error.message, pieces }];
  });
  return { ...run, isCancelled, companies: new Map(companies) };
}

/** Gives a finished run one shared reason if it reached no site because the machine is offline. */
export function withOffline(run: RunState, hasNetwork: () => boolean): RunState {
  const reaches = [...run.companies.values()].map(({ failure }) => failure?.reach ?? null);
  if (run.isCancelled || reaches.includes(null) || !seemsOffline(reaches, hasNetwork())) return run;
  const error = toErrorView(new AppError('offline', {}));
  const companies = [...run.companies].map(([id, company]): [string, CompanyState] =>
    company.failure?.reach == null
      ? [id, company]
      : [id, { ...company, step: error.message, failure: { ...company.failure, error } }],
  );
  return { ...run, companies: new Map(companies) };
}
