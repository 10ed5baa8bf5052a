import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError, toAppError, toErrorView } from '#core/errors.ts';
import { mebibytes } from '#core/quantity.ts';
import type { Logger } from '#services/log/logger.ts';

/** The largest request: users paste lists of companies, all else is short. */
export const bodyLimitBytes = mebibytes(5);

/** Larger answers are compressed. */
const compressAboveBytes = 8_192;

const compress = promisify(gzip);

/** Reads bodies as JSON, whatever their content type; an empty body is an empty object. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseBody(String(body)));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
}

/** No call nests deeper than a few levels; checking a deep value would overflow the stack. */
const deepest = 64;

/** Throws `invalid_input`. */
function parseBody(text: string): unknown {
  if (text.trim() === '') return {};
  if (isDeeperThan(deepest, text)) {
    const reason = `it nests deeper than ${deepest} levels`;
    throw new AppError('invalid_input', { path: 'body', reason });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = `it is not JSON (${error instanceof Error ? error.message : error})`;
    throw new AppError('invalid_input', { path: 'body', reason }, { cause: error });
  }
}

/** Whether arrays and objects nest too deep in a text, without parsing it. */
function isDeeperThan(limit: number, json: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (isText && sign === '\\') at += 1;
    else if (sign === '"') isText = !isText;
    else if (isText) continue;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}

/** Sends a value as JSON, never cached. Long answers are gzipped if the client accepts that. */
export async function replyWithJson(reply: FastifyReply, value: unknown): Promise<FastifyReply> {
  const text = Buffer.from(JSON.stringify(value) ?? 'null');
  reply.headers({ 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' });
  if (text.length <= compressAboveBytes) return reply.send(text);
  reply.header('vary', 'accept-encoding');
  if (!acceptsGzip(reply.request.headers['accept-encoding'])) return reply.send(text);
  // The fastest level: most clients are on this machine and wait.
  const zipped = await compress(text, { level: constants.Z_BEST_SPEED });
  return reply.header('content-encoding', 'gzip').send(zipped);
}

const acceptsGzip = (accepted: string | readonly string[] | undefined): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(accepted ?? ''));

/** Statuses that do not follow from the error's `retry`; see `statusOf`. */
const statuses: Readonly<Record<string, number>> = {
  invalid_input: 400,
  invalid_url: 400,
  unsupported_protocol: 400,
  invalid_setting: 400,
  unauthorised: 401,
  foreign_host: 403,
  foreign_origin: 403,
  request_too_large: 413,
  internal: 500,
};

/**
 * The HTTP status of an error: 404 for unknown things, 503 if trying again may help, 422 if the
 * request is valid but impossible; some codes have their own.
 */
export function statusOf({ code, retry }: Pick<AppError, 'code' | 'retry'>): number {
  const status = statuses[code] ?? (code.startsWith('unknown_') ? 404 : undefined);
  return status ?? (retry === 'never' ? 422 : 503);
}

/** Answers `{ error: { code, message, hint } }`. Unexpected errors go to the log. */
export function replyWithError(reply: FastifyReply, thrown: unknown, log: Logger): FastifyReply {
  const error = fromLibrary(thrown) ?? toAppError(thrown);
  if (error.code === 'internal') {
    log.error('a request failed', { url: reply.request.routeOptions.url, error: thrown });
  }
  // Do not wait for the rest of the request: close the connection with the answer.
  if (!reply.request.raw.complete) reply.header('connection', 'close');
  return reply
    .code(statusOf(error))
    .headers({ 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' })
    .send({ error: toErrorView(error) });
}

/** Errors that the HTTP library raises before our code runs; null for others. */
function fromLibrary(thrown: unknown): AppError | null {
  if (!(thrown instanceof Error && 'statusCode' in thrown)) return null;
  if (thrown.statusCode === 413) {
    return new AppError('request_too_large', { limitBytes: bodyLimitBytes });
  }
  const isTheirs = Number(thrown.statusCode) < 500;
  return isTheirs
    ? new AppError('invalid_input', { path: 'request', reason: thrown.message })
    : null;
}
