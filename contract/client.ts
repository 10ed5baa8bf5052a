import type { ErrorView } from '#core/error-view.ts';
import type { Call, EventMap, EventName } from './api.ts';
import type { Reply } from './reply.ts';

/** 'refused': the host rejects our token, so asking again does not help. */
export type ConnectionState = 'connecting' | 'open' | 'reconnecting' | 'refused';

export type EventMessage = {
  [E in EventName]: { readonly event: E; readonly data: EventMap[E] };
}[EventName];

export interface Transport {
  /** Never throws: failures are errors in the envelope. */
  readonly call: (method: string, input: unknown) => Promise<Reply>;
  readonly onEvent: (listener: (message: EventMessage) => void) => () => void;
  /** Reports the present state right away, then every change. */
  readonly onState: (listener: (state: ConnectionState) => void) => () => void;
}

/** What a failed call throws. */
export type CallError = Error & ErrorView;

export type Client = {
  /** Throws CallError. */
  readonly call: Call;
  readonly on: <E extends EventName>(event: E, listener: (data: EventMap[E]) => void) => () => void;
  readonly onState: Transport['onState'];
};

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

const callError = ({ code, message, hint, cliHint }: ErrorView): CallError =>
  Object.assign(new Error(message), { code, hint, ...(cliHint !== undefined && { cliHint }) });
