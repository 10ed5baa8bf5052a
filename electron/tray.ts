import path from 'node:path';
import {
  app,
  Menu,
  type MenuItemConstructorOptions,
  nativeImage,
  nativeTheme,
  Tray,
} from 'electron';
import type { Rolewatch } from '#host/events/rolewatch.ts';
import { type Activity, watchActivity } from '#host/shell/activity.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import { nativeStrings as words } from './strings.ts';

/** Next to the sources, and next to the build. */
const folder = path.resolve(import.meta.dirname, '../resources/icons/tray');

/** Shows the activity in the tray and runs the chosen actions, until disposed. */
export function openTray({
  rolewatch,
  actions,
  log,
}: {
  readonly rolewatch: Pick<Rolewatch, 'call' | 'on' | 'snapshot'>;
  readonly actions: TrayActions;
  readonly log: ShellPlaces['log'];
}): Disposable {
  const tray = new Tray(iconOf('idle'));
  let activity: Activity | null = null;
  let shown = '';

  function render(): void {
    if (activity === null) return;
    const { icon, tooltip, menu } = trayView(activity, actions, clockTime);
    // Do not replace an open menu with an equal one.
    const next = JSON.stringify([icon, tooltip, menu, nativeTheme.shouldUseDarkColors]);
    if (next === shown) return;
    shown = next;
    tray.setImage(iconOf(icon));
    tray.setToolTip(tooltip);
    tray.setContextMenu(Menu.buildFromTemplate([...menu]));
  }

  using stack = new DisposableStack();
  stack.defer(() => tray.destroy());
  stack.use(
    watchActivity(
      rolewatch,
      (next) => {
        activity = next;
        render();
      },
      log,
    ),
  );
  nativeTheme.on('updated', render);
  stack.defer(() => nativeTheme.off('updated', render));
  // On macOS a click opens the menu.
  if (process.platform !== 'darwin') tray.on('click', () => actions.show(null));
  const owned = stack.move();
  return { [Symbol.dispose]: () => owned.dispose() };
}

/** macOS colours a template icon itself; elsewhere it must be visible on dark and light panels. */
function iconOf(icon: TrayView['icon']): Electron.NativeImage {
  const look = nativeTheme.shouldUseDarkColors ? '-dark' : '-light';
  const suffix = process.platform === 'darwin' ? 'Template' : look;
  return nativeImage.createFromPath(path.join(folder, `${icon}${suffix}.png`));
}

/** Adds the day if it is not today. */
function clockTime(iso: string): string {
  const time = new Date(iso);
  const isToday = time.toDateString() === new Date().toDateString();
  return time.toLocaleString(app.getLocale(), {
    ...(!isToday && { weekday: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}

export type TrayActions = {
  /** Opens the window, at `route` if given. */
  readonly show: (route: string | null) => void;
  readonly scan: () => void;
  readonly cancel: (runId: string) => void;
  readonly pause: (isPaused: boolean) => void;
  readonly quit: () => void;
};

type TrayView = {
  readonly icon: 'idle' | 'scanning' | 'paused' | 'trouble';
  readonly tooltip: string;
  readonly menu: readonly MenuItemConstructorOptions[];
};

/** The tray for the current activity. `clock` formats a time for the user. */
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
