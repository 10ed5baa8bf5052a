import { expect, it } from 'vitest';
import type { HealthView } from '#contract/views/health.ts';
import { createBus } from './bus.ts';

const health: HealthView = { mode: 'redis', workers: [], redisPid: 7, notices: [] };

it('tells everyone who listens for an event', () => {
  const bus = createBus();
  const heard: unknown[] = [];
  for (let i = 0; i < 2; i += 1) bus.on('health.changed', (event) => heard.push(event));
  bus.publish('health.changed', health);
  expect(heard).toEqual([health, health]);
});

it('tells nobody of events they did not ask for', () => {
  const bus = createBus();
  const heard: unknown[] = [];
  bus.on('run.changed', (event) => heard.push(event));
  bus.publish('health.changed', health);
  expect(heard).toEqual([]);
});

it('tells nothing to who no longer listens', () => {
  const bus = createBus();
  const heard: unknown[] = [];
  const stop = bus.on('health.changed', (event) => heard.push(event));
  stop();
  bus.publish('health.changed', health);
  expect(heard).toEqual([]);
});
