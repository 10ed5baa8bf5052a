import type { Handlers, MethodsThatRun } from '#contract/api.ts';
import type { EventMessage } from '#contract/client.ts';
import type { HealthView } from '#contract/health.ts';
import type { RunView } from '#contract/runs.ts';
import { AppError } from '#core/errors.ts';
import { createDispatch } from '#host/api/dispatch.ts';
import { createBus } from '#host/events/bus.ts';
import type { Rolewatch } from '#host/events/rolewatch.ts';

export type FakeRolewatch = Pick<Rolewatch, 'call' | 'onAny'> & {
  snapshot: Rolewatch['snapshot'];
  present: readonly EventMessage[];
  /** What each call returns; an Error is thrown. */
  readonly answers: Map<string, unknown>;
  readonly publish: (message: EventMessage) => void;
  readonly listeners: () => number;
};

/** The real dispatch and bus with answers from the test. */
export function fakeRolewatch(): FakeRolewatch {
  const bus = createBus();
  const answers = new Map<string, unknown>([['health.get', health]]);
  const answer = async (method: string): Promise<never> => {
    const found = answers.get(method);
    if (found instanceof Error) throw found;
    if (found === undefined) throw new AppError('unknown_method', { method });
    return found as never;
  };
  const handlers = new Proxy({} as Handlers<MethodsThatRun<'host'>>, {
    get: (_target, method) => () => answer(String(method)),
  });
  let listening = 0;
  const fake: FakeRolewatch = {
    call: createDispatch(handlers, { call: (task) => answer(task) as never }),
    onAny: (listener) => {
      listening += 1;
      const stop = bus.onAny(listener);
      return () => {
        listening -= 1;
        stop();
      };
    },
    snapshot: async () => fake.present,
    present: [{ event: 'health.changed', data: health }],
    answers,
    publish: ({ event, data }) => bus.publish(event, data as never),
    listeners: () => listening,
  };
  return fake;
}

export const health: HealthView = {
  mode: 'redis',
  workers: [
    { queue: 'parse', state: 'ready', pid: 7, restarts: 2, rssBytes: 100_000_000, cpu: 0.1 },
  ],
  database: 'ready',
  redisPid: 6,
  model: null,
  nextScanAt: null,
  scansHeldBy: null,
  label: null,
  version: '0.1.0',
  dataDir: '/data',
  notices: [],
};

export const runView = (id: string, progress: number): RunView => ({
  id,
  userId: 'u',
  status: progress < 1 ? 'running' : 'completed',
  progress,
  message: `stored ${progress}`,
  startedAt: '2026-11-26T10:00:00.000Z',
  endedAt: progress < 1 ? null : '2026-11-26T10:01:00.000Z',
  totalCompanies: 1,
  completedCompanies: 0,
  failedCompanies: 0,
  cancelledCompanies: 0,
  partialCompanies: 0,
  isOffline: false,
  openingsFound: 0,
  newPostings: 0,
  baselinePostings: 0,
  changedPostings: 0,
  closedPostings: 0,
  currentCompany: null,
  companies: [],
});
