import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { EventMessage } from '#contract/client.ts';
import { refusedCloseCode } from '#contract/http-transport.ts';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { mebibytes } from '#core/quantity.ts';
import type { Logger } from '#services/log/logger.ts';
import { follow } from '../events/bus.ts';
import type { Rolewatch } from '../events/rolewatch.ts';
import { checkToken, tokenInProtocols } from './guard.ts';

/** A client with more unread bytes counts as stuck. */
const longestBacklogBytes = mebibytes(4);

type EventsDeps = {
  readonly rolewatch: Pick<Rolewatch, 'call' | 'snapshot' | 'onAny'>;
  readonly token: string;
  readonly log: Logger;
};

/**
 * `GET /api/events` as a WebSocket: first a snapshot, then every event, one JSON text each. A page
 * with a wrong token connects and gets a close code, since browsers do not tell pages why a
 * handshake failed. Other clients get 401.
 */
export function eventsRoute(app: FastifyInstance, { rolewatch, token, log }: EventsDeps): void {
  const bytesOf = createMessageBytes();
  const serve = (socket: WebSocket): void => {
    const send = (message: EventMessage): void => {
      if (socket.readyState !== socket.OPEN) return;
      // It gets a snapshot with the missed events when it reconnects.
      if (socket.bufferedAmount > longestBacklogBytes) socket.terminate();
      else socket.send(bytesOf(message), { binary: false });
    };
    const attempt = (work: () => Promise<void>): void => {
      work().catch((error: unknown) => {
        log.error('a client did not get its snapshot', { error });
        socket.close(1011);
      });
    };

    const { told, stop } = follow(rolewatch, send);
    socket.on('close', stop);
    attempt(() => told);
    keepAlive(socket, () =>
      attempt(async () =>
        send({ event: 'health.changed', data: await rolewatch.call('health.get', {}) }),
      ),
    );
  };

  app.route({
    method: 'GET',
    url: '/api/events',
    onRequest: async ({ headers }) => {
      if (tokenInProtocols(headers, token) === 'none') checkToken(headers, token);
    },
    handler: async () => {
      throw new AppError('invalid_input', { path: 'events', reason: 'they need a WebSocket' });
    },
    wsHandler: (socket, { headers }) => {
      if (tokenInProtocols(headers, token) === 'wrong') socket.close(refusedCloseCode);
      else serve(socket);
    },
  });
}

/**
 * The bytes of a message, encoded once for all clients: a snapshot of a run of a thousand companies
 * is long and comes ten times a second.
 */
function createMessageBytes(): (message: EventMessage) => Buffer {
  const made = new WeakMap<EventMessage, Buffer>();
  return (message) => {
    const bytes = made.get(message) ?? Buffer.from(JSON.stringify(message));
    made.set(message, bytes);
    return bytes;
  };
}

export type Pinged = {
  readonly ping: () => void;
  readonly terminate: () => void;
  readonly on: (event: 'pong' | 'close', listener: () => void) => unknown;
};

const intervalMs = seconds(20);

/**
 * Pings a client at intervals and drops it if the previous ping got no answer. Pages cannot see
 * pings, so `speak` sends a message: a page notices a dead connection by its silence.
 */
export function keepAlive(socket: Pinged, speak: () => void): void {
  let hasAnswered = true;
  const timer = setInterval(() => {
    if (!hasAnswered) {
      socket.terminate();
      return;
    }
    hasAnswered = false;
    socket.ping();
    speak();
  }, intervalMs);
  socket.on('pong', () => {
    hasAnswered = true;
  });
  socket.on('close', () => clearInterval(timer));
}
