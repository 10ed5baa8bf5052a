import type { Call } from '#contract/api.ts';
import type { Settings } from '#core/settings.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Bus } from './events/bus.ts';
import type { DataRevisions } from './events/data-revisions.ts';
import type { ModelState } from './events/model-state.ts';
import type { Library } from './library/client.ts';
import { watchReminders } from './runs/reminder-watch.ts';
import type { RunTracker } from './runs/run-tracker.ts';
import { createScheduler, type Scheduler } from './runs/scheduler.ts';
import { isInScanOfAll, type RunDeps } from './runs/start-run.ts';

/** Starts what a host that lives long does by itself: scans, reminders, looking for the model. */
export function startSchedule(deps: {
  readonly call: Call;
  readonly bus: Pick<Bus, 'on'>;
  readonly library: Pick<Library, 'call'>;
  readonly tracker: Pick<RunTracker, 'open'>;
  readonly settings: () => Settings;
  readonly isLeftAlone: RunDeps['isLeftAlone'];
  readonly revisions: Pick<DataRevisions, 'changed'>;
  readonly model: Pick<ModelState, 'check'>;
  readonly onChange: () => void;
  readonly log: Logger;
}): Scheduler {
  const { call, bus, tracker, settings, model } = deps;
  using stack = new DisposableStack();
  const scheduler = stack.use(
    createScheduler({
      ...deps,
      everyHours: () => settings().scanEveryHours,
      openRuns: () =>
        tracker.open().map(({ id, startedAt, companies }) => ({
          id,
          startedAt,
          totalCompanies: companies.size,
        })),
      isIncluded: (company) => isInScanOfAll(deps, company),
      scan: () => call('runs.start', { all: true }),
    }),
  );
  stack.use(watchReminders(deps));
  stack.defer(
    bus.on('run.changed', ({ endedAt }) => {
      if (endedAt === null) return;
      void scheduler.plan();
      void model.check();
    }),
  );
  void scheduler.plan();
  void model.check();
  const owned = stack.move();
  return { ...scheduler, [Symbol.dispose]: () => owned.dispose() };
}
