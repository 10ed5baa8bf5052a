import { fastify } from 'fastify';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closeServer } from './close-server.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('leaves no timer behind, also where closing fails', async () => {
  const app = fastify();
  app.addHook('onClose', () => Promise.reject(new Error('still busy')));
  await expect(closeServer(app, 2_000)).rejects.toThrow('still busy');
  expect(vi.getTimerCount()).toBe(0);
});
