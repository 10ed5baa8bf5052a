import { minutes } from '#core/duration.ts';
import type { OpenAlarm } from './alarm.ts';

/** A timer would not notice that the machine slept, or that its clock was set. */
const lookEveryMs = minutes(1);

/** The alarm of this process, forgotten with it. */
export const openTimerAlarm: OpenAlarm = (ring) => {
  let timer: NodeJS.Timeout | undefined;
  const wait = (at: number): void => {
    const leftMs = Math.min(Math.max(at - Date.now(), 0), lookEveryMs);
    timer = setTimeout(() => (Date.now() < at ? wait(at) : ring()), leftMs).unref();
  };
  return {
    async set(at) {
      clearTimeout(timer);
      if (at !== null) wait(at);
    },
    [Symbol.asyncDispose]: async () => clearTimeout(timer),
  };
};
