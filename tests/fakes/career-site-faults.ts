import { gzipSync } from 'node:zlib';
import type { Exchange } from '#demo/mirror-server.ts';
import { challengePage, type SiteAnswer } from '#demo/site-answer.ts';

/** A fault that replaces the site's answer; `answer` is the normal one. */
export type Fault = (exchange: Exchange & { readonly answer: SiteAnswer }) => void;

export const faults = {
  /** Any status without a body: `status(429, { 'retry-after': '2' })`. */
  status:
    (status: number, headers: Readonly<Record<string, string>> = {}): Fault =>
    ({ response }) => {
      response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end('failed');
    },
  hang: (): Fault => () => undefined,
  /** Sends one byte at a time for ever, so no single read times out. */
  drip:
    (everyMs = 20): Fault =>
    ({ response, answer }) => {
      response.writeHead(answer.status, { 'content-type': answer.type });
      const timer = setInterval(() => response.write(' '), everyMs);
      response.on('close', () => clearInterval(timer));
    },
  huge:
    (sizeBytes = 30_000_000): Fault =>
    ({ response, answer }) => {
      response.writeHead(200, { 'content-type': answer.type }).end(Buffer.alloc(sizeBytes, ' '));
    },
  /** The same, but small before decompression. */
  gzipBomb:
    (sizeBytes = 30_000_000): Fault =>
    ({ response, answer }) => {
      const headers = { 'content-type': answer.type, 'content-encoding': 'gzip' };
      response.writeHead(200, headers).end(gzipSync(Buffer.alloc(sizeBytes, ' ')));
    },
  redirect:
    (location: string, status = 302): Fault =>
    ({ response }) => {
      response.writeHead(status, { location }).end();
    },
  redirectLoop:
    (): Fault =>
    ({ response, url }) => {
      response.writeHead(302, { location: url.href }).end();
    },
  /** An endless chain of redirects to new addresses. */
  redirectMaze:
    (): Fault =>
    ({ response, url }) => {
      const next = new URL(url);
      next.searchParams.set('turn', String(Number(url.searchParams.get('turn') ?? 0) + 1));
      response.writeHead(302, { location: next.href }).end();
    },
  reset:
    (): Fault =>
    ({ request }) => {
      request.socket.resetAndDestroy();
    },
  truncated:
    (): Fault =>
    ({ response, answer }) => {
      const body = Buffer.from(answer.body);
      response.writeHead(200, { 'content-type': answer.type, 'content-length': body.length });
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
    },
  contentType:
    (type: string): Fault =>
    ({ response, answer }) => {
      response.writeHead(answer.status, { 'content-type': type }).end(answer.body);
    },
  /** A complete answer whose JSON stops in the middle. */
  invalidJson:
    (): Fault =>
    ({ response, answer }) => {
      const half = answer.body.slice(0, answer.body.length / 2);
      response.writeHead(200, { 'content-type': 'application/json' }).end(half);
    },
  /** A challenge page; `isMarked` adds Cloudflare's header. */
  challenge:
    (status = 403, isMarked = false): Fault =>
    ({ response }) => {
      const { type, body, headers } = challengePage({ status, isMarked });
      response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    },
  pdf:
    (): Fault =>
    ({ response }) => {
      response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7\n%âãÏÓ\n');
    },
} as const;
