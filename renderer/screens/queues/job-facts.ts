import { hostOf } from '#renderer/format.ts';
import type { CompanyView, JobView, QueueName } from '#renderer/model.ts';
import { mostFailedJobs } from '#renderer/store/queries.ts';

type Failure = Pick<JobView, 'queue' | 'error'>;

/** Failed jobs that caused a failure; `isAll` if the list held every failed job. */
export type FailedRoots = { readonly jobs: readonly Failure[]; readonly isAll: boolean };

/**
 * The jobs that caused a failure. Jobs that waited for one of them fail with it and add nothing.
 * Cancelled jobs have not failed and cannot be retried.
 */
export const rootsOnly = <J extends Failure>(jobs: readonly J[]): readonly J[] =>
  jobs.filter(({ error }) => error !== null && error.code !== 'cancelled');

export const failedRoots = (listed: readonly Failure[]): FailedRoots => ({
  jobs: rootsOnly(listed),
  isAll: listed.length < mostFailedJobs,
});

/**
 * A queue's failures, counted like the list below it. If the list is cut off, this is the host's
 * total: it counts nothing finer.
 */
export const failedIn = (
  { queue, failed }: { readonly queue: QueueName; readonly failed: number },
  roots: FailedRoots,
): number => (roots.isAll ? roots.jobs.filter((job) => job.queue === queue).length : failed);

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
