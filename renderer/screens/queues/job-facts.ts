import { hostOf } from '#renderer/format.ts';
import type { CompanyView, FailureKind, JobView, QueueName } from '#renderer/model.ts';
import { mostFailedJobs } from '#renderer/store/queries.ts';

/** In the order of urgency: only a fault needs an operator. */
export const failureKinds = [
  'fault',
  'site',
  'cancelled',
] as const satisfies readonly FailureKind[];

type Failure = Pick<JobView, 'queue' | 'failure'>;

/** Failed jobs of a kind, without those that only waited for one. */
export const ofKind = <J extends Failure>(jobs: readonly J[], kind: FailureKind): readonly J[] =>
  jobs.filter(({ failure }) => failure === kind);

/** The faults among failed jobs; `isAll` if the list held every failed job. */
export type Faults = { readonly jobs: readonly Failure[]; readonly isAll: boolean };

export const faultsIn = (listed: readonly Failure[]): Faults => ({
  jobs: ofKind(listed, 'fault'),
  isAll: listed.length < mostFailedJobs,
});

/** A queue's faults, counted like the list below it. */
export const faultsOf = (queue: QueueName, { jobs }: Faults): number =>
  jobs.filter((job) => job.queue === queue).length;

/** Failures of one kind at one company, the latest first. */
export type FailureGroup<J> = { readonly latest: J; readonly jobs: readonly J[] };

type Grouped = Pick<JobView, 'job' | 'companyUrl' | 'endedAt' | 'createdAt' | 'error'>;

/** Equal failures are one row: a site that fails in every scan would fill the list. */
export function groupFailures<J extends Grouped>(jobs: readonly J[]): readonly FailureGroup<J>[] {
  const groups = Map.groupBy(jobs, ({ job, companyUrl, error }) =>
    JSON.stringify([job, companyUrl, error?.code]),
  );
  return [...groups.values()]
    .map((same) => same.toSorted((a, b) => failedAt(b).localeCompare(failedAt(a))))
    .flatMap((same) => (same[0] === undefined ? [] : [{ latest: same[0], jobs: same }]));
}

export const failedAt = ({ endedAt, createdAt }: Pick<JobView, 'endedAt' | 'createdAt'>): string =>
  endedAt ?? createdAt;

type Subject = Pick<JobView, 'payload' | 'companyUrl'>;
type Company = Pick<CompanyView, 'id' | 'name' | 'url'>;

/** The company of a job; undefined if it is not watched. */
export function companyOf<C extends Company>(
  { payload, companyUrl }: Subject,
  companies: readonly C[],
): C | undefined {
  return (
    companies.find(({ id }) => id === payload.companyId) ??
    companies.find(({ url }) => url === companyUrl)
  );
}

/** Its name, or the host of its address if it is not watched. */
export const companyName = (job: Subject, companies: readonly Company[]): string =>
  companyOf(job, companies)?.name ?? hostOf(job.companyUrl);

export const percent = (part: number): string =>
  part.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: 0 });
