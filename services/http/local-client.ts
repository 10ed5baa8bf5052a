export type LocalClient = AsyncDisposable & {
  readonly fetch: typeof globalThis.fetch;
  readonly openWebSocket: (
    url: string,
    protocols: readonly string[],
  ) => InstanceType<typeof globalThis.WebSocket>;
};

/** `fetch` and WebSockets over a unix socket or a named pipe, whatever host the address names. */
export async function openLocalClient(socketPath: string): Promise<LocalClient> {
  // 90 ms, which a command that finds no host to join would pay for nothing.
  const { Agent, fetch: undiciFetch, WebSocket } = await import('undici');
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
