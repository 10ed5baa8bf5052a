import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Handlers } from '#contract/api.ts';
import { AppError, type ErrorCode } from '#core/errors.ts';
import { type JobName, jobId } from '#core/job.ts';
import { reachOf, seemsOffline } from '#core/offline.ts';
import { type PostingView, previewPosting } from '#core/posting-view.ts';
import { Recording } from '#core/recording.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import { canonicalUrl } from '#core/url.ts';
import type { Logger } from '#services/log/logger.ts';
import { hasNetwork } from '#services/network/network.ts';
import { openListing } from '#services/snapshots/listing-parts.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { nameFromUrl } from '#sources/company-name.ts';
import { sourceLabel } from '#sources/registry.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import type { FlowJob } from '#workers/flow.ts';
import { queues } from '#workers/queues.ts';
import { readListInThread } from '../lists/read-in-thread.ts';

export type SourceDeps = {
  readonly driver: Driver;
  readonly snapshots: SnapshotStore;
  readonly userId: string;
  readonly log: Pick<Logger, 'warn'>;
};

export type SourceCalls =
  | 'sources.detect'
  | 'sources.parse'
  | 'sources.readPage'
  | 'sources.record'
  | 'sources.check'
  | 'sources.recordedText'
  | 'sources.picture'
  | 'sources.look'
  | 'sources.point';

/** These calls try a source and store nothing. */
export const sources = (deps: SourceDeps): Handlers<SourceCalls> => {
  const { snapshots, userId } = deps;
  return {
    'sources.detect': async (input) => {
      const url = canonicalUrl(input.url);
      const flow = single('detect_source', { url, userId, companyUrl: url });
      const result = await runSingle(deps, flow).catch((error: unknown) => {
        throw isOffline(error) ? new AppError('offline', {}, { cause: error }) : error;
      });
      const found = queues.io_fetch.jobs.detect_source.result.parse(result);
      return { ...found, sourceLabel: sourceLabel(found.source) };
    },
    'sources.parse': async (input) => {
      const url = canonicalUrl(input.url);
      return await parse(deps, url, await snapshots.put(input.text));
    },
    'sources.readPage': async (input) => {
      const url = canonicalUrl(input.url);
      const fetched = await runSingle(deps, single('fetch_page', { url, userId, companyUrl: url }));
      const page = queues.io_fetch.jobs.fetch_page.result.parse(fetched);
      const postings = await parse(deps, page.url, page.text).catch((error: unknown) => {
        // The user can still type what the page says.
        if (isAppError(error, 'no_openings_found') || isAppError(error, 'unreadable_content')) {
          return [];
        }
        throw error;
      });
      return postings.length === 1 ? (postings[0] ?? null) : null;
    },
    'sources.record': async (input) => {
      const url = canonicalUrl(input.url);
      const known = input.known ?? null;
      const flow = single('record_company', { url, known, userId, companyUrl: url });
      const result = await runSingle(deps, flow);
      const { recording } = queues.io_fetch.jobs.record_company.result.parse(result);
      return await snapshots.get(recording, Recording);
    },
    'sources.check': async ({ source, slug, website, ...input }) => {
      const url = canonicalUrl(input.url);
      const payload = { url, source, slug, website, userId, companyUrl: url };
      const result = await runSingle(deps, single('check_board', payload));
      return queues.io_fetch.jobs.check_board.result.parse(result);
    },
    'sources.picture': async ({ usesProxy, ...input }) => {
      const url = canonicalUrl(input.url);
      const payload = { url, usesProxy, userId, companyUrl: url };
      const result = await runSingle(deps, single('draw_picture', payload));
      const { image, ...taken } = queues.io_fetch.jobs.draw_picture.result.parse(result);
      const jpeg = await snapshots.get(image, z.string());
      return { ...taken, image: `data:image/jpeg;base64,${jpeg}` };
    },
    'sources.look': async ({ usesProxy, ...input }) => {
      const url = canonicalUrl(input.url);
      const payload = { url, usesProxy, userId, companyUrl: url };
      const result = await runSingle(deps, single('look_at_page', payload));
      const { image, ...seen } = queues.io_fetch.jobs.look_at_page.result.parse(result);
      const jpeg = await snapshots.get(image, z.string());
      return { ...seen, image: `data:image/jpeg;base64,${jpeg}` };
    },
    'sources.point': async ({ url: typed, ...input }) => {
      const url = canonicalUrl(typed);
      const payload = { ...input, url, userId, companyUrl: url };
      const result = await runSingle(deps, single('point_at_page', payload));
      return queues.io_fetch.jobs.point_at_page.result.parse(result);
    },
    'sources.recordedText': ({ ref }) => snapshots.get(ref, z.string()),
  };
};

/** Throws `no_openings_found` and `unreadable_content`. */
async function parse(deps: SourceDeps, url: string, text: SnapshotRef): Promise<PostingView[]> {
  const { snapshots, userId } = deps;
  const result = await runSingle(
    deps,
    single('parse_document', { url, text, userId, companyUrl: url }),
  );
  const { parsed } = queues.parse.jobs.parse_document.result.parse(result);
  const { facts, parts } = await openListing(snapshots, parsed);
  const company = facts.companyName ?? nameFromUrl(url);
  const at = new Date().toISOString();
  const postings: PostingView[] = [];
  for await (const part of parts()) {
    for (const posting of part) postings.push(previewPosting(posting, { company, at }));
  }
  const [leftOut] = facts.omitted;
  if (postings.length === 0 && leftOut !== undefined) {
    throw new AppError('unreadable_content', { url, reason: leftOut.reason });
  }
  return postings;
}

const isAppError = (error: unknown, code: ErrorCode): boolean =>
  error instanceof AppError && error.code === code;

const isOffline = (error: unknown): boolean =>
  error instanceof AppError && seemsOffline([reachOf(error)], hasNetwork());

/** A job outside any run, with a fresh id each time. */
const single = (job: JobName, payload: FlowJob['payload']): FlowJob => ({
  id: jobId({ job, runId: randomBytes(8).toString('hex'), companyId: 'none', piece: null }),
  job,
  payload,
});

export const lists = (): Handlers<'companies.readList'> => ({
  'companies.readList': async ({ text }) => ({ rows: await readListInThread(text) }),
});

/** Queues one job outside any run and waits for its result. Throws the job's error. */
export async function runSingle(
  { driver, log }: Pick<SourceDeps, 'driver' | 'log'>,
  flow: FlowJob,
): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const unsubscribe = driver.subscribe((event) => {
    if (event.id !== flow.id) return;
    if (event.type === 'completed') resolve(event.result);
    if (event.type === 'failed') reject(event.error);
  });
  try {
    await driver.add([flow]);
    return await promise.catch(async (error: unknown) => {
      // The caller has the answer: a wrong address is no fault of the queues.
      await driver.forget([flow.id]).catch((cause: unknown) => {
        log.warn('a failed look-up stays among the failed jobs', { error: String(cause) });
      });
      throw error;
    });
  } finally {
    unsubscribe();
  }
}
