import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalServer } from '#tests/support/local-server.ts';
import { type GateOptions, openGate } from './gate.ts';
import { createSelfSigned } from './self-signed.ts';

const selfSigned = createSelfSigned(new Date());

describe('a gate', () => {
  let mirror: Awaited<ReturnType<typeof startLocalServer>>;
  beforeAll(async () => {
    mirror = await startLocalServer(({ url, headers }, response) => {
      if (url === '/m/moves') response.writeHead(302, { location: '/m/new?a=1' }).end();
      else response.end(`${url} of ${headers.host}`);
    });
  });
  afterAll(() => mirror[Symbol.asyncDispose]());

  const open = (options: Partial<GateOptions> = {}) =>
    openGate({
      originMap: {
        'http://plain.example': `${mirror.url}/m`,
        'https://secure.example': `${mirror.url}/m`,
      },
      allowPrivateNetwork: false,
      maxBytes: 1_000_000,
      selfSigned,
      ...options,
    });

  it('answers a mapped http site from its mirror', async () => {
    await using gate = await open();

    expect(await ask(gate.url, 'GET http://plain.example/jobs?x=1 HTTP/1.1')).toContain(
      `/m/jobs?x=1 of ${new URL(mirror.url).host}`,
    );
  });

  it('answers a mapped https site from its mirror, with our certificate', async () => {
    await using gate = await open();
    const tunnel = await connectTo(gate.url);
    tunnel.write('CONNECT secure.example:443 HTTP/1.1\r\n\r\n');
    expect(String(await once(tunnel, 'data'))).toContain(' 200 ');

    const site = connectSecurely({ socket: tunnel, ca: selfSigned.cert, checkServerIdentity });
    await once(site, 'secureConnect');
    site.write('GET /jobs HTTP/1.1\r\nhost: secure.example\r\nconnection: close\r\n\r\n');

    expect(site.authorized).toBe(true);
    expect(await textOf(site)).toContain('/m/jobs of');
  });

  it('gives the redirect of a mirror the original address', async () => {
    await using gate = await open();

    const answer = await ask(gate.url, 'GET http://plain.example/moves HTTP/1.1');

    expect(answer).toContain('location: http://plain.example/new?a=1');
  });

  it.each([
    '127.0.0.1:443',
    '[::1]:443',
    'localhost:80',
    '169.254.169.254:80',
    '[::ffff:10.0.0.1]:443',
  ])('opens no tunnel to %s, and remembers the host', async (target) => {
    await using gate = await open();

    expect(await ask(gate.url, `CONNECT ${target} HTTP/1.1`)).toContain(' 403 ');
    expect(gate.refused.size).toBe(1);
  });

  it.each(['GET http://rebind.example/ HTTP/1.1', 'CONNECT rebind.example:443 HTTP/1.1'])(
    'judges the address that a name has now: %s',
    async (line) => {
      const lookup = async () => [{ address: '10.1.2.3', family: 4 }];
      await using gate = await open({ lookup });

      expect(await ask(gate.url, line)).toMatch(/ (403|502) /);
      expect([...gate.refused]).toEqual(['rebind.example']);
    },
  );

  it('reaches a private site where that is allowed', async () => {
    await using gate = await open({ allowPrivateNetwork: true });

    expect(await ask(gate.url, `GET ${mirror.url}/here HTTP/1.1`)).toContain('/here of');
  });

  it('closes once sites sent more than a page may', async () => {
    await using gate = await open({ maxBytes: 4 });

    await ask(gate.url, 'GET http://plain.example/jobs HTTP/1.1');

    expect(gate.isFull()).toBe(true);
  });

  it('is no server of its own', async () => {
    await using gate = await open();

    expect(await ask(gate.url, 'GET / HTTP/1.1')).toContain(' 400 ');
  });
});

/** Our certificate names no site. */
const checkServerIdentity = () => undefined;

async function connectTo(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

async function ask(url: string, line: string): Promise<string> {
  const socket = await connectTo(url);
  socket.write(`${line}\r\nhost: ${line.split(' ')[1]}\r\nconnection: close\r\n\r\n`);
  return await textOf(socket);
}

async function textOf(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  socket.on('error', () => undefined);
  if (!socket.closed) await once(socket, 'close').catch(() => undefined);
  return text;
}
