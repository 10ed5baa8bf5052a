import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { isDroppedConnection, transportError } from './transport-failure.ts';

const asked = {
  url: new URL('https://acme.example/jobs'),
  maxBodyBytes: 1_000,
  requestTimeoutMs: 30_000,
  connectTimeoutMs: 10_000,
};
const failure = (code: string, message = 'as it happened') =>
  transportError(Object.assign(new Error(message), { code }), asked);

describe('transportError', () => {
  it.each([
    ['ENOTFOUND', 'host_not_found'],
    ['EAI_AGAIN', 'network_error'],
    ['ECONNREFUSED', 'network_error'],
    ['ECONNRESET', 'network_error'],
    ['UND_ERR_SOCKET', 'network_error'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'network_error'],
    ['HPE_INVALID_CONSTANT', 'network_error'],
    ['Z_DATA_ERROR', 'network_error'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'network_error'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'invalid_certificate'],
    ['CERT_HAS_EXPIRED', 'invalid_certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'invalid_certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'invalid_certificate'],
    ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'body_too_large'],
    ['ERR_BUFFER_TOO_LARGE', 'body_too_large'],
    ['UND_ERR_HEADERS_TIMEOUT', 'request_timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'request_timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'request_timeout'],
  ])('turns %s into %s', (code, expected) => {
    expect(failure(code).code).toBe(expected);
  });

  it('reports after how long it gave up connecting', () => {
    expect(failure('UND_ERR_CONNECT_TIMEOUT').details).toMatchObject({ timeoutMs: 10_000 });
  });

  it('explains the failure in words', () => {
    expect(failure('ECONNREFUSED').message).toContain('connection refused');
  });

  it('keeps the words of an unknown failure', () => {
    expect(failure('EWHATEVER', 'the cable is cut').message).toContain('the cable is cut');
  });

  it('keeps an AppError unchanged', () => {
    const error = new AppError('private_address', { host: 'acme.example' });

    expect(transportError(error, asked)).toBe(error);
  });
});

describe('isDroppedConnection', () => {
  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])('is true for %s', (code) => {
    expect(isDroppedConnection(failure(code))).toBe(true);
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'CERT_HAS_EXPIRED'])('is false for %s', (code) => {
    expect(isDroppedConnection(failure(code))).toBe(false);
  });
});
