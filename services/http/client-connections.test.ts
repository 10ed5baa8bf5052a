import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { seconds } from '#core/duration.ts';
import { mebibytes } from '#core/quantity.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { createHttpClient } from './client.ts';

const { signal } = new AbortController();

const open = () =>
  createHttpClient({
    userAgent: 'Rolewatch/0.1',
    originMap: {},
    allowPrivateNetwork: true,
    maxBodyBytes: mebibytes(25),
    requestTimeoutMs: seconds(30),
    siteConnections: 4,
    siteDelayMs: 0,
  });

describe('createHttpClient on the wire', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('decodes %s', async (coding, compress) => {
    await using server = await startLocalServer((_request, response) => {
      response.writeHead(200, { 'content-encoding': coding }).end(compress('Jobs at Acme'));
    });
    await using client = open();

    await expect(client.fetch({ url: server.url, expect: 'html' }, signal)).resolves.toMatchObject({
      body: 'Jobs at Acme',
    });
  });

  it('reuses its connections', async () => {
    const ports = new Set<number | undefined>();
    await using server = await startLocalServer((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('Jobs');
    });
    await using client = open();

    for (let n = 0; n < 8; n++) {
      await client.fetch({ url: `${server.url}/${n}`, expect: 'html' }, signal);
    }

    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('reuses its connections after an error page', async () => {
    const ports = new Set<number | undefined>();
    await using server = await startLocalServer((request, response) => {
      ports.add(request.socket.remotePort);
      response.writeHead(404).end('Not found'.padEnd(100_000));
    });
    await using client = open();

    for (let n = 0; n < 8; n++) {
      await client
        .fetch({ url: `${server.url}/${n}`, expect: 'html' }, signal)
        .catch(() => undefined);
    }

    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('posts its input as JSON', async () => {
    const posted = Promise.withResolvers<unknown>();
    await using server = await startLocalServer((request, response) => {
      if (request.url === '/jobs') {
        posted.resolve(
          request
            .toArray()
            .then((chunks) => [request.headers['content-type'], Buffer.concat(chunks).toString()]),
        );
      }
      response.end('{}');
    });
    await using client = open();

    await client.fetch(
      { url: `${server.url}/jobs`, method: 'POST', expect: 'json', body: '{"limit":20}' },
      signal,
    );

    await expect(posted.promise).resolves.toEqual(['application/json', '{"limit":20}']);
  });

  it('follows a redirect to an address in raw UTF-8', async () => {
    await using server = await startLocalServer((request, response) => {
      const location = Buffer.from('/stellen/köln').toString('latin1');
      if (request.url === '/stellen/k%C3%B6ln') response.end('Jobs in Köln');
      else response.writeHead(302, { location }).end();
    });
    await using client = open();

    await expect(client.fetch({ url: server.url, expect: 'html' }, signal)).resolves.toMatchObject({
      finalUrl: `${server.url}/stellen/k%C3%B6ln`,
      body: 'Jobs in Köln',
    });
  });

  it('sends a page’s validators only to the page at the end of redirects', async () => {
    const conditions: unknown[] = [];
    await using server = await startLocalServer((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else if (request.url === '/new') {
        conditions.push(request.headers['if-modified-since']);
        response.setHeader('last-modified', 'Tue, 24 Nov 2026 12:00:00 GMT').end('Jobs');
      } else response.writeHead(404).end();
    });
    await using client = open();
    const request = { url: `${server.url}/old`, expect: 'html' } as const;
    const previous = await client.fetch(request, signal);

    await client.fetch(request, signal, previous);

    expect(conditions).toEqual([undefined, 'Tue, 24 Nov 2026 12:00:00 GMT']);
  });

  it('reports that nothing listens', async () => {
    const server = await startLocalServer(() => undefined);
    await server[Symbol.asyncDispose]();
    await using client = open();

    await expect(client.fetch({ url: server.url, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'network_error',
      details: { reason: 'connection refused' },
    });
  });
});
