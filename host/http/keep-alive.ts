import { seconds } from '#core/duration.ts';

/** What keeping a WebSocket alive needs of it. */
export type Pinged = {
  readonly ping: () => void;
  readonly terminate: () => void;
  readonly on: (event: 'pong' | 'close', listener: () => void) => unknown;
};

const intervalMs = seconds(20);

/**
 * Pings a client at intervals and drops one that has not answered the ping before. A page cannot
 * see pings, and must also notice when the line has died: `speak` tells it something it can see.
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
