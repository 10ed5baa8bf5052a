import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectPage } from '../testing/connected-page.ts';
import { followNotices, readBrowserNotices, turnBrowserNotices } from './browser-notices.ts';

class FakeNotification {
  static permission: NotificationPermission = 'default';
  static readonly requestPermission = vi.fn(async () => {
    FakeNotification.permission = 'granted';
    return FakeNotification.permission;
  });
  static readonly shown: FakeNotification[] = [];
  onclick: () => void = () => undefined;
  readonly close = vi.fn();
  readonly title: string;
  readonly options: NotificationOptions;
  constructor(title: string, options: NotificationOptions) {
    this.title = title;
    this.options = options;
    FakeNotification.shown.push(this);
  }
}

beforeEach(() => {
  localStorage.clear();
  FakeNotification.permission = 'default';
  FakeNotification.shown.length = 0;
  vi.stubGlobal('Notification', FakeNotification);
  vi.stubGlobal('isSecureContext', true);
});
afterEach(() => {
  vi.unstubAllGlobals();
  window.location.hash = '';
});

const told = {
  event: 'notice.told',
  data: { title: 'Baker', body: 'Acme', route: '#/openings/p1' },
} as const;

function open() {
  const host = connectPage();
  followNotices();
  return host;
}

test('nothing shows before the user turned it on', () => {
  open().publish(told);
  expect(FakeNotification.shown).toEqual([]);
  expect(FakeNotification.requestPermission).not.toHaveBeenCalled();
});

test('once on, a notification shows, and a click leads to its opening', async () => {
  const host = open();
  await turnBrowserNotices(true);
  expect(readBrowserNotices()).toBe('on');
  host.publish(told);
  const [shown] = FakeNotification.shown;
  expect(shown).toMatchObject({ title: 'Baker', options: { body: 'Acme' } });
  shown?.onclick();
  expect(window.location.hash).toBe('#/openings/p1');
  await turnBrowserNotices(false);
  host.publish(told);
  expect(FakeNotification.shown).toHaveLength(1);
});

test('a browser that blocks them differs from one that is off', async () => {
  FakeNotification.permission = 'denied';
  await turnBrowserNotices(true);
  expect(readBrowserNotices()).toBe('blocked');
  vi.stubGlobal('isSecureContext', false);
  expect(readBrowserNotices()).toBe('missing');
});
