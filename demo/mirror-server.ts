import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { OriginMap } from '#core/origin-map.ts';

export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The address on the original site. */
  readonly url: URL;
  /** Empty for a GET. */
  readonly body: string;
};

export type MirrorServer = {
  /** Redirects these hosts here: a path begins with its original host. */
  readonly originMapOf: (hosts: Iterable<string>) => OriginMap;
};

/** A server on 127.0.0.1 that simulates many hosts; port 0 takes any free port. */
export async function startMirrorServer(
  port: number,
  serve: (exchange: Exchange) => void,
): Promise<MirrorServer & AsyncDisposable> {
  const server = createServer((request, response) => {
    const url = originalUrl(request.url ?? '/');
    if (url === null) response.writeHead(404, { 'content-type': 'text/plain' }).end('No such site');
    else if (request.method === 'GET') serve({ request, response, url, body: '' });
    else
      text(request).then(
        (body) => serve({ request, response, url, body }),
        () => response.destroy(),
      );
  });
  server.keepAliveTimeout = 30_000;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    originMapOf: (hosts) =>
      Object.fromEntries([...hosts].map((host) => [`https://${host}`, `${mirror}/${host}`])),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** `/api.lever.co/v0/x` on this server is `https://api.lever.co/v0/x`; null for `/` alone. */
const originalUrl = (path: string): URL | null => URL.parse(`https:/${path}`);
