import { fastify } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHttpHost } from '#tests/support/http-host.ts';
import { closeServer } from './server.ts';

it.each(['/', '/healthz', '/api/health.get'])(
  'forbids pages of other origins to embed its answers: %s',
  async (where) => {
    await using host = await startHttpHost();
    const { headers } = await host.ask(where);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  },
);

describe('closing a server', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('leaves no timer behind, even if closing fails', async () => {
    const app = fastify();
    app.addHook('onClose', () => Promise.reject(new Error('still busy')));
    await expect(closeServer(app, 2_000)).rejects.toThrow('still busy');
    expect(vi.getTimerCount()).toBe(0);
  });
});
