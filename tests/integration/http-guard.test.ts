import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { serveHttp } from '#host/http/server.ts';
import { fakeRolewatch } from '#tests/support/fake-rolewatch.ts';
import { type HttpHost, startHttpHost } from '#tests/support/http-host.ts';
import { silentLog } from '#tests/support/silent-log.ts';

let host: HttpHost;
let everywhere: HttpHost;
beforeAll(async () => {
  host = await startHttpHost();
  everywhere = await startHttpHost({ host: '0.0.0.0' });
});
afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await everywhere[Symbol.asyncDispose]();
});

type Asked = { readonly status: number | undefined; readonly body: string };

/** Sends exactly these headers, including Host, which `fetch` sets itself. */
async function ask(
  { port, token }: HttpHost,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Asked> {
  const authorization = `Bearer ${token}`;
  const asked = request({ port, path, headers: { authorization, ...headers } });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: response.statusCode, body: await text(response) };
}

describe('a request without the token', () => {
  it.each([
    ['none', { authorization: '' }],
    ['a wrong one', { authorization: 'Bearer wrong' }],
    ['the right one and more', { authorization: 'Bearer right-token_0123456789x' }],
    ['the right one under another scheme', { authorization: 'Basic right-token_0123456789' }],
  ])('(%s) is refused for every address', async (_what, headers) => {
    for (const path of ['/api/health.get', '/api/no.such', '/metrics', '/api/events']) {
      const body = path.startsWith('/api/') && path !== '/api/events' ? {} : undefined;
      const response = await host.ask(path, { headers, ...(body && { body }) });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        error: {
          code: 'unauthorised',
          message: expect.any(String),
          hint: expect.stringContaining('Open the link'),
        },
      });
    }
  });

  it('is refused before its body is read', async () => {
    const headers = { authorization: 'Bearer wrong' };
    const response = await host.ask('/api/health.get', { headers, body: '{' });
    expect(response.status).toBe(401);
  });

  it('gets the page, which contains no user data', async () => {
    expect((await host.ask('/', { headers: { authorization: '' } })).status).toBe(200);
  });
});

describe('the Host header of a request', () => {
  const paths = ['/', '/healthz', '/metrics', '/api/events', '/api/health.get'];

  it.each([
    ['a name that points here', () => `evil.example:${host.port}`],
    ['a name that begins like ours', () => `127.0.0.1.evil.example:${host.port}`],
    ['a name that ends like ours', () => `evil-localhost:${host.port}`],
    ['another port', () => `127.0.0.1:${host.port + 1}`],
    ['no port', () => '127.0.0.1'],
    ['a user before it', () => `evil@127.0.0.1:${host.port}`],
    ['another address', () => `192.0.2.7:${host.port}`],
  ])('may not be %s', async (_what, name) => {
    for (const path of paths) {
      const { status, body } = await ask(host, path, { host: name() });
      expect(status).toBe(403);
      expect(JSON.parse(body)).toMatchObject({ error: { code: 'foreign_host' } });
    }
  });

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('may be %s', async (name) => {
    const { status } = await ask(host, '/healthz', { host: `${name}:${host.port}` });
    expect(status).toBe(200);
  });

  it('may be any IP address if the host listens on all, but no foreign name', async () => {
    const statusUnder = async (name: string) =>
      (await ask(everywhere, '/healthz', { host: `${name}:${everywhere.port}` })).status;
    expect(await statusUnder('192.0.2.7')).toBe(200);
    expect(await statusUnder('[2001:db8::7]')).toBe(200);
    expect(await statusUnder('evil.example')).toBe(403);
  });
});

describe('a request from a page', () => {
  it.each([
    ['elsewhere', () => 'https://evil.example'],
    ['on another port of this machine', () => `http://127.0.0.1:${host.port + 1}`],
    ['over https', () => `https://127.0.0.1:${host.port}`],
    ['of no origin', () => 'null'],
  ])('from %s is refused, even with the token', async (_what, origin) => {
    const headers = { origin: origin(), host: `127.0.0.1:${host.port}` };
    for (const path of ['/metrics', '/api/events', '/healthz']) {
      const { status, body } = await ask(host, path, headers);
      expect(status).toBe(403);
      expect(JSON.parse(body)).toMatchObject({ error: { code: 'foreign_origin' } });
    }
  });

  it('on our own origin is answered', async () => {
    const { status } = await ask(host, '/metrics', {
      origin: `http://localhost:${host.port}`,
      host: `localhost:${host.port}`,
    });
    expect(status).not.toBe(403);
  });
});

describe('every answer', () => {
  it.each(['/', '/assets/app-1a2b.js', '/healthz', '/metrics', '/nothing/here'])(
    'to %s carries the page’s policy, and forbids framing',
    async (path) => {
      const { headers } = await host.ask(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

describe('an address to listen on', () => {
  const serveAt = (at: { readonly host: string; readonly port: number }) =>
    serveHttp({
      rolewatch: fakeRolewatch(),
      token: 't',
      pageDir: '/nowhere',
      log: silentLog,
      ...at,
    });

  it('that is taken is named', async () => {
    await expect(serveAt({ host: '127.0.0.1', port: host.port })).rejects.toMatchObject(
      new AppError('port_in_use', { port: host.port }),
    );
  });

  it.each([
    ['192.0.2.7', 'this machine has no such address'],
    ['no-such-name.invalid', 'there is no such name'],
  ])('that is invalid (%s) is named, with the reason', async (name, reason) => {
    await expect(serveAt({ host: name, port: 0 })).rejects.toMatchObject({
      code: 'cannot_listen',
      details: { host: name, reason },
    });
  });

  it('may be IPv6, and gives a link that browsers accept', async () => {
    await using server = await serveAt({ host: '::1', port: 0 });
    expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});
