import { describe, expect, it } from 'vitest';
import type { EventMessage } from '#contract/client.ts';
import { fakeRolewatch, health, runView } from '#tests/support/fake-rolewatch.ts';
import { createBus, follow } from './bus.ts';

it('sends an event to all its listeners', () => {
  const bus = createBus();
  const heard: unknown[] = [];
  for (let i = 0; i < 2; i += 1) bus.on('health.changed', (event) => heard.push(event));
  bus.publish('health.changed', health);
  expect(heard).toEqual([health, health]);
});

it('sends no other events', () => {
  const bus = createBus();
  const heard: unknown[] = [];
  bus.on('run.changed', (event) => heard.push(event));
  bus.publish('health.changed', health);
  expect(heard).toEqual([]);
});

it('sends nothing after a listener unsubscribes', () => {
  const bus = createBus();
  const heard: unknown[] = [];
  const stop = bus.on('health.changed', (event) => heard.push(event));
  stop();
  bus.publish('health.changed', health);
  expect(heard).toEqual([]);
});

it('sends all events, with their names, to a listener for any event', () => {
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

describe('following a host', () => {
  const run = (progress: number): EventMessage => ({
    event: 'run.changed',
    data: runView('r', progress),
  });

  function followed() {
    const rolewatch = fakeRolewatch();
    const heard: EventMessage[] = [];
    const snapshot = Promise.withResolvers<readonly EventMessage[]>();
    rolewatch.snapshot = () => snapshot.promise;
    const following = follow(rolewatch, (message) => heard.push(message));
    return { rolewatch, heard, snapshot, ...following };
  }

  it('sends the snapshot before changes that came meanwhile', async () => {
    const { rolewatch, heard, snapshot, told } = followed();
    rolewatch.publish(run(0.5));
    snapshot.resolve([run(0.1)]);
    await told;
    rolewatch.publish(run(1));
    expect(heard).toEqual([run(0.1), run(0.5), run(1)]);
  });

  it('sends nothing to a client that left before the snapshot', async () => {
    const { rolewatch, heard, snapshot, told, stop } = followed();
    stop();
    snapshot.resolve([run(0.1)]);
    await told;
    expect(heard).toEqual([]);
    expect(rolewatch.listeners()).toBe(0);
  });

  it('rejects if the snapshot fails, and stops listening', async () => {
    const { rolewatch, snapshot, told } = followed();
    snapshot.reject(new Error('gone'));
    await expect(told).rejects.toThrow('gone');
    expect(rolewatch.listeners()).toBe(0);
  });
});
