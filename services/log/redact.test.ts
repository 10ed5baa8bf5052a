import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { redactSecrets, redactText } from './redact.ts';

describe('redactSecrets', () => {
  it.each([
    'apiKey',
    'llmApiKey',
    'api_key',
    'x-api-key',
    'password',
    'Authorization',
    'set-cookie',
    'token',
    'accessToken',
    'clientSecret',
    'privateKey',
    'resume',
    'résumé',
    'resumeText',
  ])('masks the value of %s', (key) => {
    expect(redactSecrets({ [key]: 'hunter2-hunter2' })).toEqual({ [key]: '***' });
  });

  it.each([
    ['maxTokens', 1500],
    ['tokens', 12],
    ['company', 'Secret Escapes'],
    ['key', 'name'],
  ])('leaves %s alone', (key, value) => {
    expect(redactSecrets({ [key]: value })).toEqual({ [key]: value });
  });

  it('shows an unset secret', () => {
    expect(redactSecrets({ apiKey: null })).toEqual({ apiKey: null });
  });

  it('masks a secret that is a whole record', () => {
    expect(redactSecrets({ credentials: { user: 'ada' } })).toEqual({ credentials: '***' });
  });

  it('reaches into lists and nested records without changing the original', () => {
    const original = { servers: [{ url: 'redis://:pw@host', token: 't' }] };

    expect(redactSecrets(original)).toEqual({
      servers: [{ url: 'redis://***@host', token: '***' }],
    });
    expect(original.servers[0]?.token).toBe('t');
  });

  it('expands an error with its code and cause, and masks its texts', () => {
    const error = new AppError(
      'redis_unavailable',
      { reason: 'no answer from redis://:pw@localhost:6379' },
      { cause: new Error('ECONNREFUSED') },
    );

    expect(redactSecrets({ error })).toMatchObject({
      error: {
        name: 'AppError',
        code: 'redis_unavailable',
        message: expect.stringContaining('redis://***@localhost:6379'),
        stack: expect.not.stringContaining(':pw@'),
        cause: { message: 'ECONNREFUSED' },
      },
    });
  });

  it('cuts a cycle', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;

    expect(redactSecrets(loop)).toEqual({ self: '[circular]' });
  });

  it('shows a shared record twice if it is no cycle', () => {
    const place = { city: 'Rome' };

    expect(redactSecrets([place, place])).toEqual([place, place]);
  });

  it('cuts fields nested too deep', () => {
    let nested: unknown = 'bottom';
    for (let n = 0; n < 20; n += 1) nested = { nested };

    expect(JSON.stringify(redactSecrets(nested))).toContain('[deep]');
  });

  it('shows the size of bytes instead of their values', () => {
    expect(redactSecrets({ body: Buffer.alloc(70_000) })).toEqual({ body: '[70000 bytes]' });
  });
});

describe('redactText', () => {
  it.each([
    ['redis://:secret@127.0.0.1:6379', 'redis://***@127.0.0.1:6379'],
    ['http://ada:pw@proxy.test:8080/path', 'http://***@proxy.test:8080/path'],
    ['socks5://ada:p@ss@proxy.test', 'socks5://***@proxy.test'],
    ['Authorization: Bearer sk-abcdef123', 'Authorization: Bearer ***'],
    ['Authorization: Basic YWRhOnB3', 'Authorization: Basic ***'],
    ['refused: bearer sk-abcdef123', 'refused: bearer ***'],
    ['http://127.0.0.1:4000/#token=abc123', 'http://127.0.0.1:4000/#token=***'],
    ['https://x.test/a?api_key=abc&page=2', 'https://x.test/a?api_key=***&page=2'],
  ])('masks the credentials of %s', (text, masked) => {
    expect(redactText(text)).toBe(masked);
  });

  it.each([
    'https://jobs.lever.co/acme?team=R%26D',
    'mail jobs@acme.test or see https://acme.test',
    'https://medium.com/@acme/post',
    'basic knowledge of SQL',
  ])('leaves "%s" alone', (text) => {
    expect(redactText(text)).toBe(text);
  });
});
