import net from 'node:net';
import type { OwnRedisAddress } from './address.ts';

export type Answer =
  | { readonly kind: 'reply'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'absent'; readonly text: string };

/**
 * Sends our own Redis one command over a bare connection, cheap enough to repeat every few
 * milliseconds while it starts. Never rejects. See
 * https://redis.io/docs/latest/develop/reference/protocol-spec/ (inline commands, simple replies).
 */
export function ask(
  address: OwnRedisAddress,
  command: 'PING' | 'SHUTDOWN',
  timeoutMs: number,
): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const socket = net.connect(
    'socket' in address ? { path: address.socket } : { host: '127.0.0.1', port: address.port },
  );
  let text = '';
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error('no answer in time')));
  socket.on('connect', () => socket.write(`AUTH ${address.password}\r\n${command}\r\n`));
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    const answer = readAnswer(text);
    if (answer === null) return;
    resolve(answer);
    socket.destroy();
  });
  socket.on('error', (error) => resolve({ kind: 'absent', text: error.message }));
  // An obeyed SHUTDOWN has no reply: the connection closes.
  socket.on('close', () => resolve({ kind: 'absent', text: 'connection closed' }));
  return promise;
}

/** The deciding reply: a refused password, else the command's own. */
function readAnswer(text: string): Answer | null {
  const [auth, reply, rest] = text.split('\r\n');
  if (auth?.startsWith('-') && reply !== undefined) return { kind: 'error', text: auth.slice(1) };
  if (reply === undefined || rest === undefined) return null;
  return { kind: reply.startsWith('-') ? 'error' : 'reply', text: reply.slice(1) };
}
