import { type Client, createClient } from '#contract/client.ts';
import { createHttpTransport } from '#contract/http-transport.ts';
import type { RunCompanyView } from '#contract/runs.ts';
import { serve } from './served.ts';

export type Scan = {
  readonly wallMs: number;
  readonly status: string;
  readonly companies: readonly RunCompanyView[];
};

/** A built host, of this version or of an earlier one, in its own processes. */
export type ScanningHost = AsyncDisposable & {
  readonly pid: number;
  readonly client: Client;
  /** Resolves once all workers are in this state. */
  readonly untilWorkersAre: (wanted: 'ready' | 'idle') => Promise<void>;
  /** Scans all companies, timed from the click to the end of the run. */
  readonly scan: () => Promise<Scan>;
};

export async function startHost(request: {
  readonly dataDir: string;
  /** The file of an origin map. */
  readonly originMap: string;
  readonly env: Readonly<Record<string, string>>;
  /** The command line that serves; ours by default. */
  readonly entry?: string;
}): Promise<ScanningHost> {
  await using stack = new AsyncDisposableStack();
  const { dataDir, originMap, env, entry } = request;
  const host = stack.use(await serve(dataDir, ['--origin-map', originMap], env, entry));
  const { origin, hash } = new URL(host.link);
  const transport = createHttpTransport({ baseUrl: origin, token: hash.replace('#token=', '') });
  stack.defer(() => transport.close());
  const client = createClient(transport);
  const owned = stack.move();
  return {
    pid: host.pid,
    client,
    untilWorkersAre: (wanted) => untilWorkersAre(wanted, client),
    scan: () => scan(client),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function untilWorkersAre(wanted: 'ready' | 'idle', { call, on }: Client): Promise<void> {
  const are = Promise.withResolvers<void>();
  const look = async () => {
    const { workers } = await call('health.get', {});
    if (workers.length > 0 && workers.every(({ state }) => state === wanted)) are.resolve();
  };
  const stop = on('health.changed', () => void look());
  await look();
  await are.promise;
  stop();
}

async function scan({ call, on }: Client): Promise<Scan> {
  const started = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<void>();
  const stop = on('run.changed', (run) => {
    if (run.endedAt === null) return;
    // The first message tells of the last run.
    void started.promise.then((id) => {
      if (run.id === id) ended.resolve();
    });
  });
  const startedAt = performance.now();
  const { id } = await call('runs.start', { urls: [], companies: [], all: true, enrich: true });
  started.resolve(id);
  await ended.promise;
  const wallMs = performance.now() - startedAt;
  stop();
  const { status, companies } = await call('runs.get', { id });
  return { wallMs, status, companies };
}
