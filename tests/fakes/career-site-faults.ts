import { gzipSync } from 'node:zlib';
import { challengePage } from '#demo/challenge-page.ts';
import type { Exchange } from '#demo/mirror-server.ts';
import type { SiteAnswer } from '#demo/site-answer.ts';

/** Something that goes wrong: answers, or does not, in place of the site. `answer` is what it would say. */
export type Fault = (exchange: Exchange & { readonly answer: SiteAnswer }) => void;

/** Every way in which a fake site misbehaves. */
export const faults = {
  /** An error, or any other bare status: `status(429, { 'retry-after': '2' })`. */
  status:
    (status: number, headers: Readonly<Record<string, string>> = {}): Fault =>
    ({ response }) => {
      response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end('failed');
    },
  /** The request is read and never answered. */
  hang: (): Fault => () => undefined,
  /** One byte at a time, for ever: each comes in time, the whole never does. */
  drip:
    (everyMs = 20): Fault =>
    ({ response, answer }) => {
      response.writeHead(answer.status, { 'content-type': answer.type });
      const timer = setInterval(() => response.write(' '), everyMs);
      response.on('close', () => clearInterval(timer));
    },
  /** A body of so many bytes. */
  huge:
    (sizeBytes = 30_000_000): Fault =>
    ({ response, answer }) => {
      response.writeHead(200, { 'content-type': answer.type }).end(Buffer.alloc(sizeBytes, ' '));
    },
  /** The same, small on the wire. */
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
  /** A redirect to itself. */
  redirectLoop:
    (): Fault =>
    ({ response, url }) => {
      response.writeHead(302, { location: url.href }).end();
    },
  /** A redirect to an address that was never seen before, and so on. */
  redirectMaze:
    (): Fault =>
    ({ response, url }) => {
      const next = new URL(url);
      next.searchParams.set('turn', String(Number(url.searchParams.get('turn') ?? 0) + 1));
      response.writeHead(302, { location: next.href }).end();
    },
  /** The connection is reset before the answer. */
  reset:
    (): Fault =>
    ({ request }) => {
      request.socket.resetAndDestroy();
    },
  /** Half of the body, then the connection ends. */
  truncated:
    (): Fault =>
    ({ response, answer }) => {
      const body = Buffer.from(answer.body);
      response.writeHead(200, { 'content-type': answer.type, 'content-length': body.length });
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
    },
  /** The right body under another name. */
  contentType:
    (type: string): Fault =>
    ({ response, answer }) => {
      response.writeHead(answer.status, { 'content-type': type }).end(answer.body);
    },
  /** A body that stops in the middle, in an answer that is whole. */
  invalidJson:
    (): Fault =>
    ({ response, answer }) => {
      const half = answer.body.slice(0, answer.body.length / 2);
      response.writeHead(200, { 'content-type': 'application/json' }).end(half);
    },
  /** A wall that wants proof of a person; `isMarked` as Cloudflare marks its own. */
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
