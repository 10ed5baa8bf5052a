import type { Handlers, MethodsThatRun } from '#contract/api.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import type { Queueing } from '../queueing.ts';
import type { RunDeps } from '../runs/start-run.ts';
import { health } from './health.ts';
import { jobs } from './jobs.ts';
import { queues } from './queues.ts';
import { runs } from './runs.ts';
import { sources } from './sources.ts';

export type App = RunDeps & { readonly queueing: Queueing; readonly snapshots: SnapshotStore };

/** Every call that runs in the host itself: one missing or misspelt does not compile. */
export const createHandlers = (app: App): Handlers<MethodsThatRun<'host'>> => ({
  ...runs(app),
  ...jobs(app),
  ...queues(app),
  ...sources(app),
  ...health(app.queueing),
});
