import type { z } from 'zod';
import { AppError, type ErrorDetails } from '#core/errors.ts';
import { Listing } from '#core/listing.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import type { HttpClient } from '#services/http/client.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { detect, detectByUrl } from '#sources/detect.ts';
import type * as Sources from '#sources/source.ts';
import type { FetchContext, Fetched } from '#sources/source.ts';
import type { JobContext, Processor } from '../define-queue.ts';
import { sourceOf } from '../source-of.ts';
import { createFetchContext } from './context.ts';
import type { Detection, DetectPayload, ScrapePayload, ScrapeResult } from './payload.ts';

type Deps = {
  readonly http: Pick<HttpClient, 'fetch'>;
  readonly snapshots: SnapshotStore;
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
    const { source, slug, fetched } = await fetchListing(payload, context).catch(
      (error: unknown) => {
        throw withKnownHost(error, companyUrl, payload.source !== null);
      },
    );
    const listing = await deps.snapshots.put({ url: companyUrl, source, slug, ...fetched });
    return { listing, source, documents: fetched.documents.length };
  };
}

/** Finds out how a company publishes, without fetching its openings. */
export function createDetectSource(
  deps: Pick<Deps, 'http'>,
): Processor<z.infer<typeof DetectPayload>, Detection> {
  return async ({ url }, job) => {
    const detected = await detect(url, detectContext(deps, url, job)).catch((error: unknown) => {
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

type FetchedListing = { source: string; slug: string; fetched: Fetched };

async function fetchListing(
  payload: ScrapePayload,
  context: FetchContext,
): Promise<FetchedListing> {
  const { source, slug, companyUrl } = payload;
  if (source !== null && slug !== null) {
    try {
      return await fetchFrom({ source, slug }, context);
    } catch (error) {
      if (!hasMoved(error)) throw error;
      const detected = await lookAgain(companyUrl, context, error);
      if (detected.source === source && detected.slug === slug) throw error;
      return await fetchFrom(detected, context);
    }
  }
  context.progress(0, 'Looking how the openings are published');
  return await fetchFrom(await detect(companyUrl, context), context);
}

async function fetchFrom(
  { source, slug }: Pick<Sources.Detection, 'source' | 'slug'>,
  context: FetchContext,
): Promise<FetchedListing> {
  const found = sourceOf(source);
  context.progress(0.05, `Fetching openings from ${found.label}`);
  return { source, slug, fetched: await found.fetch(slug, context) };
}

/** A company that left its board behind may be found again where its address leads today. */
const hasMoved = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'unknown_board' || error.code === 'page_not_found');

async function lookAgain(
  url: string,
  context: FetchContext,
  cause: unknown,
): Promise<Sources.Detection> {
  try {
    return await detect(url, context);
  } catch {
    // The address leads nowhere either: what was wrong with the known board says more.
    throw cause;
  }
}

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
