import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EventMap, EventName } from '#contract/api.ts';
import type { RunView } from '#contract/views/run.ts';
import type { SettingName } from '#core/settings.ts';
import { type Rolewatch, startRolewatch } from '#host/start.ts';
import { builtCliEntry, isBuiltFresh } from './cli.ts';
import { temporaryFolder } from './database.ts';

/** A real host in this process, with workers of its own, that remembers what it told. */
export type LiveHost = AsyncDisposable &
  Pick<Rolewatch, 'call' | 'snapshot' | 'settings'> & {
    /** The first event, past or to come, of which this is true. */
    readonly until: <E extends EventName>(
      event: E,
      isIt: (data: EventMap[E]) => boolean,
    ) => Promise<EventMap[E]>;
    readonly heard: <E extends EventName>(event: E) => readonly EventMap[E][];
    /** The run's end, past or to come. */
    readonly ended: (run: Pick<RunView, 'id'>) => Promise<RunView>;
  };

/** A data dir of its own, which outlives the hosts that are started over it. */
export type LiveWorld = AsyncDisposable & {
  readonly dataDir: string;
  readonly start: (options?: { readonly schedule?: boolean }) => Promise<LiveHost>;
};

/** Not the settings of whoever runs the tests, and nothing downloaded. */
const bareEnv = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('ROLEWATCH_')),
  ),
  ROLEWATCH_OFFLINE: '1',
});

/** Settings as in the file; by default there are no waits for the sake of sites that are our own. */
export async function openLiveWorld(
  settings: { readonly [N in SettingName]?: unknown } = {},
): Promise<LiveWorld> {
  const folder = await temporaryFolder();
  const stored = { hostDelayMs: 0, retryDelayScale: 0.001, ...settings };
  writeFileSync(path.join(folder.path, 'settings.json'), JSON.stringify(stored));
  return {
    dataDir: folder.path,
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
