import type { JobName } from '#core/job.ts';
import { parseJobId } from '#core/job.ts';
import type { Topic } from '#core/topic.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import type { DataRevisions } from './data-revisions.ts';

/** What a job that is done has written. */
const topicsOf: Readonly<Partial<Record<JobName, readonly Topic[]>>> = {
  store_job_data: ['companies', 'postings'],
  store_enrichment: ['postings'],
};

/** Tells what the pipeline stored. Also of jobs done again after their run was over. */
export function followPipeline(
  driver: Pick<Driver, 'subscribe'>,
  revisions: Pick<DataRevisions, 'changed'>,
): Disposable {
  const unsubscribe = driver.subscribe(({ type, id }) => {
    const job = type === 'completed' ? parseJobId(id)?.job : undefined;
    if (job !== undefined) revisions.changed(topicsOf[job] ?? []);
  });
  return { [Symbol.dispose]: unsubscribe };
}
