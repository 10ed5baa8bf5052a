import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpHost, startHttpHost } from '#tests/support/http-host.ts';

let host: HttpHost;
beforeAll(async () => {
  host = await startHttpHost({ requestTimeoutMs: 300 });
});
afterAll(() => host[Symbol.asyncDispose]());

/** Sends this part of a request; returns the answer once the host hangs up. */
async function send(head: readonly string[], body = ''): Promise<string> {
  const socket = connect(host.port, '127.0.0.1');
  socket.write([...head, `Host: 127.0.0.1:${host.port}`, '', body].join('\r\n'));
  const [answer] = await Promise.all([text(socket), once(socket, 'close')]);
  return answer;
}

describe('JSON that nests deeper than any call is a 400', () => {
  it.each([
    ['arrays', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['both', `${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`],
    ['arrays without an end', '['.repeat(1_000_000)],
    ['arrays in a field', `{"url":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
    ['arrays behind a text with signs', `["\\"[", ${'['.repeat(5_000)}${']'.repeat(5_000)}]`],
  ])('of %s', async (_kind, body) => {
    const response = await host.ask('/api/companies.add', { body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_input' } });
  });

  it('and brackets inside text do not count', async () => {
    host.rolewatch.answers.set('preferences.set', null);
    const value = '[{'.repeat(1_000);
    const response = await host.ask('/api/preferences.set', { body: { key: 'k', value } });
    expect(response.status).toBe(200);
  });
});

describe('a body without the token is not read', () => {
  it.each([
    ['none', []],
    ['a wrong one', ['Authorization: Bearer wrong']],
  ])('with %s: the host answers and hangs up', async (_which, headers) => {
    const head = ['POST /api/companies.add HTTP/1.1', 'Content-Length: 5000000', ...headers];
    expect(await send(head, '{"url":')).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('under a foreign name: the host answers and hangs up', async () => {
    const head = ['POST /api/companies.add HTTP/1.1', 'Content-Length: 5000000'];
    const foreign = [...head, 'Origin: https://evil.example'];
    expect(await send(foreign, '{')).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('a request that does not arrive in time is cut', () => {
  it('if its body stops', async () => {
    const head = [
      'POST /api/companies.add HTTP/1.1',
      `Authorization: Bearer ${host.token}`,
      'Content-Length: 100',
    ];
    expect(await send(head, '{"url":')).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('if its headers stop', async () => {
    const socket = connect(host.port, '127.0.0.1');
    socket.write('POST /api/companies.add HTTP/1.1\r\nHost: ');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('a WebSocket without a token gets 401', () => {
  const upgrade = (protocols: readonly string[]) =>
    send([
      'GET /api/events HTTP/1.1',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ...protocols.map((each) => `Sec-WebSocket-Protocol: ${each}`),
    ]);

  it.each([
    ['no protocol', []],
    ['our protocol alone', ['rolewatch.events']],
    ['our protocol twice', ['rolewatch.events, rolewatch.events']],
    ['our protocol and nothing', ['rolewatch.events, ']],
    ['another protocol', ['chat']],
  ])('with %s', async (_which, protocols) => {
    expect(await upgrade(protocols)).toMatch(/^HTTP\/1\.1 401 /);
  });
});
