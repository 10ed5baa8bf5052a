import { QueryObserver } from '@tanstack/react-query';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ConnectionState } from '#contract/client.ts';
import { queryClient } from './queries.ts';
import { subscribe } from './subscribe.ts';

const told = vi.hoisted(() => ({ state: (_: ConnectionState) => {} }));
vi.mock('./host.ts', () => ({
  host: () => ({
    on: () => undefined,
    onState: (listener: (state: ConnectionState) => void) => {
      told.state = listener;
    },
  }),
}));

test('what could not be answered while the host was away is asked again once it is back', async () => {
  subscribe();
  const queryFn = vi.fn(async () => 'here').mockRejectedValueOnce(new Error('away'));
  const shown = new QueryObserver(queryClient, { queryKey: ['shown'], queryFn });
  onTestFinished(shown.subscribe(() => undefined));
  await vi.waitFor(() => expect(shown.getCurrentResult().isError).toBe(true));
  told.state('reconnecting');
  expect(queryFn).toHaveBeenCalledTimes(1);
  told.state('open');
  await vi.waitFor(() => expect(shown.getCurrentResult().data).toBe('here'));
  told.state('open');
  expect(queryFn).toHaveBeenCalledTimes(2);
});
