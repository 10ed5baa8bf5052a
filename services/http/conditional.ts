import type { WebDocument } from '#core/web-document.ts';
import type { RequestHeaders } from './headers.ts';
import type { Hop } from './redirects.ts';

/**
 * The fields that make a request conditional on what is already held (RFC 9110, 13.1). Validators
 * are sent only to the address they came from: another one's 304 would be about another document.
 */
export function validators(previous: WebDocument | null, hop: Hop): RequestHeaders {
  if (previous === null || hop.method !== 'GET') return {};
  if (URL.parse(previous.finalUrl)?.href !== hop.url.href) return {};
  return {
    ...(previous.etag === null ? {} : { 'if-none-match': previous.etag }),
    ...(previous.lastModified === null ? {} : { 'if-modified-since': previous.lastModified }),
  };
}

/** True for the 304 of a request that was conditional; to any other it is no answer. */
export const isUnchanged = (hop: Hop, status: number): boolean =>
  status === 304 && ('if-none-match' in hop.headers || 'if-modified-since' in hop.headers);
