import net from 'node:net';
import tls from 'node:tls';
import { seconds } from '#core/duration.ts';

/**
 * What a server at the host and port of a Redis URL says to a bare PING: its line;
 * `speaks something else`; `speaks TLS` or `speaks no TLS` where the URL has it otherwise; or nothing. Never rejects, takes a second at most.
 */
export async function firstWords(url: string): Promise<string> {
  const { protocol, hostname, port } = new URL(url);
  const place = {
    host: hostname.replace(/^\[|\]$/g, '') || '127.0.0.1',
    port: Number(port || 6_379),
  };
  // Only whether it shakes hands is asked: nothing secret is sent.
  const secured =
    protocol === 'redis:' ? hear(tls.connect({ ...place, rejectUnauthorized: false })) : '';
  const said = await hear(net.connect(place));
  // A plain Redis answers a plain PING, if only to say that it wants a password.
  if (protocol === 'rediss:') return /^[+-]/.test(said) ? 'speaks no TLS' : '';
  if (said === '') return await secured;
  return /^[+-]/.test(said) ? said : 'speaks something else';
}

/** The first that comes once it is connected; nothing where it ends, refuses or stays silent. */
function hear(socket: net.Socket): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const end = (said: string) => {
    resolve(said);
    socket.destroy();
  };
  socket.setTimeout(seconds(1), () => end(''));
  socket.on('connect', () => socket.write('PING\r\n'));
  socket.on('secureConnect', () => end('speaks TLS'));
  socket.on('data', (bytes) => end(bytes.toString('latin1')));
  socket.on('error', () => end(''));
  socket.on('close', () => end(''));
  return promise;
}
