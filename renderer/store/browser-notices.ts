import { useSyncExternalStore } from 'react';
import type { EventMap } from '#contract/api.ts';
import { navigate } from '../routes.ts';
import { host } from './host.ts';

/** 'missing': this page may not ask, such as over plain HTTP from another machine. */
export type BrowserNotices = 'on' | 'off' | 'blocked' | 'missing';

const key = 'rolewatch.notices';
const listeners = new Set<() => void>();

/** Whether this browser shows notifications; the desktop app has its own. */
export function readBrowserNotices(): BrowserNotices {
  if (!('Notification' in window) || !window.isSecureContext) return 'missing';
  if (Notification.permission === 'denied') return 'blocked';
  const isWanted = localStorage.getItem(key) === 'on';
  return isWanted && Notification.permission === 'granted' ? 'on' : 'off';
}

export const useBrowserNotices = (): BrowserNotices =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readBrowserNotices);

/** Turning it on asks for the permission of the user, by the browser's own dialog. */
export async function turnBrowserNotices(isOn: boolean): Promise<void> {
  if (isOn && Notification.permission === 'default') await Notification.requestPermission();
  localStorage.setItem(key, isOn ? 'on' : 'off');
  for (const listener of listeners) listener();
}

/** Shows the host's notifications in this browser from now on, if the user wants them. */
export function followNotices(): void {
  if (window.rolewatch === undefined) host().on('notice.told', showNotice);
}

function showNotice({ title, body, route }: EventMap['notice.told']): void {
  if (readBrowserNotices() !== 'on') return;
  // Of several tabs, the last one replaces the others.
  const notice = new Notification(title, { body, tag: `${title} ${body}` });
  notice.onclick = () => {
    window.focus();
    navigate(route);
    notice.close();
  };
}
