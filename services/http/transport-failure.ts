import { AppError } from '#core/errors.ts';

type Asked = {
  readonly url: URL;
  readonly maxBodyBytes: number;
  readonly requestTimeoutMs: number;
  readonly connectTimeoutMs: number;
};

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ECONNABORTED: 'connection reset',
  EPIPE: 'connection reset',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  ENETDOWN: 'no network',
  EAI_AGAIN: 'no answer from the name server',
  EPROTO: 'no secure connection',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'signed by nobody we know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'signed by nobody we know',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'made for another host',
  UND_ERR_SOCKET: 'connection closed early',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'answer cut short',
  UND_ERR_HEADERS_OVERFLOW: 'headers too long',
  Z_BUF_ERROR: 'answer cut short',
  Z_DATA_ERROR: 'damaged compression',
};

/** Failures of this machine: no request has left it, and no name server answers. */
const local = /^(ENETUNREACH|ENETDOWN|EAI_AGAIN)$/;
const unknownHost = /^(ENOTFOUND|ENODATA)$/;
const badCertificate =
  /^(?!ERR_SSL).*(CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE))/;
const tooLarge = /^(UND_ERR_RES_EXCEEDED_MAX_SIZE|ERR_BUFFER_TOO_LARGE)$/;
const noConnection = /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;
const tooSlow = /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/;
const dropped = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/;

/** A failure of undici, zlib, DNS or TLS as an AppError, with the original as its cause. */
export function transportError(error: unknown, asked: Asked): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const cause = { cause: error };
  const url = asked.url.href;
  const host = asked.url.hostname;
  const reason = reasons[code] ?? (error instanceof Error ? error.message : code);
  if (unknownHost.test(code)) return new AppError('host_not_found', { host }, cause);
  if (badCertificate.test(code))
    return new AppError('invalid_certificate', { host, reason }, cause);
  if (tooLarge.test(code)) {
    return new AppError('body_too_large', { url, limitBytes: asked.maxBodyBytes }, cause);
  }
  if (noConnection.test(code)) {
    return new AppError('request_timeout', { url, timeoutMs: asked.connectTimeoutMs }, cause);
  }
  if (tooSlow.test(code)) {
    return new AppError('request_timeout', { url, timeoutMs: asked.requestTimeoutMs }, cause);
  }
  const details = { url, reason, ...(local.test(code) && { isLocal: true }) };
  return new AppError('network_error', details, cause);
}

/** True if the server closed the connection during the request, as servers do with idle ones. */
export function isDroppedConnection(error: unknown): boolean {
  return (
    error instanceof AppError && error.code === 'network_error' && dropped.test(codeOf(error.cause))
  );
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
