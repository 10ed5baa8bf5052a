import type { ErrorView } from '#core/error-view.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import type { ConnectionState, EventMessage, Transport } from './client.ts';
import type { Reply } from './reply.ts';

/**
 * The WebSocket protocol of events. The token is a second protocol, since pages cannot set headers.
 */
export const eventsProtocol = 'rolewatch';

/** The host closes a WebSocket with this code if it rejects the token. */
export const refusedCloseCode = 4401;

/** Waits before reconnecting: doubled each time, from the first to the longest. */
const firstDelayMs = 250;
const longestDelayMs = 5_000;

const longestHandshakeMs = 10_000;
/** The host sends something every 20 s: a connection silent for longer is dead. */
const longestSilenceMs = 50_000;

export type HttpTransport = Transport & {
  /** Ends the connection for good. */
  readonly close: () => void;
};

export type After = (delayMs: number, task: () => void) => () => void;

export type OpenWebSocket = (url: string, protocols: readonly string[]) => WebSocket;

/**
 * Calls with `fetch`, and receives events over a WebSocket that reconnects. Works in pages and in
 * Node.
 */
export function createHttpTransport({
  baseUrl,
  token,
  fetch = globalThis.fetch,
  openWebSocket = (url, protocols) => new WebSocket(url, [...protocols]),
  after = afterTimeout,
}: {
  readonly baseUrl: string;
  readonly token: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly openWebSocket?: OpenWebSocket;
  readonly after?: After;
}): HttpTransport {
  // Headers forbid some characters. Such a token is wrong too, and the host should be the one to
  // say so.
  const sendable = /^[\w-]+$/.test(token) ? token : 'none';
  const url = `${baseUrl.replace(/^http/, 'ws')}/api/events`;
  const open = () => openWebSocket(url, [eventsProtocol, sendable]);
  const { refuse, ...events } = createEventLine(open, after);
  return {
    ...events,
    call: async (method, input) => {
      try {
        const response = await fetch(`${baseUrl}/api/${encodeURIComponent(method)}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${sendable}`, 'content-type': 'application/json' },
          body: JSON.stringify(input ?? {}),
          cache: 'no-store',
          redirect: 'error',
        });
        if (response.status === 401) refuse();
        return await readReply(response);
      } catch (error) {
        return unreachable(reasonOf(error));
      }
    },
  };
}

function createEventLine(
  open: () => WebSocket,
  after: After,
): Omit<HttpTransport, 'call'> & { readonly refuse: () => void } {
  const listeners = new Set<(message: EventMessage) => void>();
  const watchers = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = 'connecting';
  let socket: WebSocket | null = null;
  let delayMs = firstDelayMs;
  let isStarted = false;
  let callOff = () => {};

  const enter = (entered: ConnectionState): void => {
    if (entered === state) return;
    state = entered;
    for (const watcher of watchers) watcher(entered);
  };

  const schedule = (inMs: number, task: () => void): void => {
    callOff();
    callOff = after(inMs, task);
  };

  const connect = (): void => {
    const opened = open();
    socket = opened;
    schedule(longestHandshakeMs, lose);
    // Sent with a wrong token too; a starting host then stays silent until it is ready.
    opened.addEventListener('open', () => {
      if (socket === opened) schedule(longestSilenceMs, lose);
    });
    opened.addEventListener('message', ({ data }) => {
      if (socket !== opened) return;
      delayMs = firstDelayMs;
      schedule(longestSilenceMs, lose);
      // Not earlier: the host also accepts connections that it is about to refuse.
      enter('open');
      const message = JSON.parse(String(data)) as EventMessage;
      for (const listener of listeners) listener(message);
    });
    opened.addEventListener('close', ({ code }) => {
      if (socket !== opened) return;
      if (code === refusedCloseCode) refuse();
      else lose();
    });
  };

  const leave = (): void => {
    callOff();
    const left = socket;
    socket = null;
    left?.close();
  };

  const lose = (): void => {
    leave();
    schedule(delayMs, connect);
    delayMs = Math.min(delayMs * 2, longestDelayMs);
    enter('reconnecting');
  };

  const refuse = (): void => {
    isStarted = true;
    leave();
    enter('refused');
  };

  /** Connects with the first listener: a client that only calls needs no WebSocket. */
  const start = (): void => {
    if (isStarted) return;
    isStarted = true;
    connect();
  };

  return {
    refuse,
    onEvent: (listener) => {
      listeners.add(listener);
      start();
      return () => listeners.delete(listener);
    },
    onState: (watcher) => {
      watchers.add(watcher);
      watcher(state);
      start();
      return () => watchers.delete(watcher);
    },
    close: () => {
      isStarted = true;
      watchers.clear();
      listeners.clear();
      leave();
    },
  };
}

/** Reads the host's answer; a proxy may answer in its place. */
async function readReply(response: Response): Promise<Reply> {
  const body = parseJson(await response.text());
  if (response.ok && body !== undefined) return { value: body };
  const error = (body as { error?: Partial<ErrorView> } | null | undefined)?.error;
  const { code, message, hint, cliHint } = error ?? {};
  if (code === undefined || message === undefined || hint === undefined) {
    return unreachable(`something else answers, with ${response.status}`);
  }
  return { error: { code, details: {}, message, hint, cliHint } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(reason: string): Reply {
  const error = new AppError('host_unreachable', { reason });
  return { error: { ...toErrorView(error), details: error.details } };
}

/** Node hides the reason in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== ''
    ? error.cause.message
    : error.message;
}

function afterTimeout(delayMs: number, task: () => void): () => void {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
}
