import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';

async function answerTo(pieces: readonly string[], timeoutMs = 1_000) {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      for (const piece of pieces) socket.write(piece);
      if (pieces.length === 0) return;
      socket.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    return await ask({ port, password: 'p' }, 'PING', timeoutMs);
  } finally {
    server.close();
  }
}

describe('ask', () => {
  it('gives the reply to the command, not to the password', async () => {
    expect(await answerTo(['+OK\r\n+PONG\r\n'])).toEqual({ kind: 'reply', text: 'PONG' });
  });

  it('waits for the whole reply', async () => {
    expect(await answerTo(['+OK\r\n+PO', 'NG\r\n'])).toEqual({ kind: 'reply', text: 'PONG' });
  });

  it('reports that Redis is still loading', async () => {
    const reply = await answerTo(['+OK\r\n-LOADING Redis is loading the dataset\r\n']);
    expect(reply).toEqual({ kind: 'error', text: 'LOADING Redis is loading the dataset' });
  });

  it('reports a refused password', async () => {
    const reply = await answerTo(['-WRONGPASS no\r\n-NOAUTH Authentication required.\r\n']);
    expect(reply).toEqual({ kind: 'error', text: 'WRONGPASS no' });
  });

  it('reports silence after the timeout', async () => {
    expect(await answerTo([], 20)).toEqual({ kind: 'absent', text: 'no answer in time' });
  });

  it('reports that nothing listens', async () => {
    const { kind } = await ask({ socket: '/nowhere/redis.sock', password: 'p' }, 'PING', 1_000);
    expect(kind).toBe('absent');
  });
});
