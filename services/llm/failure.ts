import { formatDuration } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';

/** What is known of the request that failed. */
type Request = {
  /** Without credentials. */
  readonly url: string;
  readonly timeoutMs: number;
  /** Aborts when the caller no longer wants the answer. */
  readonly signal: AbortSignal;
  /** Aborts when the time is up. */
  readonly deadline: AbortSignal;
  /** Never to be seen in a message, whatever the server echoes. */
  readonly apiKey: string | null;
};

const maxReasonLength = 300;

/** Statuses that ask to come back: timeout, conflict, too early, too many requests (RFC 9110, 6585). */
const passing = new Set([408, 409, 425, 429]);

const networkReasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection closed',
  UND_ERR_SOCKET: 'connection closed',
  ENOTFOUND: 'host not found',
  EAI_AGAIN: 'host not found',
};

/**
 * Why a request to a model failed, as an AppError: `cancelled` where the caller gave up,
 * `llm_unreachable` for what may pass (no connection, no answer in time, 5xx, 429), `llm_refused`
 * for the server's other refusals, `llm_invalid_answer` for an answer that is not JSON.
 */
export function toLlmError(error: unknown, request: Request): AppError {
  const { url, signal, deadline, timeoutMs } = request;
  const cause = { cause: error };
  if (error instanceof AppError) return error;
  if (signal.aborted) return new AppError('cancelled', {}, cause);
  if (deadline.aborted) {
    const reason = `no answer within ${formatDuration(timeoutMs)}`;
    return new AppError('llm_unreachable', { url, reason }, cause);
  }
  const status = refusalStatus(error);
  const reason = readable(messageOf(error), request.apiKey);
  if (status !== null && status < 500 && !passing.has(status)) {
    return new AppError('llm_refused', { url, reason }, cause);
  }
  if (error instanceof SyntaxError) {
    return new AppError('llm_invalid_answer', { reason: 'not a chat completion' }, cause);
  }
  return new AppError('llm_unreachable', { url, reason }, cause);
}

/** The HTTP status a server refused with; null where the failure is of another kind. */
export function refusalStatus(error: unknown): number | null {
  const isStatus = error instanceof Error && 'status' in error && typeof error.status === 'number';
  return isStatus ? Number(error.status) : null;
}

/** The server's words, else the innermost reason of the network: fetch wraps it twice. */
export function messageOf(error: unknown): string {
  let inner = error;
  while (refusalStatus(inner) === null && inner instanceof Error && inner.cause !== undefined) {
    inner = inner.cause;
  }
  if (!(inner instanceof Error)) return String(inner);
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
  return networkReasons[code] ?? inner.message;
}

function readable(message: string, apiKey: string | null): string {
  const safe = apiKey === null ? message : message.replaceAll(apiKey, '***');
  const line = safe.replace(/\s+/g, ' ').trim();
  return line.length > maxReasonLength ? `${line.slice(0, maxReasonLength)}…` : line;
}
