import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Handlers } from '#contract/api.ts';
import { createLogger } from '#services/log/logger.ts';
import { readSettings, type SettingValues } from '#services/options.ts';
import { readOriginMap } from '#services/origin-map-file.ts';
import { openSnapshots } from '#services/snapshots/store.ts';
import { openInProcessDriver } from '#workers/drivers/in-process.ts';
import type { WorkerOptions } from '#workers/drivers/worker-options.ts';
import { type SourceCalls, sources } from './api/companies.ts';

type OneOffCalls = Handlers<SourceCalls>;

export type OneOff = AsyncDisposable & {
  readonly call: <M extends keyof OneOffCalls>(
    method: M,
    input: Parameters<OneOffCalls[M]>[0],
  ) => ReturnType<OneOffCalls[M]>;
};

/** The pipeline for a single question: in this process, without a data dir, storing nothing. */
export async function startOneOff(request: {
  readonly flags: SettingValues;
  readonly env: NodeJS.ProcessEnv;
}): Promise<OneOff> {
  await using stack = new AsyncDisposableStack();
  const dir = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
  stack.defer(() => rm(dir, { recursive: true, force: true }));
  const { settings } = readSettings({ ...request, file: path.join(dir, 'settings.json') });
  const options: WorkerOptions = {
    database: null,
    sitePaces: null,
    settings,
    originMap: settings.originMap === null ? {} : readOriginMap(settings.originMap),
    snapshots: { kind: 'files', dir },
    model: { kind: 'none' },
  };
  const log = createLogger({ level: settings.logLevel, name: 'host' });
  const snapshots = stack.use(openSnapshots(options.snapshots, log));
  // A person waits for the answer: failing now is better than a retry in a minute.
  const impatient = { ...options, settings: { ...settings, retryDelayScale: 0 } };
  const driver = stack.use(openInProcessDriver(() => impatient, log));
  const handlers = sources({ driver, snapshots, userId: settings.userId, log });
  const owned = stack.move();
  return {
    call: (method, input) => handlers[method](input as never) as never,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
