import { create } from 'zustand';
import type { ConnectionState } from '#contract/client.ts';

/** How the host is reached. While 'reconnecting', what is shown may be old. */
export const useConnection = create<{ readonly state: ConnectionState }>(() => ({
  state: 'connecting',
}));
