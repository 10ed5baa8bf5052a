import { formatDuration } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { LlmFault } from '#core/llm-errors.ts';

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
  ERR_SSL_WRONG_VERSION_NUMBER: 'no TLS at that port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no TLS at that port',
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
};

/**
 * Why a request to a model failed, as an AppError: `cancelled` where the caller gave up,
 * `llm_unreachable` for what may pass (no connection, no answer in time, 5xx, 429), `llm_refused`
 * for the server's other refusals and for what is no model API at all.
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
  const words = messageOf(error);
  const reason = readable(words, request.apiKey);
  if (error instanceof SyntaxError) {
    const broken = { url, reason: 'not JSON', fault: 'address' as const };
    return new AppError('llm_refused', broken, cause);
  }
  const fault = status === null ? networkFault(error) : faultIn(status, words);
  const details = { url, reason, ...(fault === null ? {} : { fault }) };
  const isFinal = status !== null && (fault !== null || (status < 500 && !passing.has(status)));
  return new AppError(isFinal ? 'llm_refused' : 'llm_unreachable', details, cause);
}

/** As `llm_refused`: an answer that came with 200 and is not of the kind that was asked for. */
export function toNoApi(complaint: string, { url, apiKey }: Pick<Request, 'url' | 'apiKey'>) {
  const reason = readable(complaint, apiKey);
  return new AppError('llm_refused', { url, reason, fault: faultIn(404, complaint) ?? 'address' });
}

/** Words of servers for each fault, as vLLM, llama.cpp, Ollama, LM Studio and OpenAI put it. */
const faultWords: readonly (readonly [LlmFault, RegExp])[] = [
  ['secure', /plain HTTP request was sent to HTTPS|HTTP request to an HTTPS server/i],
  [
    'quota',
    /insufficient_quota|exceeded your current quota|insufficient (?:balance|credits?|funds)/i,
  ],
  [
    'context',
    /context[ _-](?:size|length|window|limit)|maximum context|context the overflows|exceeds? the (?:available )?context|(?:prompt|input)(?: \([^)]*\))? is too long|max_tokens must be at least|max_new_tokens.* must be|maximum (?:input|prompt|sequence) length|too many (?:input )?tokens|larger than the (?:max|context)/i,
  ],
  [
    'model',
    /model\b[^.]{0,120}(?:not found|does not exist|not exist|not loaded|not available|is not supported|unknown)|(?:unknown|invalid|no such) model|no models? (?:is |are )?loaded|try pulling|model_not_found/i,
  ],
];

/** What a server's refusal says is wrong; null where its words tell nothing more. */
function faultIn(status: number, words: string): LlmFault | null {
  const said = faultWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  if (said !== null && status !== 401) return said;
  if (status === 402) return 'quota';
  if (status === 401 || status === 403 || status === 407) return 'key';
  const isNowhere = status === 404 || status === 405 || status === 410;
  return isNowhere || (status < 500 && isPage(words)) ? 'address' : null;
}

/** True where a server refused for want of room: a simpler request would not fit either. */
export const isAboutContext = (error: unknown): boolean => {
  const status = refusalStatus(error);
  return status !== null && faultIn(status, messageOf(error)) === 'context';
};

function networkFault(error: unknown): LlmFault | null {
  const inner = innermost(error);
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  return networkFaults[code] ?? null;
}

/** The HTTP status a server refused with; null where the failure is of another kind. */
export function refusalStatus(error: unknown): number | null {
  const isStatus = error instanceof Error && 'status' in error && typeof error.status === 'number';
  return isStatus ? Number(error.status) : null;
}

/** The server's words, else the innermost reason of the network: fetch wraps it twice. */
export function messageOf(error: unknown): string {
  const inner = innermost(error);
  if (!(inner instanceof Error)) return String(inner);
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
  return networkReasons[code] ?? inner.message;
}

function innermost(error: unknown): unknown {
  let inner = error;
  while (refusalStatus(inner) === null && inner instanceof Error && inner.cause !== undefined) {
    inner = inner.cause;
  }
  return inner;
}

const isPage = (words: string): boolean => /<(?:!doctype html|html|head|body)\b/i.test(words);

/** One short line; of a web page its title. */
function readable(message: string, apiKey: string | null): string {
  const safe = apiKey === null ? message : message.replaceAll(apiKey, '***');
  const title = /<title[^>]*>([^<]*)/i.exec(safe)?.[1]?.trim();
  const shown = isPage(safe) ? `a web page${title ? `, "${title}"` : ''}` : safe;
  const line = shown.replace(/\s+/g, ' ').trim();
  return line.length > maxReasonLength ? `${line.slice(0, maxReasonLength)}…` : line;
}
