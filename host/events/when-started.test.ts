import { describe, expect, it, vi } from 'vitest';
import type { EventMessage } from '#contract/client.ts';
import { whenStarted } from './when-started.ts';

/** Services that have not started yet, and a way to start them. */
function starting() {
  const listeners = new Set<(message: EventMessage) => void>();
  const services = {
    call: async (method: string) => `answer to ${method}`,
    snapshot: async () => [],
    onAny(listener: (message: EventMessage) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const { promise, resolve, reject } = Promise.withResolvers<never>();
  return {
    face: whenStarted(promise),
    listeners,
    start: () => resolve(services as never),
    fail: () => reject(new Error('no')),
  };
}

describe('services that are starting', () => {
  it('answer earlier calls once they have started', async () => {
    const { face, start } = starting();
    const asked = face.call('counts.get', {});
    expect(face.isStarted()).toBe(false);
    start();
    expect(await asked).toBe('answer to counts.get');
    expect(face.isStarted()).toBe(true);
  });

  it('send events to earlier listeners', async () => {
    const { face, start, listeners } = starting();
    const listener = vi.fn();
    const stop = face.onAny(listener);
    start();
    await face.snapshot();
    expect([...listeners]).toEqual([listener]);
    stop();
    expect(listeners.size).toBe(0);
  });

  it('send nothing to a listener that left before the start', async () => {
    const { face, start, listeners } = starting();
    face.onAny(() => undefined)();
    start();
    await face.snapshot();
    expect(listeners.size).toBe(0);
  });

  it('give callers the reason for a failed start, and no one else', async () => {
    const { face, fail } = starting();
    face.onAny(() => undefined);
    const asked = face.call('counts.get', {});
    fail();
    await expect(asked).rejects.toThrow('no');
  });
});
