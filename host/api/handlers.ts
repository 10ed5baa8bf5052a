import type { Handlers, MethodsThatRun } from '#contract/api.ts';
import { type DataDeps, data } from './data.ts';
import { demo } from './demo.ts';
import { type HealthDeps, health } from './health.ts';
import { type JobDeps, jobs } from './jobs.ts';
import { lists } from './lists.ts';
import { type ModelDeps, models } from './models.ts';
import { type QueueDeps, queues } from './queues.ts';
import { runs } from './runs.ts';
import { type ScanDeps, scans } from './scans.ts';
import { type SettingsDeps, settings } from './settings.ts';
import { type SourceDeps, sources } from './sources.ts';

export type App = DataDeps &
  HealthDeps &
  JobDeps &
  ModelDeps &
  QueueDeps &
  ScanDeps &
  SettingsDeps &
  SourceDeps;

/** Every call that runs in the host itself: one missing or misspelt does not compile. */
export const createHandlers = (app: App): Handlers<MethodsThatRun<'host'>> => ({
  ...runs(app),
  ...scans(app),
  ...lists(),
  ...jobs(app),
  ...queues(app),
  ...sources(app),
  ...settings(app),
  ...models(app),
  ...demo(app),
  ...data(app),
  ...health(app),
});
