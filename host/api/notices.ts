import type { Handlers } from '#contract/api.ts';
import type { Settings } from '#core/settings.ts';
import type { sendNotice } from '#services/notify/send-notice.ts';
import { addressOf } from '../notify/send-out.ts';

export type NoticeDeps = {
  readonly settings: () => Settings;
  readonly send: typeof sendNotice;
};

const test = {
  title: 'Rolewatch',
  body: 'This is a test. New openings, reminders and failed scans will look like this.',
};

export const notices = ({ settings, send }: NoticeDeps): Handlers<'notices.test'> => ({
  'notices.test': async ({ channel }) => {
    const address = addressOf(channel, settings());
    if (address === null) return { ok: false, detail: 'No address is set', tookMs: 0 };
    const startedAt = performance.now();
    const sent = await send(channel, address, test);
    return { ...sent, tookMs: performance.now() - startedAt };
  },
});
