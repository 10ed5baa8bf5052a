import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { EventMessage } from '#contract/client.ts';
import { refusedCloseCode } from '#contract/http-transport.ts';
import { mebibytes } from '#core/bytes.ts';
import { AppError } from '#core/errors.ts';
import type { Logger } from '#services/log/logger.ts';
import { follow } from '../events/follow.ts';
import type { Rolewatch } from '../start.ts';
import { checkToken, tokenInProtocols } from './guard.ts';
import { keepAlive } from './keep-alive.ts';
import { createMessageBytes } from './message-bytes.ts';

/** What a client may have unread before it counts as stuck. */
const longestBacklogBytes = mebibytes(4);

export type EventsDeps = {
  readonly rolewatch: Pick<Rolewatch, 'call' | 'snapshot' | 'onAny'>;
  readonly token: string;
  readonly log: Logger;
};

/**
 * `GET /api/events` as a WebSocket: first what is so, then every event, one JSON text each. A page
 * whose token is wrong is let in and told by a close code, since browsers do not tell pages why a
 * handshake failed; anyone else gets 401.
 */
export function eventsRoute(app: FastifyInstance, { rolewatch, token, log }: EventsDeps): void {
  const bytesOf = createMessageBytes();
  const serve = (socket: WebSocket): void => {
    const send = (message: EventMessage): void => {
      if (socket.readyState !== socket.OPEN) return;
      // What it misses now it gets as a snapshot when it connects again.
      if (socket.bufferedAmount > longestBacklogBytes) socket.terminate();
      else socket.send(bytesOf(message), { binary: false });
    };
    const attempt = (work: () => Promise<void>): void => {
      work().catch((error: unknown) => {
        log.error('a client could not be told what is so', { error });
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
