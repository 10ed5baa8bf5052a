import type { Call, EventMap, EventName } from './api.ts';
import type { Reply } from './reply.ts';

/** 'refused': the host does not take our token, and asking again will not help. */
export type ConnectionState = 'connecting' | 'open' | 'reconnecting' | 'refused';

export type EventMessage = {
  [E in EventName]: { readonly event: E; readonly data: EventMap[E] };
}[EventName];

/** How calls and events travel: over HTTP, or over Electron's IPC. */
export interface Transport {
  /** Never throws: what goes wrong on the way is an error in the envelope. */
  readonly call: (method: string, input: unknown) => Promise<Reply>;
  readonly onEvent: (listener: (message: EventMessage) => void) => () => void;
  /** Tells the present state at once, then every change. */
  readonly onState: (listener: (state: ConnectionState) => void) => () => void;
}

/** What a failed call throws: an error with a code and what to do. */
export type CallError = Error & { readonly code: string; readonly hint: string };

export type Client = {
  /** Throws CallError. */
  readonly call: Call;
  readonly on: <E extends EventName>(event: E, listener: (data: EventMap[E]) => void) => () => void;
  readonly onState: Transport['onState'];
};

/** Typed calls and events over any transport. */
export function createClient(transport: Transport): Client {
  return {
    call: (async (method: string, input: unknown) => {
      const reply = await transport.call(method, input);
      if ('error' in reply) throw callError(reply.error);
      return reply.value;
    }) as Call,
    on: (event, listener) =>
      transport.onEvent((message) => {
        if (message.event === event) listener(message.data as never);
      }),
    onState: transport.onState,
  };
}

export const isCallError = (error: unknown): error is CallError =>
  error instanceof Error && 'code' in error && 'hint' in error;

const callError = ({
  code,
  message,
  hint,
}: {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}): CallError => Object.assign(new Error(message), { code, hint });
