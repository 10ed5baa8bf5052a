import { describe, expect, it } from 'vitest';
import { parseRetryAfter, statusError } from './status.ts';

const url = new URL('https://acme.example/jobs');
const now = Date.UTC(2026, 10, 24, 12, 0, 0);
const errorOf = (status: number, headers: Record<string, string> = {}) =>
  statusError(url, { status, headers }, now);

describe('statusError', () => {
  it.each([200, 201, 204])('accepts %d', (status) => {
    expect(errorOf(status)).toBeNull();
  });

  it.each([
    [404, 'page_not_found'],
    [410, 'page_not_found'],
    [401, 'access_denied'],
    [403, 'access_denied'],
    [407, 'access_denied'],
    [451, 'access_denied'],
    [408, 'server_error'],
    [425, 'server_error'],
    [500, 'server_error'],
    [502, 'server_error'],
    [503, 'server_error'],
    [429, 'rate_limited'],
    [400, 'unexpected_content'],
    [422, 'unexpected_content'],
    [304, 'unexpected_content'],
  ])('turns %d into %s', (status, code) => {
    expect(errorOf(status)?.code).toBe(code);
  });

  it.each([429, 503, 403])('reports how long a %d asks us to wait', (status) => {
    expect(errorOf(status, { 'retry-after': '7' })?.details).toEqual({
      host: 'acme.example',
      retryAfterMs: 7_000,
    });
  });

  it('waits half a minute after a 429 without a delay', () => {
    expect(errorOf(429)?.details).toMatchObject({ retryAfterMs: 30_000 });
  });

  it.each([
    ['cf-mitigated', 'challenge'],
    ['x-amzn-waf-action', 'captcha'],
    ['x-datadome', 'protected'],
    ['x-dd-b', '1'],
    ['x-px-block', '1'],
  ])('recognises a challenge by its %s', (field, value) => {
    expect(errorOf(403, { [field]: value })?.code).toBe('challenge_page');
  });

  it.each([
    ['server', 'AkamaiGHost', 'Akamai'],
    ['x-iinfo', '9-21-21 0NNN RT(1) q(0 -1 -1 -1) r(0 -1) B15', 'Imperva'],
    ['x-cdn', 'Incapsula', 'Imperva'],
    ['x-cdn', 'Imperva', 'Imperva'],
  ])('names the firewall that denies a page by its %s: %s', (field, value, kind) => {
    expect(errorOf(403, { [field]: value, 'content-type': 'text/html' })?.details).toMatchObject({
      kind,
    });
    expect(errorOf(403, { [field]: value })?.code).toBe('challenge_page');
  });

  it.each([
    [404, { server: 'AkamaiGHost' }, 'page_not_found'],
    [429, { server: 'AkamaiGHost', 'retry-after': '7' }, 'rate_limited'],
    [503, { 'x-iinfo': '1' }, 'server_error'],
    [403, { 'x-iinfo': '1', 'content-type': 'application/json' }, 'access_denied'],
    [403, { server: 'nginx' }, 'access_denied'],
    [403, { server: 'NotAkamaiGHost' }, 'access_denied'],
  ])('names none for %s with %j', (status, headers, code) => {
    expect(errorOf(status, headers)?.code).toBe(code);
  });

  it('takes a page that a firewall lets through for what its status says', () => {
    expect(errorOf(404, { 'x-datadome': 'protected' })?.code).toBe('page_not_found');
  });
});

describe('the Retry-After header', () => {
  const now = Date.UTC(2026, 10, 24, 12, 0, 0);

  describe('parseRetryAfter', () => {
    it.each([
      ['120', 120_000],
      [' 2 ', 2_000],
      ['0', 0],
      ['1.5', 1_500],
      ['Tue, 24 Nov 2026 12:01:30 GMT', 90_000],
      ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
    ])('reads %j as %d ms', (value, expected) => {
      expect(parseRetryAfter(value, now)).toBe(expected);
    });

    it.each([null, '', 'soon', '-5', '2026'.padEnd(5, 'x')])(
      'finds no complaint in %j',
      (value) => {
        expect(parseRetryAfter(value, now)).toBeNull();
      },
    );
  });
});
