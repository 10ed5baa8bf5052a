import type { AddressInfo } from 'node:net';
import websocket from '@fastify/websocket';
import { type FastifyInstance, fastify } from 'fastify';
import { eventsProtocol } from '#contract/http-transport.ts';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Logger } from '#services/log/logger.ts';
import { pageHeaders } from '../page/page-headers.ts';
import type { ServedFace } from '../when-started.ts';
import { bodyLimitBytes } from './body.ts';
import { callRoute } from './call-route.ts';
import { closeServer } from './close-server.ts';
import { replyWithError } from './error-reply.ts';
import { eventsRoute } from './events-route.ts';
import { checkHostAndOrigin, checkToken, isWildcard } from './guard.ts';
import { healthRoute } from './health-route.ts';
import { metricsRoute } from './metrics-route.ts';
import { staticRoute } from './static-route.ts';

export type HttpServer = AsyncDisposable & {
  /** Where it answers, without a path: http://127.0.0.1:4717. */
  readonly url: string;
};

export type ServeOptions = {
  readonly rolewatch: ServedFace;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** What calls, events and metrics must bring along. */
  readonly token: string;
  /** Folder of the built page; it need not exist. */
  readonly pageDir: string;
  readonly log: Logger;
  /** How long a request may take to arrive; half a minute unless said otherwise. */
  readonly requestTimeoutMs?: number;
};

/** Calls come from this machine or its network: what takes longer keeps a connection for nothing. */
const usualRequestTimeoutMs = seconds(30);

/** How long clients have to end what they are at when the server stops. */
const graceMs = seconds(2);

/**
 * Serves calls, events, metrics and the page over HTTP, to those with the token and under our own
 * name only. Disposing of it closes all connections. Throws `port_in_use`, `cannot_listen`.
 */
export async function serveHttp(options: ServeOptions): Promise<HttpServer> {
  const { rolewatch, host, port, token, pageDir, log } = options;
  const { requestTimeoutMs = usualRequestTimeoutMs } = options;
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    http: {
      // Node takes the longer of the two for the whole request.
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(requestTimeoutMs, seconds(5)),
    },
    frameworkErrors: (error, _request, reply) => void replyWithError(reply, error, log),
  });
  app.setErrorHandler((error, _request, reply) => replyWithError(reply, error, log));
  app.setNotFoundHandler(({ method, url }, reply) =>
    replyWithError(reply, new AppError('unknown_method', { method: `${method} ${url}` }), log),
  );
  // First of all: it hangs up on upgrades that what follows refuses.
  await app.register(websocket, {
    options: {
      // Clients say nothing.
      maxPayload: 1_024,
      handleProtocols: (offered) => (offered.has(eventsProtocol) ? eventsProtocol : false),
    },
    preClose: (done) => {
      // 1001: going away.
      for (const client of app.websocketServer.clients) client.close(1001);
      app.websocketServer.close();
      done();
    },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(pageHeaders);
    checkHostAndOrigin(request.headers, { host, port: request.socket.localPort ?? 0 });
  });
  await app.register(async (guarded) => {
    guarded.addHook('onRequest', async ({ headers }) => checkToken(headers, token));
    callRoute(guarded, rolewatch.call);
    metricsRoute(guarded, rolewatch.call);
  });
  eventsRoute(app, { rolewatch, token, log });
  healthRoute(app, rolewatch);
  await staticRoute(app, pageDir);
  await listen(app, host, port);
  return { url: urlOf(app, host), [Symbol.asyncDispose]: () => closeServer(app, graceMs) };
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EADDRINUSE') throw new AppError('port_in_use', { port }, { cause: error });
    const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
    throw new AppError('cannot_listen', { host, port, reason }, { cause: error });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no such name',
};

function urlOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  const name = isWildcard(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
