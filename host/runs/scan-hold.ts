import type { ScanHold } from '#core/schedule.ts';
import type { Settings } from '#core/settings.ts';

/** What a shell knows of the machine's power. */
export type Power = {
  readonly isOnBattery: () => boolean;
  /** The machine woke, or was plugged in or out. Answers how to stop listening. */
  readonly onChange: (listener: () => void) => () => void;
};

/** Why a scan must not start by itself now; null where nothing is in its way. */
export async function findHold(deps: {
  readonly settings: () => Settings;
  readonly isPaused: () => boolean;
  /** Null where nobody knows. */
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
