import { type Client, createClient, type Transport } from '#contract/client.ts';
import { createHttpTransport } from '#contract/http-transport.ts';

let client: Client | null = null;

/** The host that every store asks. Throws before `connect`. */
export function host(): Client {
  if (client === null) throw new Error('the page is not connected to a host');
  return client;
}

/** Talks to the host over this transport from now on. */
export function connect(transport: Transport): void {
  client = createClient(transport);
}

const tokenKey = 'rolewatch.token';

/** The Electron preload provides a transport over IPC. */
declare global {
  interface Window {
    readonly rolewatch?: Transport;
  }
}

/** The desktop app's IPC transport, else HTTP with the token of the link. */
export function openTransport(): Transport {
  return (
    window.rolewatch ??
    createHttpTransport({ baseUrl: window.location.origin, token: takeToken() ?? '' })
  );
}

/**
 * The token of the opened link. Stored for reloads and other tabs, and removed from the address.
 */
function takeToken(): string | null {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (given === null) return localStorage.getItem(tokenKey);
  localStorage.setItem(tokenKey, given);
  window.history.replaceState(null, '', '#/');
  return given;
}
