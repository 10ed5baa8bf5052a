import type { Call } from '#contract/api.ts';
import type { EventMessage } from '#contract/client.ts';
import { dataPaths } from '#services/paths.ts';
import { type Following, follow } from '../events/follow.ts';
import { createFirstView } from '../first-view.ts';
import { withLinkOfHolder } from '../link-of-holder.ts';
import { type Rolewatch, type StartOptions, startRolewatch } from '../start.ts';
import { whenStarted } from '../when-started.ts';
import type { ShellPlaces } from './prepare-shell.ts';

export type ShellOptions = Omit<
  StartOptions,
  'dataDir' | 'say' | 'schedule' | 'logTo' | 'onLocked' | 'workersAfter' | 'signal'
> & { readonly places: ShellPlaces };

/** The services of a desktop shell. Dispose to stop them in order, also while they are starting. */
export type ShellHost = AsyncDisposable & {
  /** For pages, which may come before all is started: they wait for their answers. */
  readonly call: Call;
  /** Tells a page what is so, then every change. */
  readonly follow: (send: (message: EventMessage) => void) => Following;
  /** Rejects with what kept the services from starting; nothing of them is left then. */
  readonly started: Promise<Rolewatch>;
};

/**
 * Begins to start everything, and resolves as soon as the data dir is ours. Throws
 * `data_dir_locked`, with the link of the host that serves it where one does, and what
 * `startRolewatch` throws before that.
 */
export async function startForShell({ places, ...options }: ShellOptions): Promise<ShellHost> {
  const starting = new AbortController();
  const locked = Promise.withResolvers<void>();
  const firstView = createFirstView();
  const started = startRolewatch({
    ...options,
    dataDir: places.dataDir,
    say: (line) => places.log.info(line),
    schedule: true,
    logTo: 'file',
    workersAfter: firstView.shown,
    onLocked: locked.resolve,
    signal: starting.signal,
  });
  started.catch(locked.reject);
  await locked.promise.catch(async (error: unknown) => {
    throw await withLinkOfHolder(error, dataPaths(places.dataDir).host);
  });
  const face = firstView.watch(whenStarted(started));
  return {
    call: face.call,
    follow: (send) => follow(face, send),
    started,
    async [Symbol.asyncDispose]() {
      starting.abort();
      // Why it did not start is for whoever waits for it to tell.
      const rolewatch = await started.catch(() => null);
      await rolewatch?.[Symbol.asyncDispose]();
    },
  };
}
