import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import os from 'node:os';
import { eventsProtocol } from '#contract/http-transport.ts';
import { AppError } from '#core/errors.ts';

export type Bound = { readonly host: string; readonly port: number };

const loopbackNames: readonly string[] = ['127.0.0.1', 'localhost', '::1'];
const wildcards: readonly string[] = ['0.0.0.0', '::'];

/** True if only this machine can reach a server bound there. */
export const isLoopback = (host: string): boolean =>
  loopbackNames.includes(host) || /^127\.\d+\.\d+\.\d+$/.test(host);

/** True if a server bound there listens on every address of the machine. */
export const isWildcard = (host: string): boolean => wildcards.includes(host);

/**
 * Accepts only requests for our own name from our own pages. A site that points its name at our
 * address (DNS rebinding) sends its own name as Host; a page elsewhere sends its own Origin. Throws
 * `foreign_host`, `foreign_origin`.
 */
export function checkHostAndOrigin(headers: IncomingHttpHeaders, bound: Bound): void {
  const { host = '', origin } = headers;
  if (!isOurHost(host, bound)) throw new AppError('foreign_host', { host });
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new AppError('foreign_origin', { origin });
  }
}

function isOurHost(header: string, bound: Bound): boolean {
  const [, name = '', port = '80'] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(header) ?? [];
  return Number(port) === bound.port && isOurName(name.replaceAll(/[[\]]/g, ''), bound.host);
}

/** A wildcard server accepts any IP address: a site can hijack a name, never an address. */
function isOurName(name: string, host: string): boolean {
  const asked = name.toLowerCase();
  if (asked === host.toLowerCase() || loopbackNames.includes(asked)) return true;
  if (!isWildcard(host)) return false;
  const machine = os.hostname().toLowerCase();
  return isIP(asked) !== 0 || asked === machine || asked === `${machine}.local`;
}

/** Throws `unauthorised` unless the request carries the bearer token. */
export function checkToken(headers: IncomingHttpHeaders, token: string): void {
  const [, given = ''] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  if (!isSame(given, token)) throw new AppError('unauthorised', {});
}

/**
 * The token of a WebSocket request. Pages cannot set headers on it, only protocols. 'none': it
 * lacks our protocol or a token.
 */
export function tokenInProtocols(
  headers: IncomingHttpHeaders,
  token: string,
): 'ok' | 'wrong' | 'none' {
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  if (!protocols.includes(eventsProtocol)) return 'none';
  const given = protocols.filter((each) => each !== eventsProtocol && each !== '');
  if (given.length === 0) return 'none';
  return given.some((each) => isSame(each, token)) ? 'ok' : 'wrong';
}

/** Compares digests in constant time, since they have one length. */
const isSame = (given: string, token: string): boolean =>
  timingSafeEqual(digest(given), digest(token));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
