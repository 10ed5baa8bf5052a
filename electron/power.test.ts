import type { EventEmitter } from 'node:events';
import { powerMonitor } from 'electron';
import { expect, it, vi } from 'vitest';
import { machinePower } from './power.ts';

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  return { powerMonitor: Object.assign(new Emitter(), { onBatteryPower: false }) };
});

const monitor = powerMonitor as unknown as EventEmitter & { onBatteryPower: boolean };

it('says whether the machine is on battery, each time it is asked', () => {
  const power = machinePower();
  expect(power.isOnBattery()).toBe(false);
  monitor.onBatteryPower = true;
  expect(power.isOnBattery()).toBe(true);
});

it.each(['resume', 'on-ac', 'on-battery'])('tells of %s until nobody listens', (event) => {
  const listener = vi.fn();
  const stop = machinePower().onChange(listener);
  monitor.emit(event);
  stop();
  monitor.emit(event);
  expect(listener).toHaveBeenCalledOnce();
  expect(monitor.listenerCount(event)).toBe(0);
});
