/** Rings at a time that was set, also where that was before the last start of this process. */
export type Alarm = AsyncDisposable & {
  /**
   * Rings then, epoch milliseconds, at once where that is past; in place of what was set before.
   * Null for never. Rejects where Redis is away.
   */
  readonly set: (at: number | null) => Promise<void>;
};

/** `ring` must not throw. It may be called more often than was asked for. */
export type OpenAlarm = (ring: () => void) => Alarm;
