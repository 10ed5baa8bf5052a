import type { FastifyInstance } from 'fastify';

/** Waits for what is being answered, but no longer than `graceMs`: then connections are cut. */
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
