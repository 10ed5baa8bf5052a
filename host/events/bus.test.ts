import { expect, it } from 'vitest';
import { health } from '#tests/support/fake-rolewatch.ts';
import { createBus } from './bus.ts';

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

it('tells all events, by name, to who wants every one', () => {
  const bus = createBus();
  const heard: unknown[] = [];
  const stop = bus.onAny((message) => heard.push(message));
  bus.publish('health.changed', health);
  bus.publish('queues.changed', []);
  stop();
  bus.publish('queues.changed', []);
  expect(heard).toEqual([
    { event: 'health.changed', data: health },
    { event: 'queues.changed', data: [] },
  ]);
});
