import { coverageWords } from '#core/coverage.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import type { JobSubject } from '#core/job.ts';
import type { RunCompany, RunPiece, RunRecord } from '#core/run.ts';
import type { CompanyStart } from '#workers/flow.ts';
import { type CompanyState, freshCompany, type PieceState, type RunState } from './run-state.ts';

/** The state to follow a run by, from its database record. */
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
 * A followed run corrected by the database: a job may have stored a company after its end event, or
 * failed for good. Drops removed companies. Only the tracker knows how far a failed company came.
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

/** No work continues after a run's end, so its waiting companies were not done. */
const endOf = (company: RunCompany): RunCompany => ({
  ...company,
  ...(company.status === 'queued' && { status: 'cancelled', error: notDone }),
  pieces: company.pieces.map((piece) =>
    piece.status === 'queued' ? { ...piece, status: 'failed', error: notDone } : piece,
  ),
});

const notDone = toErrorView(new AppError('cancelled', {}));

export const subjectOf = (
  { id, userId }: Pick<RunRecord, 'id' | 'userId'>,
  { companyId, url }: Pick<RunCompany, 'companyId' | 'url'>,
): JobSubject => ({ runId: id, userId, companyId, companyUrl: url });

export const startOf = (
  { enrich }: Pick<RunRecord, 'enrich'>,
  { known, name }: RunCompany,
): CompanyStart => ({
  source: known.source,
  slug: known.slug,
  name,
  declined: known.declined,
  recipe: known.recipe,
  usesProxy: known.usesProxy,
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
    step: coverageWords(company),
    stored: {
      source: company.source,
      postings: company.postings,
      new: company.new,
      changed: company.changed,
      closed: company.closed,
      isDuplicate: status === 'duplicate',
      isFirst: company.isFirst,
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
  fractions: {},
});
