import type { Handlers, MethodsThatRun } from '#contract/api.ts';
import { lists, type SourceDeps, sources } from './companies.ts';
import { type DataDeps, data } from './data.ts';
import { type DemoDeps, demo } from './demo.ts';
import { type HealthDeps, health } from './health.ts';
import { type JobDeps, jobs } from './jobs.ts';
import { type ModelDeps, models } from './models.ts';
import { type NoticeDeps, notices } from './notices.ts';
import { type ProfileDeps, profile } from './profile.ts';
import { type QueueDeps, queues } from './queues.ts';
import { type RateDeps, rates } from './rates.ts';
import { runs, type ScanDeps, scans } from './runs.ts';
import { type SettingsDeps, settings } from './settings.ts';

export type App = DataDeps &
  DemoDeps &
  HealthDeps &
  JobDeps &
  ModelDeps &
  NoticeDeps &
  ProfileDeps &
  QueueDeps &
  RateDeps &
  ScanDeps &
  SettingsDeps &
  SourceDeps;

/** Every call that runs in the host: a missing or misspelt handler does not compile. */
export const createHandlers = (app: App): Handlers<MethodsThatRun<'host'>> => ({
  ...runs(app),
  ...scans(app),
  ...lists(),
  ...jobs(app),
  ...queues(app),
  ...sources(app),
  ...settings(app),
  ...models(app),
  ...rates(app),
  ...notices(app),
  ...profile(app),
  ...demo(app),
  ...data(app),
  ...health(app),
});
