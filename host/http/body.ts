import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { mebibytes } from '#core/bytes.ts';
import { AppError } from '#core/errors.ts';

/** The largest request: lists of companies are pasted, nothing else is long. */
export const bodyLimitBytes = mebibytes(5);

/** Answers above this size are compressed. */
const compressAboveBytes = 8_192;

const compress = promisify(gzip);

/** Bodies are JSON, whatever their content type says; none at all is an empty object. */
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

/** No call nests deeper than a few levels; checks of a deep value would run out of stack. */
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

/** Whether arrays and objects nest too deep in a text that is meant to be JSON. */
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

/** Answers with a value as JSON: never kept by a cache, gzipped where it is long and that is wanted. */
export async function replyWithJson(reply: FastifyReply, value: unknown): Promise<FastifyReply> {
  const text = Buffer.from(JSON.stringify(value) ?? 'null');
  reply.headers({ 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' });
  if (text.length <= compressAboveBytes) return reply.send(text);
  reply.header('vary', 'accept-encoding');
  if (!acceptsGzip(reply.request.headers['accept-encoding'])) return reply.send(text);
  // The fastest level: most clients are on this machine, and wait.
  const zipped = await compress(text, { level: constants.Z_BEST_SPEED });
  return reply.header('content-encoding', 'gzip').send(zipped);
}

const acceptsGzip = (accepted: string | readonly string[] | undefined): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(accepted ?? ''));
