import { powerMonitor } from 'electron';
import type { StartOptions } from '#host/start.ts';

/** What changes whether a scan may start, or makes one due: the machine woke, or was plugged in or out. */
const events = ['resume', 'on-ac', 'on-battery'] as const;

/** The power of the machine, as Electron knows it. To be asked for once the app is ready. */
export const machinePower = (): NonNullable<StartOptions['power']> => ({
  isOnBattery: () => powerMonitor.onBatteryPower,
  onChange(listener) {
    // Each has its own signature; none of them says more than that it happened.
    const monitor: NodeJS.EventEmitter = powerMonitor;
    for (const event of events) monitor.on(event, listener);
    return () => {
      for (const event of events) monitor.off(event, listener);
    };
  },
});
