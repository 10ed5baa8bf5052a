import { minutes, seconds } from '#core/duration.ts';
import type { Settings } from '#core/settings.ts';
import type { Logger } from '#services/log/logger.ts';
import type { Channel, sendNotice as send } from '#services/notify/send-notice.ts';
import type { Bus } from '../events/bus.ts';
import type { Notice } from './notifier.ts';

export type SendOut = Disposable & { readonly notify: (notice: Notice) => void };

/** A server that is restarted, or a network that comes back. */
const usualDelaysMs = [seconds(30), minutes(5)];

/**
 * Sends a notice everywhere the user wants it: the shell's own notifications, open pages in
 * browsers, a webhook, a topic of ntfy. Nothing waits for it, and one that fails stops no other.
 */
export function createSendOut(deps: {
  /** Native notifications, if a shell shows them. */
  readonly notify: ((notice: Notice) => void) | undefined;
  readonly bus: Pick<Bus, 'publish'>;
  readonly settings: () => Settings;
  readonly send: typeof send;
  readonly log: Logger;
  /** Waits before another try. */
  readonly delaysMs?: readonly number[];
}): SendOut {
  const { bus, settings, send, log, delaysMs = usualDelaysMs } = deps;
  const timers = new Set<NodeJS.Timeout>();

  const post = async (channel: Channel, notice: Notice, delays = delaysMs): Promise<void> => {
    const address = addressOf(channel, settings());
    // It may have been taken out before another try.
    if (address === null) return;
    const { ok, detail } = await send(channel, address, notice);
    if (ok) return;
    log.warn('notification not sent', { channel, detail });
    const [delay, ...later] = delays;
    if (delay === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void post(channel, notice, later);
    }, delay).unref();
    timers.add(timer);
  };

  return {
    notify(notice) {
      deps.notify?.(notice);
      bus.publish('notice.told', { ...notice });
      for (const channel of channels) void post(channel, notice);
    },
    [Symbol.dispose]() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

export const channels: readonly Channel[] = ['webhook', 'ntfy'];

export const addressOf = (
  channel: Channel,
  { notifyWebhook, notifyNtfy }: Pick<Settings, 'notifyWebhook' | 'notifyNtfy'>,
): string | null => ({ webhook: notifyWebhook, ntfy: notifyNtfy })[channel];
