import { expect, it, vi } from 'vitest';
import type { EventMessage } from '#contract/client.ts';
import { runView } from '#tests/support/fake-rolewatch.ts';
import { startHttpHost } from '#tests/support/http-host.ts';

const patient = { timeout: 10_000 };

it('writes an event once, however many clients are told', async () => {
  await using host = await startHttpHost();
  const clients = [1, 2, 3].map(() => {
    const heard: EventMessage[] = [];
    host.connect().onEvent((message) => heard.push(message));
    return { heard };
  });
  await vi.waitFor(() => {
    for (const { heard } of clients) expect(heard).toHaveLength(1);
  }, patient);
  const run = runView('r', 0.5);
  const write = vi.fn(() => run);
  host.rolewatch.publish({ event: 'run.changed', data: { ...run, toJSON: write } as typeof run });
  await vi.waitFor(() => {
    for (const { heard } of clients) expect(heard[1]).toEqual({ event: 'run.changed', data: run });
  }, patient);
  expect(write).toHaveBeenCalledOnce();
});
