import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import type { BoardCheck } from '#core/board-check.ts';
import { AppError, type ErrorDetails } from '#core/errors.ts';
import { Listing } from '#core/listing.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import { createHttpClient, type HttpClient } from '#services/http/client.ts';
import { systemClock } from '#services/http/clock.ts';
import { openSiteMemory } from '#services/http/site-memory.ts';
import { createLlmClient } from '#services/llm/client.ts';
import { notesAt } from '#services/llm/server-notes.ts';
import type { Logger } from '#services/log/logger.ts';
import { openSnapshots, type SnapshotStore } from '#services/snapshots/store.ts';
import { isVendorHost } from '#sources/registry.ts';
import type { FetchContext } from '#sources/source.ts';
import type { JobContext, Processor } from '../define-queue.ts';
import type { WorkerOptions } from '../drivers/worker-options.ts';
import { createReader, type Reader } from '../reading/reader.ts';
import { createRecordCompany } from '../recording/record-company.ts';
import { createDraw, type Draw } from './draw.ts';
import { createDrawPicture } from './draw-picture.ts';
import { type AskModel, createFetchContext } from './fetch-context.ts';
import { createLookAtPage } from './look-at-page.ts';
import { createPauses, type Pauses } from './pauses.ts';
import type {
  CheckPayload,
  Detection,
  DetectPayload,
  PagePayload,
  PageResult,
  ScrapePayload,
  ScrapeResult,
} from './payload.ts';
import { createPointAtPage } from './point-at-page.ts';

type Deps = {
  readonly http: Pick<HttpClient, 'fetch'>;
  /** For companies that the user chose to read through proxies; `http` for all without them. */
  readonly chosen?: Pick<HttpClient, 'fetch'> | undefined;
  readonly snapshots: SnapshotStore;
  readonly reader: Pick<Reader, 'run'>;
  /** Absent where pages are not drawn. */
  readonly draw?: Draw | undefined;
  /** Absent where no model is set. */
  readonly ask?: AskModel | undefined;
};

export function createScrapeCompany(deps: Deps): Processor<ScrapePayload, ScrapeResult> {
  return async (payload, job) => {
    const { companyUrl, name, declined, recipe, inBrowser, usesProxy = false } = payload;
    const last = await readLast(deps.snapshots, payload.previous);
    const unwilling = new Set<string | undefined>();
    const byProxies = usesProxy ? deps.chosen : undefined;
    const context = createFetchContext({
      http: byProxies ?? deps.http,
      companyUrl,
      last,
      signal: job.signal,
      progress: job.progress,
      pauses: pausesOf(job),
      // The browser asks directly.
      draw: byProxies === undefined ? deps.draw : undefined,
      ask: payload.enrich ? deps.ask : undefined,
      onDocument: ({ noModel, finalUrl }) => {
        if (noModel === true) unwilling.add(originOf(finalUrl));
      },
    });
    const known = { source: payload.source, slug: payload.slug };
    const { source, slug, fetched, move } = await deps.reader
      .run('fetch_listing', { ...known, name, declined, recipe, inBrowser }, context)
      .catch(async (error: unknown) => {
        const told = withKnownHost(error, companyUrl, payload.source !== null);
        throw isUnfound(told) ? await withPage(deps, companyUrl, context) : told;
      });
    // By origin: a document kept from the last scan says what held then.
    const noModel = fetched.documents.some(({ finalUrl }) => unwilling.has(originOf(finalUrl)));
    const listing = await deps.snapshots.put({
      ...{ url: companyUrl, source, slug, ...fetched },
      ...(move !== undefined && { move }),
      ...(noModel && { noModel }),
    });
    return { listing, source, documents: fetched.documents.length };
  };
}

const isUnfound = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'no_openings_found';

/** The failure with the text of the page, which is compared with that of the next scan. */
async function withPage(
  { reader, snapshots }: Pick<Deps, 'reader' | 'snapshots'>,
  url: string,
  context: FetchContext,
): Promise<AppError> {
  try {
    const at = new Date().toISOString();
    const page = await reader.run('watch_page', { url, at }, context);
    if (page !== null) {
      return new AppError('no_openings_found', { url, page: await snapshots.put(page) });
    }
  } catch (error) {
    context.signal.throwIfAborted();
    // A page that cannot be read now is compared at the next scan.
    if (!(error instanceof AppError)) throw error;
  }
  return new AppError('no_openings_found', { url });
}

const originOf = (url: string): string | undefined => URL.parse(url)?.origin;

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

/** Waits out pauses that a site asks for, as a scan does. */
export function createCheckBoard(
  deps: Omit<Deps, 'snapshots'>,
): Processor<CheckPayload, BoardCheck> {
  return async ({ url, source, slug, website }, job) => {
    const context = detectContext(deps, url, job, pausesOf(job));
    return await deps.reader.run('check_board', { source, slug, website }, context);
  };
}

