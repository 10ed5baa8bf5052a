import type { ScanHold } from '#core/schedule.ts';
import type { Settings } from '#core/settings.ts';
import type { Library } from '#library/client.ts';

/** The machine's power, as a shell knows it. */
export type Power = {
  readonly isOnBattery: () => boolean;
  /** The machine woke, or was plugged in or out. Returns a function that stops listening. */
  readonly onChange: (listener: () => void) => () => void;
};

/** Why an automatic scan must not start now; null if it may. */
export async function findHold(deps: {
  readonly settings: () => Settings;
  readonly isPaused: () => boolean;
  /** Null if unknown. */
  readonly power: Power | null;
  readonly isOffline: () => Promise<boolean>;
  readonly isMetered: () => Promise<boolean>;
}): Promise<ScanHold | null> {
  const { pauseOnBattery, pauseOnMetered } = deps.settings();
  if (deps.isPaused()) return 'paused';
  if (await deps.isOffline()) return 'offline';
  if (pauseOnBattery && deps.power?.isOnBattery() === true) return 'battery';
  return pauseOnMetered && (await deps.isMetered()) ? 'metered' : null;
}

/** Whether the user has paused automatic scans; survives restarts until they resume them. */
export type ScanPause = {
  readonly isPaused: () => boolean;
  readonly set: (isPaused: boolean) => Promise<void>;
};

const name = 'scans-paused';

export async function openScanPause(library: Pick<Library, 'call'>): Promise<ScanPause> {
  let isPaused = (await library.call('host.recall', { name })) === true;
  return {
    isPaused: () => isPaused,
    async set(wanted) {
      await library.call('host.remember', { name, state: wanted ? true : null });
      isPaused = wanted;
    },
  };
}
