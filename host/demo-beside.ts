import { AppError, toErrorView } from '#core/errors.ts';
import { holderLink } from '#core/holder-link.ts';
import type { Settings } from '#core/settings.ts';
import type { Logger } from '#services/log/logger.ts';
import type { DataPaths } from '#services/paths.ts';
import type { StartDemo, StartOptions } from './start-options.ts';

/** The demo of a host: a second host in this process, with a data dir inside that of the first. */
export type DemoBeside = AsyncDisposable & {
  /**
   * Starts the demo unless it runs here or in another process; returns its link. Throws
   * `demo_not_started`.
   */
  readonly open: () => Promise<string>;
};

type Deps = Pick<StartOptions, 'startDemo' | 'env' | 'host' | 'launcher' | 'workerEntry'> & {
  readonly paths: Pick<DataPaths, 'demo'>;
  readonly settings: () => Pick<Settings, 'redisServer' | 'chromium' | 'offline' | 'logLevel'>;
  readonly log: Pick<Logger, 'info'>;
};

/** Loads nothing before the first use. */
export function createDemoBeside(deps: Deps): DemoBeside {
  const ending = new AbortController();
  let running: ReturnType<StartDemo> | null = null;
  return {
    async open() {
      running ??= start(deps, ending.signal);
      try {
        return (await running).link;
      } catch (error) {
        running = null;
        const link = holderLink(error);
        if (link !== null) return link;
        const { message, hint } = toErrorView(error);
        throw new AppError('demo_not_started', { reason: message, fix: hint }, { cause: error });
      }
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      const demo = await running?.catch(() => null);
      await demo?.[Symbol.asyncDispose]();
    },
  };
}

async function start(deps: Deps, signal: AbortSignal): ReturnType<StartDemo> {
  const { startDemo, env, host = '127.0.0.1', launcher, workerEntry, log } = deps;
  if (startDemo === undefined) throw new Error('this host has no page');
  const { redisServer, chromium, offline, logLevel } = deps.settings();
  return await startDemo({
    dataDir: deps.paths.demo,
    // The demo shares programs and logging, but no setting about data or servers.
    flags: {
      redisServer: redisServer ?? undefined,
      chromium: chromium ?? undefined,
      offline,
      logLevel,
    },
    env,
    host,
    port: 0,
    say: (line) => log.info(line),
    logTo: 'file',
    signal,
    ...(launcher !== undefined && { launcher }),
    ...(workerEntry !== undefined && { workerEntry }),
  });
}
