import type { MenuItemConstructorOptions } from 'electron';
import type { Activity } from '#host/shell/activity.ts';
import { nativeStrings as words } from './strings.ts';

/** What can be chosen in the tray. */
export type TrayActions = {
  /** Opens the window, at a route where one is given. */
  readonly show: (route: string | null) => void;
  readonly scan: () => void;
  readonly cancel: (runId: string) => void;
  readonly pause: (isPaused: boolean) => void;
  readonly quit: () => void;
};

export type TrayView = {
  readonly icon: 'idle' | 'scanning' | 'paused' | 'trouble';
  readonly tooltip: string;
  readonly menu: readonly MenuItemConstructorOptions[];
};

/** The tray as it is while the services do this. `clock`: a time as a person reads it. */
export function trayView(
  activity: Activity,
  actions: TrayActions,
  clock: (iso: string) => string,
): TrayView {
  const { icon, status } = stateOf(activity, clock);
  const { health, matches } = activity;
  const isPaused = health.scansHeldBy === 'paused';
  return {
    icon,
    tooltip: words.tooltip(status),
    menu: [
      { label: status, enabled: false },
      scanItem(activity, actions),
      {
        label: isPaused ? words.resume : words.pause,
        click: () => actions.pause(!isPaused),
      },
      { type: 'separator' },
      { label: matches.length === 0 ? words.noRecent : words.recent, enabled: false },
      ...matches.map(({ postingId, title, company }) => ({
        label: words.match(title, company).replaceAll('&', '&&'),
        click: () => actions.show(`#/openings/${encodeURIComponent(postingId)}`),
      })),
      { label: words.inbox, click: () => actions.show('#/inbox') },
      { type: 'separator' },
      { label: words.open, click: () => actions.show(null) },
      { label: words.settings, click: () => actions.show('#/settings') },
      { label: words.quit, click: actions.quit },
    ],
  };
}

function stateOf(
  { health, run }: Activity,
  clock: (iso: string) => string,
): { readonly icon: TrayView['icon']; readonly status: string } {
  if (health.workers.some(({ state }) => state === 'gave_up')) {
    return { icon: 'trouble', status: words.stuck };
  }
  if (run?.endedAt === null) {
    const { completedCompanies, failedCompanies, totalCompanies } = run;
    const status = words.scanning(completedCompanies, totalCompanies, failedCompanies);
    return { icon: 'scanning', status };
  }
  if (health.scansHeldBy !== null) {
    return { icon: 'paused', status: words.holds[health.scansHeldBy] };
  }
  if (run?.status === 'failed')
    return { icon: 'trouble', status: run.isOffline ? words.offline : words.failed };
  const next = health.nextScanAt === null ? null : clock(health.nextScanAt);
  return { icon: 'idle', status: words.idle(next) };
}

function scanItem({ run }: Activity, actions: TrayActions): MenuItemConstructorOptions {
  return run?.endedAt === null
    ? { label: words.cancelScan, click: () => actions.cancel(run.id) }
    : { label: words.scanNow, click: actions.scan };
}
