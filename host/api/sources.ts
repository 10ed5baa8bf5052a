import { randomBytes } from 'node:crypto';
import type { Handlers } from '#contract/api.ts';
import { nameFromUrl } from '#core/company.ts';
import { AppError } from '#core/errors.ts';
import { type JobName, jobId } from '#core/job.ts';
import { reachOf, seemsOffline } from '#core/offline.ts';
import { ParsedListing } from '#core/parsed-listing.ts';
import { previewPosting } from '#core/posting-view.ts';
import { canonicalUrl } from '#core/url.ts';
import { companyId } from '#services/db/company-id.ts';
import { hasNetwork } from '#services/network/has-network.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import type { FlowJob } from '#workers/flow.ts';
import { queues } from '#workers/queues.ts';
import { runSingle } from '../runs/run-single.ts';

export type SourceDeps = {
  readonly driver: Driver;
  readonly snapshots: SnapshotStore;
  readonly userId: string;
  /** Companies that are not to be read for the time being, because the demo is on. */
  readonly isLeftAlone: (companyId: string) => boolean;
};

/** Calls that try a source without storing anything. */
export const sources = ({
  driver,
  snapshots,
  userId,
  isLeftAlone,
}: SourceDeps): Handlers<'sources.detect' | 'sources.parse'> => ({
  'sources.detect': async (input) => {
    const url = canonicalUrl(input.url);
    // The sites of the demo would answer, and know nothing of it.
    if (isLeftAlone(companyId(url))) throw new AppError('demo_is_on', {});
    const flow = single('detect_source', { url, userId, companyUrl: url });
    const result = await runSingle(driver, flow).catch((error: unknown) => {
      throw isOffline(error) ? new AppError('offline', {}, { cause: error }) : error;
    });
    return queues.io_fetch.jobs.detect_source.result.parse(result);
  },
  'sources.parse': async (input) => {
    const url = canonicalUrl(input.url);
    const text = await snapshots.put(input.text);
    const result = await runSingle(
      driver,
      single('parse_document', { url, text, userId, companyUrl: url }),
    );
    const { parsed } = queues.parse.jobs.parse_document.result.parse(result);
    const listing = await snapshots.get(parsed, ParsedListing);
    const [leftOut] = listing.omitted;
    if (listing.postings.length === 0 && leftOut !== undefined) {
      throw new AppError('unreadable_content', { url, reason: leftOut.reason });
    }
    const company = listing.companyName ?? nameFromUrl(url);
    const at = new Date().toISOString();
    return listing.postings.map((posting) => previewPosting(posting, { company, at }));
  },
});

const isOffline = (error: unknown): boolean =>
  error instanceof AppError && seemsOffline([reachOf(error)], hasNetwork());

/** A job of no run: under an id of its own every time. */
const single = (job: JobName, payload: FlowJob['payload']): FlowJob => ({
  id: jobId({ job, runId: randomBytes(8).toString('hex'), companyId: 'none', piece: null }),
  job,
  payload,
});
