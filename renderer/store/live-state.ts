import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { ConnectionState } from '#contract/client.ts';
import type { HealthView, QueueView } from '../model.ts';

type Connection = {
  readonly state: ConnectionState;
  /** Since when the host has been away; null while it is there. */
  readonly awaySince: string | null;
};

/** While 'reconnecting', the data on screen may be old. */
export const useConnection = create<Connection>(() => ({ state: 'connecting', awaySince: null }));

export function showConnection(state: ConnectionState): void {
  const { awaySince } = useConnection.getState();
  const isAway = state === 'reconnecting';
  useConnection.setState({
    state,
    awaySince: isAway ? (awaySince ?? new Date().toISOString()) : null,
  });
}

/** Since when the host has been away, once that is no short interruption; else null. */
export function useAwaySince(): string | null {
  const awaySince = useConnection((connection) => connection.awaySince);
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    setIsLate(false);
    if (awaySince === null) return;
    const timer = setTimeout(setIsLate, shortMs, true);
    return () => clearTimeout(timer);
  }, [awaySince]);
  return isLate ? awaySince : null;
}

/** A shorter interruption needs no notice. */
const shortMs = 700;

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
