import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIPv6, type Socket } from 'node:net';
import { SocksClient } from 'socks';
import { AppError } from '#core/errors.ts';

export type Target = { readonly hostname: string; readonly port: number };

export type DialOptions = {
  readonly timeoutMs: number;
  /** A certificate authority for HTTPS proxies that replaces the built-in ones, in PEM. */
  readonly authority?: string | undefined;
};

/** The proxy without its name and password. */
export const proxyName = ({ protocol, host }: URL): string => `${protocol}//${host}`;

/**
 * A socket to a host (name or IP address) through an HTTP, HTTPS or SOCKS5 proxy. Throws
 * `proxy_failed` for a fault of the proxy, `network_error` for a site that the proxy cannot reach.
 */
export async function dialByProxy(
  proxy: URL,
  target: Target,
  options: DialOptions,
): Promise<Socket> {
  const ask = proxy.protocol === 'socks5:' ? askSocks : askConnect;
  return await ask(proxy, target, options);
}

/** A tunnel by CONNECT (RFC 9110, section 9.3.6). */
function askConnect(
  proxy: URL,
  { hostname, port }: Target,
  { timeoutMs, authority }: DialOptions,
): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const isSecure = proxy.protocol === 'https:';
  const target = `${isIPv6(hostname) ? `[${hostname}]` : hostname}:${port}`;
  const request = (isSecure ? httpsRequest : httpRequest)({
    method: 'CONNECT',
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port === '' ? (isSecure ? 443 : 80) : Number(proxy.port),
    path: target,
    headers: { host: target, ...authorization(proxy) },
    agent: false,
    timeout: timeoutMs,
    ...(authority !== undefined && { ca: authority }),
  });
  request.once('connect', ({ statusCode = 0 }, socket, head) => {
    socket.setTimeout(0);
    if (statusCode >= 200 && statusCode < 300) {
      if (head.length > 0) socket.unshift(head);
      resolve(socket as Socket);
      return;
    }
    socket.destroy();
    reject(refusal(proxy, target, statusCode));
  });
  // A server that is no proxy answers as to any other request.
  request.once('response', (response) => {
    response.destroy();
    reject(refusal(proxy, target, response.statusCode ?? 0));
  });
  request.once('timeout', () => request.destroy(new Error('it does not answer')));
  request.once('error', (error) => reject(proxyFailure(proxy, error)));
  request.end();
  return promise;
}

function refusal(proxy: URL, target: string, status: number): AppError {
  if (status === 407) return failed(proxy, 'it refuses the name or password');
  // The proxy works, and says so of the site (RFC 9110, section 15.6).
  if ([502, 503, 504].includes(status)) {
    const reason = `the proxy answers ${status}`;
    return new AppError('network_error', { url: target, reason });
  }
  return failed(proxy, `it answers ${status}`);
}

function authorization({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** Replies of a working proxy about the site (RFC 1928, section 6). */
const aboutSite = /HostUnreachable|NetworkUnreachable|ConnectionRefused|TTLExpired/;

async function askSocks(
  proxy: URL,
  { hostname, port }: Target,
  { timeoutMs }: DialOptions,
): Promise<Socket> {
  try {
    const { socket } = await SocksClient.createConnection({
      command: 'connect',
      proxy: {
        type: 5,
        host: proxy.hostname.replace(/^\[|\]$/g, ''),
        port: proxy.port === '' ? 1_080 : Number(proxy.port),
        ...(proxy.username !== '' && {
          userId: decodeURIComponent(proxy.username),
          password: decodeURIComponent(proxy.password),
        }),
      },
      destination: { host: hostname, port },
      timeout: timeoutMs,
    });
    return socket;
  } catch (error) {
    const said = aboutSite.exec(error instanceof Error ? error.message : '')?.[0];
    if (said === undefined) throw proxyFailure(proxy, error);
    const url = `${hostname}:${port}`;
    throw new AppError(
      'network_error',
      { url, reason: `the proxy says: ${said}` },
      { cause: error },
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it closes the connection',
  ENOTFOUND: 'its name is unknown',
  EAI_AGAIN: 'no name server answers',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
};

/** What Node, OpenSSL and the SOCKS client say without a code of their own. */
const sayings: readonly (readonly [says: RegExp, means: string])[] = [
  [/authentication/i, 'it refuses the name or password'],
  [/wrong version number|packet length too long|EPROTO/, 'it does not speak TLS'],
  [/certificate|altnames/i, 'its certificate is not trusted'],
  [
    /invalid socks version|Invalid(?:\s\w+)* handshake|^Parse Error/i,
    'it is no proxy of this kind',
  ],
  [/timed out/i, 'it does not answer'],
  [/socket (?:closed|hang up)/i, 'it closes the connection'],
];

function proxyFailure(proxy: URL, cause: unknown): AppError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const said = sayings.find(([says]) => says.test(message))?.[1];
  // Some messages run over several lines.
  const reason = reasons[code ?? ''] ?? said ?? message.split('\n', 1)[0] ?? '';
  return failed(proxy, reason, cause);
}

const failed = (proxy: URL, reason: string, cause?: unknown): AppError =>
  new AppError('proxy_failed', { proxy: proxyName(proxy), reason }, { cause });
