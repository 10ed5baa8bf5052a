import { create } from 'zustand';
import type { ConnectionState } from '#contract/client.ts';

/** How the host is reached. While 'reconnecting', what is shown may be old. */
export const useConnection = create<{ readonly state: ConnectionState }>(() => ({
  state: 'connecting',
}));

/** Resolves as soon as the host can be reached: at once where it can. */
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
