import type { FastifyReply } from 'fastify';
import { AppError, toAppError, toErrorView } from '#core/errors.ts';
import type { Logger } from '#services/log/logger.ts';
import { bodyLimitBytes } from './body.ts';

/** Statuses that do not follow from the kind of the error; see `statusOf`. */
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
 * The HTTP status of an error: 404 for what nobody knows, 503 where trying again may help, and 422
 * where the request was understood and cannot be done; some codes have their own.
 */
export function statusOf({ code, retry }: Pick<AppError, 'code' | 'retry'>): number {
  const status = statuses[code] ?? (code.startsWith('unknown_') ? 404 : undefined);
  return status ?? (retry === 'never' ? 422 : 503);
}

/** Answers `{ error: { code, message, hint } }`. What was not foreseen goes to the log. */
export function replyWithError(reply: FastifyReply, thrown: unknown, log: Logger): FastifyReply {
  const error = fromLibrary(thrown) ?? toAppError(thrown);
  if (error.code === 'internal') {
    log.error('a request failed', { url: reply.request.routeOptions.url, error: thrown });
  }
  // What of the request has not come yet is not waited for: the connection ends with the answer.
  if (!reply.request.raw.complete) reply.header('connection', 'close');
  return reply
    .code(statusOf(error))
    .headers({ 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' })
    .send({ error: toErrorView(error) });
}

/** What the HTTP library refuses before it asks us; null where it was not the library. */
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
