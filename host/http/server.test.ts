import { expect, it } from 'vitest';
import { startHttpHost } from '#tests/support/http-host.ts';

it.each(['/', '/healthz', '/api/health.get'])(
  'lets no page of another origin embed what it answers: %s',
  async (where) => {
    await using host = await startHttpHost();
    const { headers } = await host.ask(where);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  },
);