/** Fetches the page of one opening. */
export function createFetchPage(
  deps: Pick<Deps, 'http' | 'snapshots'>,
): Processor<z.infer<typeof PagePayload>, PageResult> {
  return async ({ url }, job) => {
    const context = detectContext(deps, url, job);
    const { body, finalUrl } = await context.fetch({ url, expect: 'html' });
    return { url: finalUrl, text: await deps.snapshots.put(body) };
  };
}

/** An aborted pause ends early; the next request throws the reason. */
const pausesOf = ({ signal }: JobContext) =>
  createPauses((ms) => wait(ms, null, { signal }).catch(() => undefined));

/**
 * Marks a host that no one typed, a job board's or one read before, as known: it cannot be a typing
 * error.
 */
function withKnownHost(error: unknown, companyUrl: string, wasRead: boolean): unknown {
  if (!(error instanceof AppError) || error.code !== 'host_not_found') return error;
  const { host } = error.details as ErrorDetails<'host_not_found'>;
  const url = new URL(companyUrl);
  const isBoard = host !== url.hostname || isVendorHost(host);
  if (!isBoard && !wasRead) return error;
  return new AppError(
    'host_not_found',
    { host, known: isBoard ? 'board' : 'read' },
    { cause: error },
  );
}

const detectContext = (
  deps: Pick<Deps, 'http' | 'draw' | 'ask'>,
  companyUrl: string,
  job: JobContext,
  pauses?: Pauses,
) =>
  createFetchContext({
    http: deps.http,
    companyUrl,
    last: null,
    signal: job.signal,
    progress: job.progress,
    draw: deps.draw,
    ask: deps.ask,
    ...(pauses && { pauses }),
  });

async function readLast(
  snapshots: SnapshotStore,
  ref: SnapshotRef | null,
): Promise<Listing | null> {
  if (ref === null) return null;
  try {
    return await snapshots.get(ref, Listing);
  } catch (error) {
    // Gone or damaged: fetches everything again.
    if (error instanceof AppError && error.code === 'snapshot_missing') return null;
    throw error;
  }
}

/**
 * The model that reads pages which nothing else can read; undefined without one. A model that
 * Rolewatch runs itself starts for openings only.
 */
function modelOf({ settings, model }: WorkerOptions): AskModel | undefined {
  const { enrich, llmSource } = settings;
  if (!enrich || llmSource !== 'server' || model.kind !== 'server') return undefined;
  const client = createLlmClient({
    ...model,
    notes: notesAt(model.notes),
    timeoutMs: settings.llmTimeoutMs,
    maxConcurrent: mostQuestions,
  });
  return (question, signal) => client.ask({ ...question, signal });
}

/** Openings wait for a model, too: pages take few of its places. */
const mostQuestions = 2;

/** Opens one HTTP client and one browser for all companies, and the snapshots. */
export async function openProcessors(options: WorkerOptions, log: Logger) {
  const { settings, originMap, sitePaces } = options;
  const memory =
    sitePaces === null ? undefined : await openSiteMemory(sitePaces, { clock: systemClock, log });
  const { proxies, proxyUse } = settings;
  const ofAll = proxyUse === 'all' ? proxies : null;
  const http = createHttpClient({ ...settings, originMap, proxies: ofAll }, { memory });
  const chosen = proxies !== null && proxyUse === 'chosen' ? http.byProxies(proxies) : undefined;
  const snapshots = openSnapshots(options.snapshots, log);
  const reader = createReader();
  // The browser asks directly.
  const mayDraw = settings.browser && ofAll === null;
  const drawing = mayDraw ? createDraw({ http, settings, originMap, log }) : null;
  const draw = drawing?.draw;
  const picture = drawing?.picture;
  const look = drawing?.look;
  const ask = modelOf(options);
  const proxied = proxies === null ? 'none' : proxyUse;
  return {
    processors: {
      scrape_company: createScrapeCompany({ http, chosen, snapshots, reader, draw, ask }),
      detect_source: createDetectSource({ http, reader, draw, ask }),
      record_company: createRecordCompany({ http, snapshots, reader }),
      check_board: createCheckBoard({ http, reader }),
      fetch_page: createFetchPage({ http, snapshots }),
      draw_picture: createDrawPicture({ snapshots, picture, proxied }),
      look_at_page: createLookAtPage({ snapshots, look, proxied }),
      point_at_page: createPointAtPage({
        ...{ snapshots, look, proxied },
        contextOf: ({ url, usesProxy }, job) =>
          detectContext({ http: (usesProxy ? chosen : undefined) ?? http }, url, job),
      }),
    },
    async [Symbol.asyncDispose]() {
      await reader[Symbol.asyncDispose]();
      await drawing?.[Symbol.asyncDispose]();
      await chosen?.[Symbol.asyncDispose]();
      await http[Symbol.asyncDispose]();
      await memory?.[Symbol.asyncDispose]();
      await snapshots[Symbol.asyncDispose]();
    },
  };
}
