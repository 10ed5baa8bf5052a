import { rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HttpHost, startHttpHost } from '#tests/support/http-host.ts';

let host: HttpHost;
beforeEach(async () => {
  host = await startHttpHost();
});
afterEach(() => host[Symbol.asyncDispose]());

const plain = { 'accept-encoding': 'identity' };

/** The status of a raw path; `fetch` would normalise it first. */
const statusOf = (rawPath: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request({ port: host.port, path: rawPath }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('the page', () => {
  it('is at the root, and never cached, so a new build shows up', async () => {
    const response = await host.ask('/', { headers: plain });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('<title>Rolewatch</title>');
  });

  it('has assets that are cached for a year, since their names change with them', async () => {
    const response = await host.ask('/assets/app-1a2b.js', { headers: plain });
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await response.text()).toMatch(/^\/\/ x{2000}/);
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('has precompressed assets, for clients that accept %s', async (accepted, sent) => {
    const headers = { 'accept-encoding': accepted };
    const request = new Request(`${host.url}/assets/app-1a2b.js`, { method: 'HEAD', headers });
    const response = await fetch(request);
    expect(response.headers.get('content-encoding')).toBe(sent);
    expect(response.headers.get('content-type')).toContain('javascript');
    expect(response.headers.get('vary')).toContain('accept-encoding');
  });

  it('gives the fix if it is not built, and appears once it is', async () => {
    const index = path.join(host.pageDir, 'index.html');
    await rm(index);
    const missing = await host.ask('/');
    expect(missing.status).toBe(503);
    expect(missing.headers.get('content-type')).toContain('text/html');
    expect(await missing.text()).toContain('npm run build');
    await writeFile(index, 'built');
    expect(await (await host.ask('/')).text()).toBe('built');
  });
});

describe('an address outside the page', () => {
  it('gets 404', async () => {
    const response = await host.ask('/favicon.ico');
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '//etc/passwd',
    '/%00',
  ])('cannot be reached through %s', async (way) => {
    expect(await statusOf(way)).toBeGreaterThanOrEqual(400);
    expect(await statusOf(way)).toBeLessThan(500);
  });

  it('cannot be reached if it is hidden', async () => {
    await writeFile(path.join(host.pageDir, '.hidden'), 'x');
    expect(await statusOf('/.hidden')).toBe(404);
  });

  it('accepts no other method', async () => {
    expect((await host.ask('/', { body: 'x' })).status).toBe(404);
  });
});
