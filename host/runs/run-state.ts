import { AppError, type ErrorCode, type ErrorView, toErrorView } from '#core/errors.ts';
import { type JobName, parseJobId } from '#core/job.ts';
import { type Reach, reachOf, seemsOffline } from '#core/offline.ts';
import type { JobEvent } from '#workers/drivers/driver.ts';
import { queues } from '#workers/queues.ts';

/** A piece of enrichment as a run sees it. */
export type PieceState = {
  readonly postings: number;
  /** Of the model's work on it, 0 to 1. */
  readonly fraction: number;
  readonly status: 'waiting' | 'stored' | 'failed';
  readonly enhanced: number;
  readonly error: ErrorView | null;
};

/** What a company's store job answered, once it did. */
export type StoredState = {
  readonly source: string | null;
  readonly postings: number;
  readonly new: number;
  readonly changed: number;
  readonly closed: number;
  readonly isDuplicate: boolean;
  readonly problem: ErrorView | null;
};

export type CompanyState = {
  readonly id: string;
  readonly url: string;
  readonly name: string;
  readonly fractions: Readonly<Partial<Record<JobName, number>>>;
  readonly step: string;
  readonly isStarted: boolean;
  readonly stored: StoredState | null;
  /** The first failure of its chain: those that climb after it say less. */
  readonly failure: {
    readonly error: ErrorView;
    readonly isCancelled: boolean;
    /** Its site was not reached, which may be for want of a network; else null. */
    readonly reach: Reach | null;
  } | null;
  readonly pieces: readonly PieceState[];
};

/** One run while it runs; a value, replaced on every event. */
export type RunState = {
  readonly id: string;
  readonly userId: string;
  readonly startedAt: string;
  readonly enrich: boolean;
  readonly isCancelled: boolean;
  readonly currentCompany: string | null;
  readonly companies: ReadonlyMap<string, CompanyState>;
};

/** A company before anything happened to it. */
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
 * The run after an event of one of its jobs. Events may come twice and out of causal order: a
 * piece's end may overtake the store job that made it, so nothing is counted, only set.
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
  const currentCompany = event.type === 'progress' ? company.url : run.currentCompany;
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
      const done = { ...company, isStarted: true, fractions: allUpTo(company, job) };
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
    failure: { error: view, isCancelled: error.code === 'cancelled', reach: reachOf(error) },
  };
}

function withResult(company: CompanyState, value: unknown): CompanyState {
  const result = queues.persist.jobs.store_job_data.result.parse(value);
  return {
    ...company,
    step: `Stored ${result.postings} openings`,
    stored: { ...result, isDuplicate: result.outcome === 'duplicate' },
    // Ends of pieces that overtook this result are kept.
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
      return job === 'enhance_job_data'
        ? set({ fraction: event.progress.fraction }, event.progress.step)
        : company;
    case 'completed': {
      if (job !== 'store_enrichment') return set({ fraction: 1 });
      const { enhanced, problem } = queues.persist.jobs.store_enrichment.result.parse(event.result);
      return set({ fraction: 1, status: 'stored', enhanced, error: problem }, problem?.message);
    }
    case 'failed':
      return set({ status: 'failed', error: toErrorView(event.error) }, event.error.message);
  }
}

const freshPiece: PieceState = {
  postings: 0,
  fraction: 0,
  status: 'waiting',
  enhanced: 0,
  error: null,
};

/** A company's own jobs, the first to run first. */
const chain: readonly JobName[] = ['scrape_company', 'parse_listings', 'store_job_data'];

function allUpTo(company: CompanyState, job: JobName): CompanyState['fractions'] {
  const reached = chain.slice(0, chain.indexOf(job) + 1);
  return { ...company.fractions, ...Object.fromEntries(reached.map((name) => [name, 1])) };
}

/** Nothing more will happen to the company in this run. */
export const isSettled = (company: CompanyState): boolean =>
  company.failure !== null ||
  (company.stored !== null && company.pieces.every((piece) => piece.status !== 'waiting'));

export const isRunSettled = (run: RunState): boolean =>
  [...run.companies.values()].every(isSettled);

/** The run with all that is not finished given up: cancelled, or failed for one reason. */
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

/** A run that is over, with one reason for all where nothing was reached because the machine is offline. */
export function withOffline(run: RunState, hasNetwork: () => boolean): RunState {
  const asked = [...run.companies.values()].filter(
    ({ failure }) => failure?.error.code !== notAsked,
  );
  const reaches = asked.map(({ failure }) => failure?.reach ?? null);
  if (run.isCancelled || reaches.includes(null) || !seemsOffline(reaches, hasNetwork())) return run;
  const error = toErrorView(new AppError('offline', {}));
  const companies = [...run.companies].map(([id, company]): [string, CompanyState] =>
    company.failure?.reach == null
      ? [id, company]
      : [id, { ...company, step: error.message, failure: { ...company.failure, error } }],
  );
  return { ...run, companies: new Map(companies) };
}

/** A company that the demo leaves alone was not even asked. */
const notAsked = 'demo_is_on' satisfies ErrorCode;
