import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { type HttpHost, startHttpHost } from '#tests/support/http-host.ts';
import { silentLog } from '#tests/support/silent-log.ts';

let host: HttpHost;
let logged: unknown[];
beforeEach(async () => {
  logged = [];
  host = await startHttpHost({
    log: { ...silentLog, error: (message, fields) => logged.push({ message, ...fields }) },
  });
});
afterEach(() => host[Symbol.asyncDispose]());

/** An error on the wire: these three fields and no others. */
const wireError = (code: string, message: string | RegExp) => ({
  error: { code, message: expect.stringMatching(message), hint: expect.stringMatching(/\.$/) },
});

describe('a call', () => {
  it('returns its value as uncached JSON', async () => {
    const response = await host.ask('/api/health.get', { body: {} });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ mode: 'redis' });
  });

  it.each([
    ['an empty body', ''],
    ['a body of another content type', '{}'],
  ])('accepts %s', async (_what, body) => {
    const headers = { 'content-type': 'text/plain' };
    expect((await host.ask('/api/health.get', { body, headers })).status).toBe(200);
  });

  it('may have no body', async () => {
    const headers = { authorization: `Bearer ${host.token}` };
    const response = await fetch(`${host.url}/api/health.get`, { method: 'POST', headers });
    expect(response.status).toBe(200);
  });

  it('is gzipped if it is long and the client accepts that', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => ({ n, text: 'like the others' }));
    host.rolewatch.answers.set('preferences.get', rows);
    const ask = async (accepted: string) => {
      const headers = { 'accept-encoding': accepted };
      const response = await host.ask('/api/preferences.get', { body: {}, headers });
      return { zipped: response.headers.get('content-encoding'), rows: await response.json() };
    };
    expect(await ask('gzip, deflate, br')).toEqual({ zipped: 'gzip', rows });
    expect(await ask('identity')).toEqual({ zipped: null, rows });
    expect(await ask('gzip;q=0')).toEqual({ zipped: null, rows });
  });

  it('is not gzipped if it is short', async () => {
    const { headers } = await host.ask('/api/health.get', { body: {} });
    expect(headers.get('content-encoding')).toBeNull();
  });
});

describe('a failing call', () => {
  it.each([
    ['half of the JSON', '{"limit":', /^body: it is not JSON/],
    ['no JSON', 'limit=1', /^body: it is not JSON/],
    ['a wrong field', '{"limit":0}', /^limit: ./],
    ['a field within a list', '{"statuses":["waiting","lost"]}', /^statuses\.1: ./],
    ['an unknown field', '{"order":"newest"}', /order/],
    ['a list for an object', '[]', /^jobs\.list: ./],
    ['nothing for an object', 'null', /^jobs\.list: ./],
    ['a prototype', '{"__proto__":{"limit":5}}', /__proto__|^jobs\.list/],
  ])('(%s) gets 400 and the place of the fault', async (_what, body, message) => {
    const response = await host.ask('/api/jobs.list', { body });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual(wireError('invalid_input', message));
  });

  it.each(['no.such', 'toString', '__proto__', '%2e%2e%2fhealthz', 'health.get/more'])(
    '(no method "%s") gets 404',
    async (method) => {
      const response = await host.ask(`/api/${method}`, { body: {} });
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual(wireError('unknown_method', 'There is no method'));
    },
  );

  it('(asked by GET) gets 404', async () => {
    const response = await host.ask('/api/health.get');
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual(wireError('unknown_method', 'GET /api/health.get'));
  });

  it('(an invalid address) gets 400', async () => {
    const response = await host.ask('/api/%zz', { body: {} });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual(wireError('invalid_input', '^request: '));
  });

  it.each([
    ['what is not there', new AppError('unknown_run', { id: 'r' }), 404],
    ['what cannot be done', new AppError('no_companies', {}), 422],
    ['what may go better later', new AppError('database_busy', {}), 503],
    ['an address that is none', new AppError('invalid_url', { url: 'x' }), 400],
    ['what nobody foresaw', new TypeError('x is not a function'), 500],
  ])('(%s) has its own status', async (_what, error, status) => {
    host.rolewatch.answers.set('jobs.summary', error);
    expect((await host.ask('/api/jobs.summary', { body: {} })).status).toBe(status);
  });

  it('with an unexpected error is logged with its stack, which no client gets', async () => {
    host.rolewatch.answers.set('jobs.summary', new TypeError('x is not a function'));
    const response = await host.ask('/api/jobs.summary', { body: {} });
    const text = await response.text();
    expect(JSON.parse(text)).toEqual(wireError('internal', 'x is not a function'));
    expect(text).not.toContain('at ');
    expect(logged).toEqual([
      { message: 'a request failed', url: '/api/:method', error: expect.any(TypeError) },
    ]);
  });
});

describe('a body that is too large', () => {
  it('gets 413', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(6_000_000) });
    const response = await host.ask('/api/companies.import', { body });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual(wireError('request_too_large', 'larger than 5 MB'));
  });

  it('also gets 413 if it does not state its size', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(1_000_000));
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        if (sent > 20) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const headers = { authorization: `Bearer ${host.token}` };
    const asking = fetch(`${host.url}/api/companies.import`, {
      ...{ method: 'POST', headers, body, duplex: 'half' },
    } as RequestInit);
    // A client that keeps sending may be cut off before the answer arrives.
    const outcome = await asking.then(
      ({ status }) => status,
      () => 'hung up',
    );
    expect([413, 'hung up']).toContain(outcome);
    expect((await host.ask('/healthz')).status).toBe(200);
  });

  it('may have almost five megabytes', async () => {
    host.rolewatch.answers.set('preferences.set', {});
    const body = JSON.stringify({ key: 'k', value: 'x'.repeat(5_000_000) });
    expect((await host.ask('/api/preferences.set', { body })).status).toBe(200);
  });
});

describe('health', () => {
  it('is ok, and shows nothing else', async () => {
    const response = await host.ask('/healthz', { headers: { authorization: '' } });
    expect({ status: response.status, text: await response.text() }).toEqual({
      status: 200,
      text: 'ok\n',
    });
  });

  it.each([
    ['nobody answers', new AppError('database_busy', {})],
    ['a worker has given up', { workers: [{ queue: 'parse', state: 'gave_up' }] }],
  ])('is 503 if %s', async (_what, answer) => {
    host.rolewatch.answers.set('health.get', answer);
    const response = await host.ask('/healthz');
    expect({ status: response.status, text: await response.text() }).toEqual({
      status: 503,
      text: 'not ok\n',
    });
  });
});

it('ends open calls, also those without an answer, when it stops', async () => {
  host.rolewatch.answers.set('jobs.summary', new Promise(() => {}));
  const asking = host.ask('/api/jobs.summary', { body: {} }).catch((error: unknown) => error);
  await expect.poll(() => host.ask('/healthz').then(({ status }) => status)).toBe(200);
  await host.stop();
  expect(await asking).toBeInstanceOf(Error);
});
