import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import websocket from '@fastify/websocket';
import { type FastifyInstance, fastify } from 'fastify';
import type { Call } from '#contract/api.ts';
import { eventsProtocol } from '#contract/http-transport.ts';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Logger } from '#services/log/logger.ts';
import type { ServedFace } from '../events/when-started.ts';
import { pageHeaders } from '../page/page-response.ts';
import { eventsRoute } from './events-route.ts';
import { checkHostAndOrigin, checkToken, isWildcard } from './guard.ts';
import { bodyLimitBytes, readJsonBodies, replyWithError, replyWithJson } from './json-body.ts';
import { metricsRoute } from './metrics-route.ts';
import { staticRoute } from './static-route.ts';

export type HttpServer = AsyncDisposable & {
  /** Its address without a path: http://127.0.0.1:4717. */
  readonly url: string;
};

export type ServeOptions = {
  readonly rolewatch: ServedFace;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Required for calls, events and metrics. */
  readonly token: string;
  /** Folder of the built page; it need not exist. */
  readonly pageDir: string;
  readonly log: Logger;
  /** How long a request may take to arrive; half a minute by default. */
  readonly requestTimeoutMs?: number;
};

/** Calls come from this machine or its network, so a slow request only blocks a connection. */
const usualRequestTimeoutMs = seconds(30);

/** How long clients may finish their requests when the server stops. */
const graceMs = seconds(2);

/**
 * Serves calls, events, metrics and the page over HTTP. Requests need the token and our own name.
 * Disposing closes all connections. Throws `port_in_use`, `cannot_listen`.
 */
export async function serveHttp(options: ServeOptions): Promise<HttpServer> {
  const { rolewatch, host, port, token, pageDir, log } = options;
  const app = await createServer(options);
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

/** The same calls and events on a local socket, for commands of the same user. */
export type LocalDoor = AsyncDisposable & {
  readonly joined: () => number;
  /** Resolves when no process is joined; from then on none can join. */
  readonly untilAlone: () => Promise<void>;
};

/**
 * Listens on a socket in a folder from `prepareSocket`. Pages cannot reach it, so only the token is
 * checked, not name and origin. Throws the system's error.
 */
export async function serveLocally(
  options: Pick<ServeOptions, 'rolewatch' | 'token' | 'log'> & { readonly socket: string },
): Promise<LocalDoor> {
  const { rolewatch, token, log, socket } = options;
  const app = await createServer(options);
  await app.register(async (guarded) => {
    guarded.addHook('onRequest', async ({ headers }) => checkToken(headers, token));
    callRoute(guarded, rolewatch.call);
  });
  eventsRoute(app, { rolewatch, token, log });
  await app.listen({ path: socket });
  const { clients } = app.websocketServer;
  return {
    joined: () => clients.size,
    async untilAlone() {
      // A client sends no call before its WebSocket is open.
      for (let [client] = clients; client !== undefined; [client] = clients) {
        await once(client, 'close');
      }
      app.server.close();
    },
    [Symbol.asyncDispose]: () => closeServer(app, graceMs),
  };
}

async function createServer({
  log,
  requestTimeoutMs = usualRequestTimeoutMs,
}: Pick<ServeOptions, 'log' | 'requestTimeoutMs'>): Promise<FastifyInstance> {
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
  // Registered first: it hangs up on upgrades that the later hooks refuse.
  await app.register(websocket, {
    options: {
      // Clients send nothing.
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
  return app;
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

/** `POST /api/<method>`: JSON in, JSON out. The error handler answers errors from dispatch. */
function callRoute(app: FastifyInstance, call: Call): void {
  // Dispatch checks both the name and the input.
  const ask = call as (method: string, input: unknown) => Promise<unknown>;
  readJsonBodies(app);
  app.post<{ Params: { readonly method: string } }>('/api/:method', async (request, reply) => {
    // Fastify calls no parser for a request without a body.
    const input = request.body === undefined ? {} : request.body;
    return await replyWithJson(reply, await ask(request.params.method, input));
  });
}

/**
 * `GET /healthz`, without a token: whether this host answers, its workers run, its database is
 * writable and nothing else blocks the work.
 */
function healthRoute(app: FastifyInstance, rolewatch: ServedFace): void {
  app.get('/healthz', async (_request, reply) => {
    const isWell = await isHealthy(rolewatch);
    return reply
      .code(isWell ? 200 : 503)
      .headers({ 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' })
      .send(isWell ? 'ok\n' : 'not ok\n');
  });
}

async function isHealthy({ call, isStarted }: ServedFace): Promise<boolean> {
  if (isStarted?.() === false) return false;
  try {
    const { workers, database, notices } = await call('health.get', {});
    const isBlocked = notices.some(({ isBlocking }) => isBlocking === true);
    const doTheyAnswer = workers.every(({ state }) => state !== 'gave_up' && state !== 'silent');
    return database === 'ready' && doTheyAnswer && !isBlocked;
  } catch {
    // The reason is in the log and in `doctor`: this caller has shown no token.
    return false;
  }
}

/** Waits up to `graceMs` for open requests, then cuts the connections. */
export async function closeServer(
  app: Pick<FastifyInstance, 'close' | 'server' | 'websocketServer'>,
  graceMs: number,
): Promise<void> {
  const force = setTimeout(() => {
    for (const client of app.websocketServer.clients) client.terminate();
    app.server.closeAllConnections();
  }, graceMs);
  try {
    await app.close();
  } finally {
    clearTimeout(force);
  }
}
