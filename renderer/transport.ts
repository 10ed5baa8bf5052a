import type { Transport } from '#contract/client.ts';
import { createHttpTransport } from '#contract/http-transport.ts';

const tokenKey = 'rolewatch.token';

/** Electron's preload puts a transport over IPC here. */
declare global {
  interface Window {
    readonly rolewatch?: Transport;
  }
}

/** How this page reaches the host: the desktop's bridge, else HTTP with the token of the link. */
export function openTransport(): Transport {
  return (
    window.rolewatch ??
    createHttpTransport({ baseUrl: window.location.origin, token: takeToken() ?? '' })
  );
}

/** The token of the link that was opened, kept for reloads and other tabs, and out of the address. */
function takeToken(): string | null {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (given === null) return localStorage.getItem(tokenKey);
  localStorage.setItem(tokenKey, given);
  window.history.replaceState(null, '', '#/');
  return given;
}
