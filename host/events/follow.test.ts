import { expect, it } from 'vitest';
import type { EventMessage } from '#contract/client.ts';
import { fakeRolewatch, runView } from '#tests/support/fake-rolewatch.ts';
import { follow } from './follow.ts';

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

it('tells what is so before what changed meanwhile', async () => {
  const { rolewatch, heard, snapshot, told } = followed();
  rolewatch.publish(run(0.5));
  snapshot.resolve([run(0.1)]);
  await told;
  rolewatch.publish(run(1));
  expect(heard).toEqual([run(0.1), run(0.5), run(1)]);
});

it('tells nothing to who has left before it was known what is so', async () => {
  const { rolewatch, heard, snapshot, told, stop } = followed();
  stop();
  snapshot.resolve([run(0.1)]);
  await told;
  expect(heard).toEqual([]);
  expect(rolewatch.listeners()).toBe(0);
});

it('rejects where it cannot be said what is so, and listens no longer', async () => {
  const { rolewatch, snapshot, told } = followed();
  snapshot.reject(new Error('gone'));
  await expect(told).rejects.toThrow('gone');
  expect(rolewatch.listeners()).toBe(0);
});
