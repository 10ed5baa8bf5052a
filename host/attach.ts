import { setTimeout as wait } from 'node:timers/promises';
import type { Call, EventMap, EventName } from '#contract/api.ts';
import { createClient } from '#contract/client.ts';
import { createHttpTransport } from '#contract/http-transport.ts';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { type SettingName, settingNames } from '#core/settings.ts';
import { openLocalClient } from '#services/http/local-client.ts';
import { mayListen } from '#services/local-socket.ts';
import { checkSetting, type SettingValues, wordFor } from '#services/options.ts';
import { type DataPaths, dataPaths, resolveDataDir } from '#services/paths.ts';
import { sessionToken } from '#services/session-token.ts';
import { version } from '#services/version.ts';
import type { Rolewatch } from './events/rolewatch.ts';
import type { StartOptions } from './start-options.ts';

/** The services, in this process or another. Dispose to leave them, or to stop our own. */
export type Session = AsyncDisposable & {
  readonly call: Call;
  readonly on: <E extends EventName>(event: E, listener: (data: EventMap[E]) => void) => () => void;
  /** Rejects with `host_gone` when the other process that ran the services has ended. */
  readonly lost: Promise<never>;
  /** Null if another process runs the services. */
  readonly own: Rolewatch | null;
};

/** How long a host with the data dir may take until it listens, which it does first of all. */
const longestWaitMs = seconds(10);
const tellAfterMs = seconds(1);
const lookEveryMs = 50;

/**
 * Joins the host of the data dir, else starts one. Two commands at the same moment share one.
 * Throws what `startRolewatch` throws; `host_unjoinable`, `host_of_other_version`,
 * `host_has_other_settings`, `socket_not_private`.
 */
export async function openSession(options: StartOptions): Promise<Session> {
  const paths = dataPaths(resolveDataDir(options.dataDir, options.env));
  for (let waitedMs = 0; ; waitedMs += lookEveryMs) {
    const joined = await join(paths, options.flags);
    if (joined !== null) return joined;
    try {
      // Most of Rolewatch's code: a command that joins needs none of it.
      const { startRolewatch } = await import('./start.ts');
      return asSession(await startRolewatch(options));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'data_dir_locked')) throw error;
      const { path, pid } = (error as AppError<'data_dir_locked'>).details;
      // It may have just begun, or be about to end.
      if (waitedMs >= longestWaitMs) throw new AppError('host_unjoinable', { path, pid });
      if (waitedMs === tellAfterMs) options.say(`Waiting for the running Rolewatch (pid ${pid})`);
      await wait(lookEveryMs);
    }
  }
}

const asSession = (rolewatch: Rolewatch): Session => ({
  call: rolewatch.call,
  on: rolewatch.on,
  lost: new Promise(() => undefined),
  own: rolewatch,
  [Symbol.asyncDispose]: () => rolewatch[Symbol.asyncDispose](),
});

/** Null if no host listens. */
async function join(paths: DataPaths, flags: SettingValues): Promise<Session | null> {
  const { hostSocket } = paths;
  if (hostSocket === null || !(await mayListen(hostSocket))) return null;
  await using stack = new AsyncDisposableStack();
  const local = stack.use(await openLocalClient(hostSocket));
  const token = await sessionToken(paths.secrets);
  const transport = createHttpTransport({ baseUrl: 'http://rolewatch', token, ...local });
  stack.defer(transport.close);
  const client = createClient(transport);
  // The host counts clients by their event connections, and stays while one is open.
  if (!(await isOpened(client))) return null;
  const lost = Promise.withResolvers<never>();
  // Calls under way and waiting callers see the rejection; a command between two calls does not.
  lost.promise.catch(() => undefined);
  client.onState((state) => {
    if (state !== 'open') lost.reject(new AppError('host_gone', {}));
  });
  const call = ((method: never, input: never) =>
    Promise.race([client.call(method, input), lost.promise])) as unknown as Call;
  await requireSame(call, flags);
  const owned = stack.move();
  return {
    call,
    on: client.on,
    lost: lost.promise,
    own: null,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** False if no host answers, or it rejects our token. */
async function isOpened({ onState }: ReturnType<typeof createClient>): Promise<boolean> {
  const opened = Promise.withResolvers<boolean>();
  const stop = onState((state) => {
    if (state !== 'connecting') opened.resolve(state === 'open');
  });
  try {
    return await opened.promise;
  } finally {
    stop();
  }
}

/** Throws `host_of_other_version`, and `host_has_other_settings` for flags that differ there. */
async function requireSame(call: Call, flags: SettingValues): Promise<void> {
  const health = await call('health.get', {});
  if (health.version !== version) {
    throw new AppError('host_of_other_version', { running: health.version, own: version });
  }
  const given = settingNames.filter((name) => flags[name] !== undefined && !perRun.includes(name));
  if (given.length === 0) return;
  const held = new Map((await call('settings.list', {})).map(({ name, value }) => [name, value]));
  const others = given.filter((name) => held.get(name) !== asked(name, flags[name]));
  if (others.length === 0) return;
  const options = others.map((name) => wordFor(name, 'flag')).join(', ');
  throw new AppError('host_has_other_settings', { options });
}

/** Sent with each run, so the host's own value does not matter. */
const perRun: readonly SettingName[] = ['enrich'];

/** Throws `invalid_setting`. */
function asked(name: SettingName, value: unknown): unknown {
  const checked = checkSetting(name, value, wordFor(name, 'flag'));
  if (checked instanceof AppError) throw checked;
  return checked;
}
