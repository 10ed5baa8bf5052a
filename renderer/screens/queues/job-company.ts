import { hostOf } from '#renderer/format.ts';
import type { CompanyView, JobView } from '#renderer/model.ts';

type Subject = Pick<JobView, 'payload' | 'companyUrl'>;
type Company = Pick<CompanyView, 'id' | 'name' | 'url'>;

/** The company that a job is about; undefined where none is watched, or no more. */
export function companyOf<C extends Company>(
  { payload, companyUrl }: Subject,
  companies: readonly C[],
): C | undefined {
  return (
    companies.find(({ id }) => id === payload.companyId) ??
    companies.find(({ url }) => url === companyUrl)
  );
}

/** Its name; of one that is not watched the host of its address. */
export const companyName = (job: Subject, companies: readonly Company[]): string =>
  companyOf(job, companies)?.name ?? hostOf(job.companyUrl);
