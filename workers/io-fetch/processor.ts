import type { z } from 'zod';
import { AppError, type ErrorDetails } from '#core/errors.ts';
import { Listing } from '#core/listing.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import type { HttpClient } from '#services/http/client.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { detectByUrl } from '#sources/detect.ts';
import type { JobContext, Processor } from '../define-queue.ts';
import type { Reader } from '../reading/reader.ts';
import { createFetchContext } from './context.ts';
import type { Detection, DetectPayload, ScrapePayload, ScrapeResult } from './payload.ts';

type Deps = {
  readonly http: Pick<HttpClient, 'fetch'>;
  readonly snapshots: SnapshotStore;
  readonly reader: Pick<Reader, 'run'>;
};

/** Fetches every document of one company that holds openings. */
export function createScrapeCompany(deps: Deps): Processor<ScrapePayload, ScrapeResult> {
  return async (payload, job) => {
    const { companyUrl } = payload;
    const last = await readLast(deps.snapshots, payload.previous);
    const context = createFetchContext({
      http: deps.http,
      companyUrl,
      last,
      signal: job.signal,
      progress: job.progress,
    });
    const { source, slug, fetched } = await deps.reader
      .run('fetch_listing', { source: payload.source, slug: payload.slug }, context)
      .catch((error: unknown) => {
        throw withKnownHost(error, companyUrl, payload.source !== null);
      });
    const listing = await deps.snapshots.put({ url: companyUrl, source, slug, ...fetched });
    return { listing, source, documents: fetched.documents.length };
  };
}

/** Finds out how a company publishes, without fetching its openings. */
export function createDetectSource(
  deps: Omit<Deps, 'snapshots'>,
): Processor<z.infer<typeof DetectPayload>, Detection> {
  return async ({ url }, job) => {
    const detected = await deps.reader
      .run('detect', url, detectContext(deps, url, job))
      .catch((error: unknown) => {
        throw withKnownHost(error, url, false);
      });
    return { url, ...detected };
  };
}

/** A host that nobody typed is not misspelt: a job board's, or one that was read before. */
function withKnownHost(error: unknown, companyUrl: string, wasRead: boolean): unknown {
  if (!(error instanceof AppError) || error.code !== 'host_not_found') return error;
  const { host } = error.details as ErrorDetails<'host_not_found'>;
  const url = new URL(companyUrl);
  const isBoard = host !== url.hostname || detectByUrl(url) !== null;
  if (!isBoard && !wasRead) return error;
  return new AppError(
    'host_not_found',
    { host, known: isBoard ? 'board' : 'read' },
    { cause: error },
  );
}

const detectContext = (deps: Pick<Deps, 'http'>, companyUrl: string, job: JobContext) =>
  createFetchContext({
    http: deps.http,
    companyUrl,
    last: null,
    signal: job.signal,
    progress: job.progress,
  });

async function readLast(
  snapshots: SnapshotStore,
  ref: SnapshotRef | null,
): Promise<Listing | null> {
  if (ref === null) return null;
  try {
    return await snapshots.get(ref, Listing);
  } catch (error) {
    // Gone or damaged: everything is fetched afresh.
    if (error instanceof AppError && error.code === 'snapshot_missing') return null;
    throw error;
  }
}
