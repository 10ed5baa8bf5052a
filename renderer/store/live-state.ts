import { create } from 'zustand';
import type { ConnectionState } from '#contract/client.ts';
import type { HealthView, QueueView } from '../model.ts';

/** While 'reconnecting', the data on screen may be old. */
export const useConnection = create<{ readonly state: ConnectionState }>(() => ({
  state: 'connecting',
}));

/** Resolves once the host is reachable. */
export function untilConnected(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = useConnection.subscribe(({ state }) => settle(state));
  function settle(state: ConnectionState): void {
    if (state !== 'open') return;
    stop();
    resolve();
  }
  settle(useConnection.getState().state);
  return promise;
}

export const useHealth = create<{ readonly health: HealthView | null }>(() => ({ health: null }));

export const useQueueCounts = create<{ readonly queues: readonly QueueView[] }>(() => ({
  queues: [],
}));
