import type { Call } from '#contract/api.ts';
import type { EventMessage } from '#contract/client.ts';
import type { Settings } from '#core/settings.ts';
import type { Bus } from './bus.ts';

/** The running services for every face. Dispose to stop them in order. */
export type Rolewatch = AsyncDisposable & {
  readonly call: Call;
  readonly on: Bus['on'];
  /** Every event in the form clients receive. */
  readonly onAny: Bus['onAny'];
  /** The current state as events, for a client that has just connected. */
  readonly snapshot: () => Promise<readonly EventMessage[]>;
  readonly settings: () => Settings;
  /** The number of commands in other processes that use these services. */
  readonly joined: () => number;
  /** Resolves when no other process uses these services; from then on none can join. */
  readonly untilAlone: () => Promise<void>;
};
