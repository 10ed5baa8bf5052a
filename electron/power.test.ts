import type { EventEmitter } from 'node:events';
import { powerMonitor } from 'electron';
import { expect, it, onTestFinished, vi } from 'vitest';
import { machinePower } from './power.ts';

const monitor = powerMonitor as unknown as EventEmitter & { onBatteryPower: boolean };

it('reports at each call whether the machine is on battery', () => {
  const power = machinePower();
  expect(power.isOnBattery()).toBe(false);
  onTestFinished(() => {
    monitor.onBatteryPower = false;
  });
  monitor.onBatteryPower = true;
  expect(power.isOnBattery()).toBe(true);
});

it.each(['resume', 'on-ac', 'on-battery'])(
  'reports %s until the listener unsubscribes',
  (event) => {
    const listener = vi.fn();
    const stop = machinePower().onChange(listener);
    monitor.emit(event);
    stop();
    monitor.emit(event);
    expect(listener).toHaveBeenCalledOnce();
    expect(monitor.listenerCount(event)).toBe(0);
  },
);
