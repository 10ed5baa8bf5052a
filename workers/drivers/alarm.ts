import { minutes } from '#core/duration.ts';

/** Rings at a given time, even if that was set before the last start of this process. */
export type Alarm = AsyncDisposable & {
  /**
   * Rings at `at`, epoch milliseconds, or at once if that is past; replaces the earlier time. Null
   * for never. Rejects while Redis is away.
   */
  readonly set: (at: number | null) => Promise<void>;
};

/** `ring` must not throw, and may be called too often. */
export type OpenAlarm = (ring: () => void) => Alarm;

/** A timer would not notice that the machine slept, or that its clock was set. */
const lookEveryMs = minutes(1);

/** An alarm in this process, which ends with it. */
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
