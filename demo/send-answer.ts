import { createHash } from 'node:crypto';
import type { Exchange } from './mirror-server.ts';
import type { SiteAnswer } from './site-answer.ts';

/** The validator of an answer: equal for equal bodies. */
export const etagOf = ({ body }: SiteAnswer): string =>
  `"${createHash('sha1').update(body).digest('hex')}"`;

/** Answers a request, with 304 to who has seen the same before; says which it was. */
export function sendAnswer(
  { request, response }: Exchange,
  answer: SiteAnswer,
  etag: string,
): 'answered' | 'not_modified' {
  if (answer.status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return 'not_modified';
  }
  const headers = { 'content-type': answer.type, etag, ...answer.headers };
  response.writeHead(answer.status, headers).end(answer.body);
  return 'answered';
}
