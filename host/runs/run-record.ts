import { AppError, toErrorView } from '#core/errors.ts';
import type { JobSubject } from '#core/job.ts';
import type { RunCompany, RunPiece, RunRecord } from '#core/run.ts';
import type { CompanyStart } from '#workers/flow.ts';
import { type CompanyState, freshCompany, type PieceState, type RunState } from './run-state.ts';

/** A run as the database knows it, as the state to follow it by. */
export function fromRecord(record: RunRecord): RunState {
  return {
    id: record.id,
    userId: record.userId,
    startedAt: record.startedAt,
    enrich: record.enrich,
    isCancelled: record.status === 'cancelled',
    currentCompany: null,
    companies: new Map(
      record.companies.map((company) => [
        company.companyId,
        toCompany(record.endedAt === null ? company : endOf(company)),
      ]),
    ),
  };
}

/**
 * A run that was followed, as the database has it: a job may have stored a company after its end was
 * heard, or given up. Companies that are no longer watched are gone; how far one came that failed is
 * only remembered.
 */
export function withRecord(run: RunState, record: RunRecord): RunState {
  const stored = fromRecord(record);
  const companies = [...stored.companies].map(([id, company]): [string, CompanyState] => {
    const known = run.companies.get(id);
    const isStored = company.stored !== null || !known || known.failure === null;
    return [id, isStored ? company : known];
  });
  return {
    ...run,
    isCancelled: run.isCancelled || stored.isCancelled,
    companies: new Map(companies),
  };
}

/** Nothing is done any more in a run that is over: what still waits in it was not done. */
const endOf = (company: RunCompany): RunCompany => ({
  ...company,
  ...(company.status === 'queued' && { status: 'cancelled', error: notDone }),
  pieces: company.pieces.map((piece) =>
    piece.status === 'queued' ? { ...piece, status: 'failed', error: notDone } : piece,
  ),
});

const notDone = toErrorView(new AppError('cancelled', {}));

/** What every job about a company carries. */
export const subjectOf = (
  { id, userId }: Pick<RunRecord, 'id' | 'userId'>,
  { companyId, url }: Pick<RunCompany, 'companyId' | 'url'>,
): JobSubject => ({ runId: id, userId, companyId, companyUrl: url });

/** Where the next fetch of a company starts from. */
export const startOf = (
  { enrich }: Pick<RunRecord, 'enrich'>,
  { known }: RunCompany,
): CompanyStart => ({
  source: known.source,
  slug: known.slug,
  previous: known.listingRef,
  enrich,
});

function toCompany(company: RunCompany): CompanyState {
  const fresh = freshCompany({ id: company.companyId, url: company.url, name: company.name });
  const { status, error } = company;
  if (status === 'queued') return fresh;
  if (status === 'failed' || status === 'cancelled') {
    const failure = error ?? { code: status, message: status, hint: '' };
    return {
      ...fresh,
      step: failure.message,
      failure: { error: failure, isCancelled: status === 'cancelled', reach: null },
    };
  }
  return {
    ...fresh,
    isStarted: true,
    step: `Stored ${company.postings} openings`,
    stored: {
      source: company.source,
      postings: company.postings,
      new: company.new,
      changed: company.changed,
      closed: company.closed,
      isDuplicate: status === 'duplicate',
      problem: error,
    },
    pieces: company.pieces.toSorted((a, b) => a.piece - b.piece).map(toPiece),
  };
}

const toPiece = ({ postings, status, enhanced, error }: RunPiece): PieceState => ({
  postings,
  enhanced,
  error,
  status: status === 'queued' ? 'waiting' : status,
  fraction: status === 'queued' ? 0 : 1,
});
