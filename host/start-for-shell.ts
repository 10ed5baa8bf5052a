import type { Call } from '#contract/api.ts';
import type { EventMessage } from '#contract/client.ts';
import { type Following, follow } from './events/bus.ts';
import type { Rolewatch } from './events/rolewatch.ts';
import { whenStarted } from './events/when-started.ts';
import type { ShellPlaces } from './shell/prepare-shell.ts';
import { startRolewatch } from './start.ts';
import type { StartOptions } from './start-options.ts';

export type ShellOptions = Omit<
  StartOptions,
  'dataDir' | 'say' | 'schedule' | 'logTo' | 'onLocked' | 'signal'
> & { readonly places: ShellPlaces };

/** The services of a desktop shell. Dispose to stop them in order, even during their start. */
export type ShellHost = AsyncDisposable & {
  /** For pages that come before the start is done: their calls wait. */
  readonly call: Call;
  /** Sends a page the current state, then every change. */
  readonly follow: (send: (message: EventMessage) => void) => Following;
  /** Rejects with the reason if the services do not start; all of them are then stopped. */
  readonly started: Promise<Rolewatch>;
};

/**
 * Begins to start everything, and resolves as soon as the data dir is ours. Throws
 * `data_dir_locked`, with the link of the host that serves it, if any, and what `startRolewatch`
 * throws before that.
 */
export async function startForShell({ places, ...options }: ShellOptions): Promise<ShellHost> {
  const starting = new AbortController();
  const locked = Promise.withResolvers<void>();
  const started = startRolewatch({
    ...options,
    dataDir: places.dataDir,
    say: (line) => places.log.info(line),
    schedule: true,
    logTo: 'file',
    onLocked: locked.resolve,
    signal: starting.signal,
  });
  started.catch(locked.reject);
  await locked.promise;
  const face = whenStarted(started);
  return {
    call: face.call,
    follow: (send) => follow(face, send),
    started,
    async [Symbol.asyncDispose]() {
      starting.abort();
      // Callers that await `started` report the reason.
      const rolewatch = await started.catch(() => null);
      await rolewatch?.[Symbol.asyncDispose]();
    },
  };
}
