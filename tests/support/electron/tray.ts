import type { MenuItemConstructorOptions } from 'electron';
import { expect } from 'vitest';
import { patient } from '../app-page.ts';
import type { Desktop } from './desktop.ts';

export function trayLabels(desktop: Desktop): readonly string[] {
  const [items] = desktop.done('Tray.setContextMenu').at(-1) ?? [];
  return ((items ?? []) as readonly MenuItemConstructorOptions[]).flatMap(
    ({ label }) => label ?? [],
  );
}

/** The tray icon's name, without its light or dark variant. */
export function trayIcon(desktop: Desktop): string | undefined {
  const [image] = desktop.done('Tray.setImage').at(-1) ?? [];
  const { path = '' } = (image ?? {}) as { readonly path?: string };
  return /tray\/([a-z]+)(-light|-dark|Template)\.png$/.exec(path)?.[1];
}

export const untilDone = (desktop: Desktop, what: string, times = 1): Promise<void> =>
  expect.poll(() => desktop.done(what).length, patient).toBeGreaterThanOrEqual(times);
