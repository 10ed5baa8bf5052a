import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EventMap, EventName } from '#contract/api.ts';
import type { RunView } from '#contract/runs.ts';
import type { SettingName } from '#core/settings.ts';
import type { Rolewatch } from '#host/events/rolewatch.ts';
import { startRolewatch } from '#host/start.ts';
import { builtCliEntry, isBuiltFresh, withoutSettings } from './cli.ts';
import { temporaryFolder } from './database.ts';

/** A real host in this process, with its own workers, that records its events. */
export type LiveHost = AsyncDisposable &
  Pick<Rolewatch, 'call' | 'snapshot' | 'settings'> & {
    readonly until: <E extends EventName>(
      event: E,
      isIt: (data: EventMap[E]) => boolean,
    ) => Promise<EventMap[E]>;
    readonly heard: <E extends EventName>(event: E) => readonly EventMap[E][];
    readonly ended: (run: Pick<RunView, 'id'>) => Promise<RunView>;
  };

/** A data dir that outlives the hosts on it. */
export type LiveWorld = AsyncDisposable & {
  readonly dataDir: string;
  /** For a data dir that was replaced. */
  readonly writeSettings: () => void;
  readonly start: (options?: { readonly schedule?: boolean }) => Promise<LiveHost>;
};

/** No settings from the environment, and no downloads. */
const bareEnv = (): NodeJS.ProcessEnv => ({
  ...withoutSettings(process.env),
  ROLEWATCH_OFFLINE: '1',
});

/** Settings as in the file; by default without delays, because the sites are ours. */
export async function openLiveWorld(
  settings: { readonly [N in SettingName]?: unknown } = {},
): Promise<LiveWorld> {
  const folder = await temporaryFolder();
  const stored = { siteDelayMs: 0, retryDelayScale: 0.001, ...settings };
  const writeSettings = () =>
    writeFileSync(path.join(folder.path, 'settings.json'), JSON.stringify(stored));
  writeSettings();
  return {
    dataDir: folder.path,
    writeSettings,
    start: ({ schedule = false } = {}) => startLive(folder.path, schedule),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

async function startLive(dataDir: string, schedule: boolean): Promise<LiveHost> {
  const rolewatch = await startRolewatch({
    dataDir,
    flags: {},
    env: bareEnv(),
    say: () => undefined,
    logTo: 'file',
    schedule,
    ...(isBuiltFresh && { workerEntry: path.resolve(builtCliEntry, '../../workers/main.js') }),
  });
  const told: { readonly event: EventName; readonly data: unknown }[] = [];
  const waiting = new Set<() => void>();
  rolewatch.onAny((message) => {
    told.push(message);
    for (const look of waiting) look();
  });
  const heard = <E extends EventName>(event: E) =>
    told.filter((each) => each.event === event).map(({ data }) => data as EventMap[E]);

  async function until<E extends EventName>(event: E, isIt: (data: EventMap[E]) => boolean) {
    const { promise, resolve } = Promise.withResolvers<EventMap[E]>();
    const look = () => {
      const found = heard(event).find(isIt);
      if (found !== undefined) resolve(found);
    };
    waiting.add(look);
    look();
    return await promise.finally(() => waiting.delete(look));
  }

  return {
    call: rolewatch.call,
    snapshot: rolewatch.snapshot,
    settings: rolewatch.settings,
    until,
    heard,
    ended: (run) => until('run.changed', ({ id, endedAt }) => id === run.id && endedAt !== null),
    [Symbol.asyncDispose]: () => rolewatch[Symbol.asyncDispose](),
  };
}
