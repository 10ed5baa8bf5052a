import { Agent, fetch as undiciFetch, WebSocket } from 'undici';

export type LocalClient = AsyncDisposable & {
  readonly fetch: typeof globalThis.fetch;
  readonly openWebSocket: (
    url: string,
    protocols: readonly string[],
  ) => InstanceType<typeof globalThis.WebSocket>;
};

/** `fetch` and WebSockets over a unix socket or a named pipe, whatever host the address names. */
export function openLocalClient(socketPath: string): LocalClient {
  // The host keeps the time limit of each call.
  const dispatcher = new Agent({ connect: { socketPath }, headersTimeout: 0, bodyTimeout: 0 });
  return {
    fetch: ((url: string, init: object) =>
      undiciFetch(url, { ...init, dispatcher })) as typeof globalThis.fetch,
    openWebSocket: (url, protocols) =>
      new WebSocket(url, { protocols: [...protocols], dispatcher }) as never,
    [Symbol.asyncDispose]: () => dispatcher.destroy(),
  };
}
