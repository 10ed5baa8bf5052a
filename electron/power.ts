import { powerMonitor } from 'electron';
import type { StartOptions } from '#host/start-options.ts';

/** Events that can allow a scan or make one due: the machine woke, or was plugged in or out. */
const events = ['resume', 'on-ac', 'on-battery'] as const;

/** The machine's power. Only for use after the app is ready. */
export const machinePower = (): NonNullable<StartOptions['power']> => ({
  isOnBattery: () => powerMonitor.onBatteryPower,
  onChange(listener) {
    // Each event has its own signature, and the arguments do not matter.
    const monitor: NodeJS.EventEmitter = powerMonitor;
    for (const event of events) monitor.on(event, listener);
    return () => {
      for (const event of events) monitor.off(event, listener);
    };
  },
});
