import path from 'node:path';
import { app, Menu, nativeImage, nativeTheme, Tray } from 'electron';
import { type Activity, watchActivity } from '#host/shell/activity.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import type { Rolewatch } from '#host/start.ts';
import { type TrayActions, type TrayView, trayView } from './tray-view.ts';

/** Beside the sources, and beside what is built of them. */
const folder = path.resolve(import.meta.dirname, '../resources/icons/tray');

/** Shows in the tray what goes on, and takes what is chosen there, until it is disposed of. */
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
    // A menu that is open must not be replaced by the same.
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

/** macOS colours a template itself; elsewhere it must be seen on a dark panel or a light one. */
function iconOf(icon: TrayView['icon']): Electron.NativeImage {
  const look = nativeTheme.shouldUseDarkColors ? '-dark' : '-light';
  const suffix = process.platform === 'darwin' ? 'Template' : look;
  return nativeImage.createFromPath(path.join(folder, `${icon}${suffix}.png`));
}

/** With the day where that is another. */
function clockTime(iso: string): string {
  const time = new Date(iso);
  const isToday = time.toDateString() === new Date().toDateString();
  return time.toLocaleString(app.getLocale(), {
    ...(!isToday && { weekday: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}
