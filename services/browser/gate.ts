import { lookup as resolveName } from 'node:dns/promises';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { request as secureRequest } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { seconds } from '#core/duration.ts';
import type { OriginMap } from '#core/origin-map.ts';
import { guardLookup, isPrivateHost, type Lookup, toSocketLookup } from '../http/address-guard.ts';
import { createMirrors } from '../http/mirrors.ts';
import type { SelfSigned } from './self-signed.ts';

export type GateOptions = {
  readonly originMap: OriginMap;
  readonly allowPrivateNetwork: boolean;
  /** The most bytes that sites may send through it. */
  readonly maxBytes: number;
  readonly selfSigned: SelfSigned;
  readonly lookup?: Lookup | undefined;
};

/** The only way from a browser's context to the web: a proxy in this process. */
export type Gate = AsyncDisposable & {
  /** Of the proxy, for the browser. */
  readonly url: string;
  /** Hosts that were refused because they are private. */
  readonly refused: ReadonlySet<string>;
  /** True once sites sent more than `maxBytes`: it is closed then. */
  readonly isFull: () => boolean;
};

const connectTimeoutMs = seconds(10);

/**
 * Opens a gate on this machine. The browser resolves no name and opens no other connection, so
 * every page, redirect, frame, worker and WebSocket passes here. We look up the name and connect to
 * that very address: a name that later resolves differently gains nothing. Origins of the map are
 * answered by their mirrors, for https with our own certificate; all else stays encrypted between
 * browser and site.
 */
export async function openGate(options: GateOptions): Promise<Gate> {
  const { originMap, allowPrivateNetwork, maxBytes, selfSigned } = options;
  const lookup = options.lookup ?? ((hostname) => resolveName(hostname, { all: true }));
  const mirrors = createMirrors(originMap);
  const guarded = allowPrivateNetwork ? lookup : guardLookup(lookup);
  const agent = new Agent({ keepAlive: true });
  const sockets = new Set<Socket>();
  const refused = new Set<string>();
  const server = createServer();
  let secure: SecureContext | null = null;
  let bytes = 0;

  const follow = (socket: Socket): Socket => {
    sockets.add(socket);
    // A connection may break at any time; the browser sees that its own ended.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const count = (chunk: Uint8Array): void => {
    bytes += chunk.length;
    if (bytes > maxBytes) closeAll();
  };
  const closeAll = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
    agent.destroy();
  };
  const isRefused = (host: string): boolean => {
    if (allowPrivateNetwork || !isPrivateHost(host)) return false;
    refused.add(host.replace(/^\[|\]$/g, ''));
    return true;
  };
  const socketLookup = toSocketLookup(async (hostname) => {
    try {
      return await guarded(hostname);
    } catch (error) {
      if (isPrivate(error)) refused.add(hostname);
      throw error;
    }
  });

  server.on('connection', follow);
  server.on('request', (asked, answer) => {
    const origin = originsOf.get(asked.socket) ?? '';
    const url = URL.parse(`${origin}${asked.url}`);
    if (url === null || !/^https?:$/.test(url.protocol)) refuse(answer, 400);
    else forward(url, asked, answer);
  });
  server.on('connect', (asked: IncomingMessage, socket: Socket, head: Buffer) => {
    const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(asked.url ?? '') ?? [];
    follow(socket);
    const origins = (port === '80' ? ['http'] : ['https', 'http']).flatMap(
      (scheme) => URL.parse(`${scheme}://${host}:${port}`) ?? [],
    );
    const mirrored = origins.find((origin) => mirrors.toMirror(origin).mirrored);
    if (mirrored !== undefined) serveMirror(mirrored.origin, socket, head);
    else if (origins.length === 0 || isRefused(host)) socket.end(denied);
    else tunnel({ host: host.replace(/^\[|\]$/g, ''), port: Number(port) }, socket, head);
  });

  function tunnel(to: { host: string; port: number }, socket: Socket, head: Buffer): void {
    const site = follow(connect({ ...to, lookup: socketLookup, timeout: connectTimeoutMs }));
    site.once('timeout', () => site.destroy());
    site.on('data', count);
    site.once('connect', () => {
      site.setTimeout(0);
      socket.write(established);
      if (head.length > 0) site.write(head);
      socket.pipe(site).pipe(socket);
    });
    site.once('close', () => {
      // Before it was open, the browser is still waiting for an answer.
      if (site.bytesRead === 0) socket.end(denied);
      else socket.destroy();
    });
    socket.once('close', () => site.destroy());
  }

  /** We are the site: its requests come to `forward` like those of plain http. */
  function serveMirror(origin: string, socket: Socket, head: Buffer): void {
    socket.write(established);
    if (head.length > 0) socket.unshift(head);
    if (origin.startsWith('http:')) {
      originsOf.set(socket, origin);
      return void server.emit('connection', socket);
    }
    secure ??= createSecureContext({ key: selfSigned.key, cert: selfSigned.cert });
    const inner = new TLSSocket(socket, { isServer: true, secureContext: secure });
    originsOf.set(inner, origin);
    server.emit('connection', inner);
  }

  function forward(url: URL, asked: IncomingMessage, answer: ServerResponse): void {
    const { url: target, mirrored } = mirrors.toMirror(url);
    if (!mirrored && isRefused(url.hostname)) {
      refuse(answer, 403);
      return;
    }
    const send = target.protocol === 'https:' ? secureRequest : request;
    const sent = send(
      target,
      {
        method: asked.method,
        headers: { ...withoutHops(asked.headers), host: target.host },
        ...(target.protocol === 'http:' && { agent }),
        // A mirror is where the user says it is.
        ...(!mirrored && { lookup: socketLookup }),
        timeout: connectTimeoutMs * 3,
      },
      (got) => {
        const { location } = got.headers;
        const said =
          mirrored && location !== undefined ? mirrors.fromRedirect(location, url) : null;
        answer.writeHead(got.statusCode ?? 502, {
          ...withoutHops(got.headers),
          ...(said !== null && { location: said.href }),
        });
        got.on('data', count);
        got.pipe(answer);
        got.on('error', () => answer.destroy());
      },
    );
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => (answer.headersSent ? answer.destroy() : refuse(answer, 502)));
    answer.on('close', () => sent.destroy());
    asked.pipe(sent);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    isFull: () => bytes > maxBytes,
    async [Symbol.asyncDispose]() {
      const closed = server.listening ? once(server, 'close') : null;
      closeAll();
      await closed;
    },
  };
}

/** The origin that a connection of the browser believes it has reached. */
const originsOf = new WeakMap<Socket, string>();

const established = 'HTTP/1.1 200 Connection Established\r\n\r\n';
const denied = 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

const refuse = (answer: ServerResponse, status: number): void =>
  void answer.writeHead(status, { 'content-length': 0 }).end();

const isPrivate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'private_address';

/** Fields for one connection only (RFC 9110, 7.6.1). */
function withoutHops(headers: IncomingMessage['headers']): Record<string, string | string[]> {
  const hops = ['connection', 'proxy-connection', 'keep-alive', 'proxy-authorization', 'upgrade'];
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || [...hops, 'transfer-encoding'].includes(name) ? [] : [[name, value]],
    ),
  );
}
