import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { seconds } from '#core/duration.ts';
import { defaultSettings, type Settings } from '#core/settings.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createBus } from '../events/bus.ts';
import type { Notice } from './notifier.ts';
import { createSendOut } from './send-out.ts';

const notice: Notice = { title: 'Baker', body: 'Acme', route: '#/openings/p1' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(said: Partial<Settings>, answers: readonly boolean[] = []) {
  const bus = createBus();
  const shown: unknown[] = [];
  const native: Notice[] = [];
  const sent: string[] = [];
  const world = { settings: { ...defaultSettings, ...said } };
  bus.on('notice.told', (told) => shown.push(told));
  const out = createSendOut({
    bus,
    notify: (each) => native.push(each),
    settings: () => world.settings,
    send: async (channel, address) => {
      sent.push(`${channel} ${address}`);
      return { ok: answers[sent.length - 1] ?? true, detail: '' };
    },
    log: silentLog,
    delaysMs: [seconds(30), seconds(60)],
  });
  return { out, world, shown, native, sent };
}

const both = { notifyWebhook: 'https://hook.example', notifyNtfy: 'https://ntfy.example/t' };

it('reaches the desktop, open pages, the webhook and the phone', () => {
  const { out, shown, native, sent } = start(both);
  out.notify(notice);
  expect(native).toEqual([notice]);
  expect(shown).toEqual([notice]);
  expect(sent).toEqual(['webhook https://hook.example', 'ntfy https://ntfy.example/t']);
});

it('sends nothing out of this machine unless the user set an address', () => {
  const { out, sent, shown } = start({});
  out.notify(notice);
  expect(shown).toHaveLength(1);
  expect(sent).toEqual([]);
});

it('tries twice more if a server does not take it', async () => {
  const { out, sent } = start({ notifyNtfy: both.notifyNtfy }, [false, false, false]);
  out.notify(notice);
  await vi.advanceTimersByTimeAsync(seconds(30));
  expect(sent).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(seconds(600));
  expect(sent).toHaveLength(3);
});

it('tries no more once the address is gone, or Rolewatch ends', async () => {
  const gone = start({ notifyNtfy: both.notifyNtfy }, [false]);
  gone.out.notify(notice);
  await vi.advanceTimersByTimeAsync(0);
  gone.world.settings = defaultSettings;
  const ended = start({ notifyNtfy: both.notifyNtfy }, [false]);
  ended.out.notify(notice);
  await vi.advanceTimersByTimeAsync(0);
  ended.out[Symbol.dispose]();
  await vi.advanceTimersByTimeAsync(seconds(600));
  expect([gone.sent.length, ended.sent.length]).toEqual([1, 1]);
});
