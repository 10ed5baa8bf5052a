import { describe, expect, it, vi } from 'vitest';
import { seconds } from '#core/duration.ts';
import { mebibytes } from '#core/quantity.ts';
import { startSecureSite } from '#tests/fakes/secure-site.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { createHttpClient, type HttpOptions, type HttpSurroundings } from './client.ts';

const { signal } = new AbortController();
const loopback = async () => [{ address: '127.0.0.1', family: 4 }];

const open = (options: Partial<HttpOptions> = {}, surroundings: HttpSurroundings = {}) =>
  createHttpClient(
    {
      userAgent: 'Rolewatch/0.1',
      originMap: {},
      allowPrivateNetwork: false,
      maxBodyBytes: mebibytes(25),
      requestTimeoutMs: seconds(30),
      siteConnections: 4,
      siteDelayMs: 0,
      ...options,
    },
    surroundings,
  );

describe('createHttpClient and private addresses', () => {
  it.each([
    'http://127.0.0.1:1/',
    'http://2130706433:1/',
    'http://0x7f.1:1/',
    'http://[::1]:1/',
    'http://[::ffff:127.0.0.1]:1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost:1/',
    'https://metadata.google.internal/',
  ])('does not connect to %s', async (url) => {
    await using client = open();

    await expect(client.fetch({ url, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'private_address',
    });
  });

  it('does not connect to a public name with a private address', async () => {
    await using client = open({}, { lookup: loopback });

    await expect(
      client.fetch({ url: 'https://acme.example/', expect: 'html' }, signal),
    ).rejects.toMatchObject({ code: 'private_address', details: { host: 'acme.example' } });
  });

  it('sends nothing to a private address behind a public name', async () => {
    const seen = vi.fn();
    await using server = await startLocalServer(seen);
    await using client = open({}, { lookup: loopback });

    await client
      .fetch({ url: `http://acme.example:${server.port}/`, expect: 'html' }, signal)
      .catch(() => undefined);

    expect(seen).not.toHaveBeenCalled();
  });

  it('checks a name for every connection, so a changed address gains nothing', async () => {
    await using server = await startLocalServer((_request, response) => response.end('secret'));
    const lookup = vi.fn().mockRejectedValueOnce(unknownName).mockImplementation(loopback);
    await using client = open({}, { lookup });
    const request = { url: `http://acme.example:${server.port}/`, expect: 'html' } as const;
    await client.fetch(request, signal).catch(() => undefined);

    await expect(client.fetch(request, signal)).rejects.toMatchObject({ code: 'private_address' });
  });

  it('connects there if the user allows it', async () => {
    await using server = await startLocalServer((_request, response) => response.end('Jobs'));
    await using client = open({ allowPrivateNetwork: true });

    await expect(client.fetch({ url: server.url, expect: 'html' }, signal)).resolves.toMatchObject({
      body: 'Jobs',
    });
  });

  it('connects to a mirror on this machine', async () => {
    await using server = await startLocalServer((_request, response) => response.end('Jobs'));
    await using client = open({ originMap: { 'https://acme.example': server.url } });

    await expect(
      client.fetch({ url: 'https://acme.example/', expect: 'html' }, signal),
    ).resolves.toMatchObject({ body: 'Jobs' });
  });

  it('does not connect to the mirror’s own private address', async () => {
    await using server = await startLocalServer((_request, response) => response.end('Jobs'));
    await using client = open({ originMap: { 'https://acme.example': server.url } });

    await expect(client.fetch({ url: server.url, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'private_address',
    });
  });

  it('does not follow a mirrored site to the rest of the mirror’s machine', async () => {
    await using server = await startLocalServer((request, response) => {
      const target = `http://127.0.0.1:${request.socket.localPort}/secret`;
      if (request.url?.endsWith('robots.txt')) response.writeHead(404).end();
      else response.writeHead(302, { location: target }).end();
    });
    await using client = open({ originMap: { 'https://acme.example': `${server.url}/acme` } });

    await expect(
      client.fetch({ url: 'https://acme.example/', expect: 'html' }, signal),
    ).rejects.toMatchObject({ code: 'private_address' });
  });

  it('reports that a name does not exist', async () => {
    await using client = open({}, { lookup: () => Promise.reject(unknownName) });

    await expect(
      client.fetch({ url: 'https://acme.example/', expect: 'html' }, signal),
    ).rejects.toMatchObject({ code: 'host_not_found', details: { host: 'acme.example' } });
  });
});

describe('createHttpClient over TLS', () => {
  const secure = (port: number) =>
    ({ url: `https://secure.example:${port}/`, expect: 'html' }) as const;
  const allowed = { allowPrivateNetwork: true };

  it('refuses an untrusted certificate', async () => {
    await using site = await startSecureSite();
    await using client = open(allowed, { lookup: loopback });

    await expect(client.fetch(secure(site.port), signal)).rejects.toMatchObject({
      code: 'invalid_certificate',
      details: { host: 'secure.example' },
    });
  });

  it('refuses a certificate for another name', async () => {
    await using site = await startSecureSite();
    await using client = open(allowed, { lookup: loopback, authority: site.authority });
    const url = `https://other.example:${site.port}/`;

    await expect(client.fetch({ url, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'invalid_certificate',
    });
  });

  it('uses HTTP/2 if the site does', async () => {
    await using site = await startSecureSite();
    await using client = open(allowed, { lookup: loopback, authority: site.authority });

    await client.fetch(secure(site.port), signal);

    expect(site.versions).toEqual(['2.0', '2.0']);
  });
});

const unknownName = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
