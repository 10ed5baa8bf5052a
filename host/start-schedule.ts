import type { Call } from '#contract/api.ts';
import type { Settings } from '#core/settings.ts';
import type { Library } from '#library/client.ts';
import type { Logger } from '#services/log/logger.ts';
import { type RememberedMetered, rememberMetered } from '#services/network/network.ts';
import { sendNotice } from '#services/notify/send-notice.ts';
import type { Driver } from '#workers/drivers/driver.ts';
import type { Bus } from './events/bus.ts';
import type { ModelState } from './events/model-state.ts';
import type { DataRevisions } from './events/news.ts';
import { followNews } from './notify/follow-news.ts';
import { localOffset, type Notice } from './notify/notifier.ts';
import { createSendOut } from './notify/send-out.ts';
import { type ConnectionWatch, createConnectionWatch } from './runs/connection-watch.ts';
import { watchReminders } from './runs/reminder-watch.ts';
import type { RunTracker } from './runs/run-tracker.ts';
import { findHold, type Power, type ScanPause } from './runs/scan-hold.ts';
import { createScheduler, type Scheduler } from './runs/scheduler.ts';
import type { Queueing } from './supervisor/queueing.ts';

export type Schedule = Scheduler & {
  /** Whether the connection is still away after a scan found it so. */
  readonly isOffline: () => Promise<boolean>;
  /** The settings of notifications have changed. */
  readonly planNotices: () => Promise<void>;
};

/**
 * Starts the recurring work of a long-lived host: scans, reminders, tests of the model, and
 * notifications.
 */
export function startSchedule(deps: {
  readonly call: Call;
  readonly bus: Pick<Bus, 'on' | 'publish'>;
  readonly library: Pick<Library, 'call'>;
  readonly driver: Pick<Driver, 'onReconnect'>;
  readonly queueing: Pick<Queueing, 'openAlarm'>;
  readonly tracker: Pick<RunTracker, 'open'>;
  readonly settings: () => Settings;
  readonly pause: ScanPause;
  readonly power: Power | undefined;
  readonly notify: ((notice: Notice) => void) | undefined;
  readonly revisions: Pick<DataRevisions, 'changed'>;
  readonly model: Pick<ModelState, 'check'>;
  readonly onChange: () => void;
  readonly log: Logger;
}): Schedule {
  const { bus, model, power } = deps;
  const stack = new AsyncDisposableStack();
  const metered = rememberMetered();
  const connection = createConnectionWatch();
  const scheduler = stack.use(scansByThemselves(deps, metered, connection));
  const { notify } = stack.use(createSendOut({ ...deps, send: sendNotice }));
  const news = stack.use(followNews({ ...deps, notify }));
  stack.use(watchReminders({ ...deps, onDue: (at) => void news.remindersCame(at) }));
  stack.defer(
    bus.on('run.changed', (run) => {
      if (run.endedAt === null) return;
      connection.ended(run);
      void scheduler.plan();
      void model.check();
    }),
  );
  // A Redis without persistence has lost the alarm.
  stack.defer(deps.driver.onReconnect(() => void scheduler.plan()));
  const onPower = () => {
    metered.forget();
    void scheduler.look();
  };
  if (power !== undefined) stack.defer(power.onChange(onPower));
  void scheduler.plan();
  void model.check();
  return {
    ...scheduler,
    isOffline: connection.isOffline,
    planNotices: news.plan,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function scansByThemselves(
  deps: Parameters<typeof startSchedule>[0],
  { isMetered }: RememberedMetered,
  { isOffline, wasOffline }: ConnectionWatch,
): Scheduler {
  const { call, library, tracker, settings, pause } = deps;
  const companies = () => library.call('companies.scheduled', {});
  return createScheduler({
    ...deps,
    companies,
    rules: () => {
      const { scanEveryHours: everyHours, quietHours } = settings();
      return { everyHours, quietHours, offset: localOffset };
    },
    hasOpenRun: () => tracker.open().length > 0,
    isPaused: pause.isPaused,
    hold: () =>
      findHold({
        settings,
        isPaused: pause.isPaused,
        power: deps.power ?? null,
        isOffline,
        isMetered,
      }),
    mayBeHeld: wasOffline,
    scan: async (due) => {
      const isAll = due.length === (await companies()).length;
      await call('runs.start', isAll ? { all: true } : { companies: [...due] });
    },
    openAlarm: deps.queueing.openAlarm,
  });
}
