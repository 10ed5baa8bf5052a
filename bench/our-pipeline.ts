import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { HealthView } from '#contract/views/health.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { startChild } from './child.ts';

const Ready = HealthView.pick({ workers: true }).extend({ type: z.literal('ready') });

const Scanned = z.object({
  type: z.literal('scanned'),
  wallMs: z.number(),
  status: z.string(),
  postings: z.number(),
  /** Postings the model has read. */
  enhanced: z.number(),
  redisPeakBytes: z.number(),
  /** From the worker that said it to the host that heard it, in milliseconds. */
  progress: z.object({
    count: z.number(),
    p50: z.number().nullable(),
    p99: z.number().nullable(),
  }),
});
export type Scanned = z.infer<typeof Scanned>;

/** Our host, its workers and its Redis, started and ready, in processes of their own. */
export type OurPipeline = AsyncDisposable & {
  /** Of the host; the others are below it. */
  readonly pid: number;
  readonly workerPid: (queue: string) => number;
  /** Scans the first so many companies, from the press of the button to the end of the run. */
  readonly scan: (companies: number) => Promise<Scanned>;
};

/**
 * Starts it in a data dir of its own. All companies are on one host, so it gets 16 connections and
 * no delay: what the bare pipeline has.
 */
export async function startOurs(request: {
  readonly site: string;
  readonly model: string | null;
  readonly timesProgress?: boolean;
}): Promise<OurPipeline> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder());
  const host = stack.use(
    startChild('./host-process.ts', {
      dataDir: path.join(folder.path, 'data'),
      timesProgress: request.timesProgress ?? false,
      flags: {
        originMap: await writeOriginMap(folder.path, request.site),
        hostConnections: 16,
        hostDelayMs: 0,
        llmUrl: request.model === null ? null : `${request.model}/v1`,
        enrich: request.model !== null,
      },
    }),
  );
  const { workers } = await host.next(Ready);
  const owned = stack.move();
  return {
    pid: host.pid,
    workerPid: (name) => workers.find(({ queue }) => queue === name)?.pid ?? 0,
    async scan(companies) {
      const scanned = host.next(Scanned);
      host.send({ urls: Array.from({ length: companies }, (_, n) => careersUrl(n)) });
      return await scanned;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** The address of a company of the site. */
export const careersUrl = (n: number): string => `https://job-boards.greenhouse.io/company${n}`;

/** A file in `folder` that sends the board's origin to the site. */
export async function writeOriginMap(folder: string, site: string): Promise<string> {
  const file = path.join(folder, 'origin-map.json');
  await writeFile(file, JSON.stringify({ 'https://boards-api.greenhouse.io': site }));
  return file;
}
