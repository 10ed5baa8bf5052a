import type { WebDocument, WebRequest } from '#core/web-document.ts';
import type { Hop } from './redirects.ts';

/** Names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

export type RequestHeaders = Readonly<Record<string, string>>;

export function headerOf(headers: AnswerHeaders, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Boards like Lever answer a browser's `Accept` with a page instead of JSON. */
const accept: Record<WebRequest['expect'], string> = {
  json: 'application/json',
  html: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  xml: 'application/xml, text/xml, application/rss+xml, application/atom+xml, */*;q=0.1',
  text: 'text/plain, */*;q=0.5',
};

/** The caller's fields win, except the user agent: we say who we are. */
export function requestHeaders(request: WebRequest, userAgent: string): RequestHeaders {
  const own = Object.entries(request.headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return {
    accept: accept[request.expect],
    'accept-encoding': 'gzip, br, deflate',
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...Object.fromEntries(own),
    'user-agent': userAgent,
  };
}

/**
 * The fields that make a request conditional on the held document (RFC 9110, 13.1). Sends
 * validators only to their own address: elsewhere a 304 would mean another document.
 */
export function validators(previous: WebDocument | null, hop: Hop): RequestHeaders {
  if (previous === null || hop.method !== 'GET') return {};
  if (URL.parse(previous.finalUrl)?.href !== hop.url.href) return {};
  return {
    ...(previous.etag === null ? {} : { 'if-none-match': previous.etag }),
    ...(previous.lastModified === null ? {} : { 'if-modified-since': previous.lastModified }),
  };
}

/** True for a 304 to a conditional request. */
export const isUnchanged = (hop: Hop, status: number): boolean =>
  status === 304 && ('if-none-match' in hop.headers || 'if-modified-since' in hop.headers);
