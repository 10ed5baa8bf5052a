import type { FastifyInstance } from 'fastify';
import type { ServedFace } from '../when-started.ts';

/**
 * `GET /healthz`, without a token: whether this host answers, its workers run, its database can be
 * written to and nothing else blocks the work.
 */
export function healthRoute(app: FastifyInstance, rolewatch: ServedFace): void {
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
    // Why is in the log and in `doctor`: whoever asks here has shown no token.
    return false;
  }
}
