import tls from 'node:tls';
import { formatDuration, seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { LlmFault } from '#core/llm-faults.ts';
import { type Complaint, faultIn, isPage, mayPass } from './fault.ts';

export type Server = {
  /** Without credentials. */
  readonly url: string;
  /** Masked in every message, since servers may echo them. */
  readonly secrets: readonly string[];
};

type Request = Server & {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly deadline: AbortSignal;
  readonly late: LlmFault;
};

const maxReasonLength = 300;

/** Timeout, conflict, too early, too many requests (RFC 9110, 6585). */
const passing = new Set([408, 409, 425, 429]);

const networkReasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection closed',
  UND_ERR_SOCKET: 'connection closed',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'host not found',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no TLS at that port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no TLS at that port',
  Z_DATA_ERROR: 'what it compressed cannot be read',
  Z_BUF_ERROR: 'what it compressed cannot be read',
};

const networkFaults: Readonly<Record<string, LlmFault>> = {
  ECONNREFUSED: 'stopped',
  ENOTFOUND: 'host',
  EAI_AGAIN: 'host',
  ERR_SSL_WRONG_VERSION_NUMBER: 'plain',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'plain',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  CERT_HAS_EXPIRED: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  Z_DATA_ERROR: 'broken',
  Z_BUF_ERROR: 'broken',
};

/**
 * Turns a failed request into an AppError: `cancelled` if the caller gave up, `llm_unreachable` for
 * passing failures (no connection, no answer in time, 5xx, 429), `llm_refused` for other refusals
 * and for servers without a model API.
 */
export async function toLlmError(error: unknown, request: Request): Promise<AppError> {
  const { url, signal, deadline, timeoutMs, late } = request;
  const cause = { cause: error };
  if (error instanceof AppError) return error;
  if (signal.aborted) return new AppError('cancelled', {}, cause);
  if (deadline.aborted) {
    const reason = `no answer within ${formatDuration(timeoutMs)}`;
    return new AppError('llm_unreachable', { url, reason, fault: late }, cause);
  }
  const status = refusalStatus(error);
  const words = messageOf(error);
  const reason = readable(words, request);
  if (error instanceof SyntaxError) {
    const broken = { url, reason: 'its answer is cut off', fault: 'broken' as const };
    return new AppError('llm_unreachable', broken, cause);
  }
  const fault = status === null ? await networkFault(error, url) : faultIn(status, words);
  const details = { url, reason, ...(fault === null ? {} : { fault }) };
  if (status === null) return new AppError('llm_unreachable', details, cause);
  const isFinal = fault === null ? status < 500 && !passing.has(status) : !mayPass(fault);
  return new AppError(isFinal ? 'llm_refused' : 'llm_unreachable', details, cause);
}

/** For a complaint in a seeming success: `llm_unreachable` if it may pass, else `llm_refused`. */
export function toNoAnswer({ words, status }: Complaint, server: Server): AppError {
  const fault = faultIn(status, words);
  const isPassing = fault !== null && mayPass(fault);
  return new AppError(isPassing ? 'llm_unreachable' : 'llm_refused', {
    url: server.url,
    reason: readable(words, server),
    ...(fault === null ? {} : { fault }),
  });
}

/** For an answer of another kind: no model API is at that address. */
export const toNoApi = (reason: string, { url }: Server): AppError =>
  new AppError('llm_refused', { url, reason, fault: 'address' });

/** True if the request exceeds the context: a simpler one would not fit either. */
export const isAboutContext = (error: unknown): boolean => {
  const status = refusalStatus(error);
  return status !== null && faultIn(status, messageOf(error)) === 'context';
};

async function networkFault(error: unknown, url: string): Promise<LlmFault | null> {
  const inner = innermost(error);
  if (!(inner instanceof Error)) return null;
  // Ports of other protocols, which `fetch` blocks: https://fetch.spec.whatwg.org/#port-blocking.
  if (inner.message === 'bad port') return 'port';
  const code = 'code' in inner ? String(inner.code) : '';
  const isForeign = inner.name === 'HTTPParserError';
  const isCut = isForeign || code === 'ECONNRESET' || code === 'UND_ERR_SOCKET';
  if (isCut && url.startsWith('http:') && (await speaksTls(url))) return 'secure';
  return isForeign ? 'address' : (networkFaults[code] ?? null);
}

/** Tests for TLS: such a server closes a plain connection without a word. */
function speaksTls(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  // Only tests the handshake; sends nothing.
  const socket = tls.connect({ host, port: Number(port || 80), rejectUnauthorized: false });
  const end = (isTls: boolean) => {
    resolve(isTls);
    socket.destroy();
  };
  socket.setTimeout(seconds(1), () => end(false));
  socket.on('secureConnect', () => end(true));
  socket.on('error', () => end(false));
  socket.on('close', () => end(false));
  return promise;
}

export function refusalStatus(error: unknown): number | null {
  const isStatus = error instanceof Error && 'status' in error && typeof error.status === 'number';
  return isStatus ? Number(error.status) : null;
}

/** The server's words, else the innermost network reason: fetch wraps it twice. */
export function messageOf(error: unknown): string {
  const inner = innermost(error);
  if (!(inner instanceof Error)) return String(inner);
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
  if (inner.name === 'HTTPParserError') return 'what answers there speaks no HTTP';
  return networkReasons[code] ?? inner.message;
}

function innermost(error: unknown): unknown {
  let inner = error;
  while (refusalStatus(inner) === null && inner instanceof Error && inner.cause !== undefined) {
    inner = inner.cause;
  }
  return inner;
}

/** One short line without secrets; for a web page, its title. */
export function readable(message: string, { secrets }: Pick<Server, 'secrets'>): string {
  const safe = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), message);
  const title = /<title[^>]*>([^<]*)/i.exec(safe)?.[1]?.trim();
  const shown = isPage(safe) ? `a web page${title ? `, "${title}"` : ''}` : safe;
  const line = shown.replace(/\s+/g, ' ').trim();
  return line.length > maxReasonLength ? `${line.slice(0, maxReasonLength)}…` : line;
}
