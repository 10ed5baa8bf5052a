import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { pageDir, pageResponse } from './page-response.ts';

describe('the answer for a file of the page', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let pageDir: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    pageDir = path.join(folder.path, 'page');
    await mkdir(path.join(pageDir, 'assets'), { recursive: true });
    await writeFile(path.join(pageDir, 'index.html'), '<!doctype html>');
    await writeFile(path.join(pageDir, 'assets', 'app.js'), 'run()');
    await writeFile(path.join(pageDir, '.hidden'), 'not for anyone');
    await writeFile(path.join(folder.path, 'secret.txt'), 'not for anyone');
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  const ask = (address: string, init?: RequestInit) =>
    pageResponse(pageDir, new Request(`app://rolewatch${address}`, init));

  it('answers with the page, under the strict policy', async () => {
    const response = await ask('/?x#/inbox');
    expect(await response.text()).toBe('<!doctype html>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('answers with a file of the page, with its type', async () => {
    const response = await ask('/assets/app.js');
    expect(await response.text()).toBe('run()');
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
  });

  it.each([
    '/nothing.js',
    '/assets',
    '/.hidden',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00',
    '/%',
  ])('answers 404 at %s', async (address) => {
    const response = await ask(address);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it('is read-only', async () => {
    expect((await ask('/', { method: 'POST', body: 'x' })).status).toBe(405);
  });
});

describe('the folder of the page', () => {
  it.each([
    'file:///app/host/page/page-response.ts',
    'file:///app/out/main/host/page/page-response.js',
  ])('finds the page from %s', (from) => {
    expect(pageDir(from)).toBe(path.resolve('/app/out/renderer'));
  });
});
