import type { WebRequest } from '#core/web-document.ts';

/** Header fields as undici gives them, names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Header fields as we send them, names in lower case. */
export type RequestHeaders = Readonly<Record<string, string>>;

/** The first value of a field, null where it is absent. */
export function headerOf(headers: AnswerHeaders, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** What to ask for; boards like Lever answer a browser's `Accept` with a page instead of JSON. */
const accept: Record<WebRequest['expect'], string> = {
  json: 'application/json',
  html: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5',
  xml: 'application/xml, text/xml, application/rss+xml, application/atom+xml, */*;q=0.1',
  text: 'text/plain, */*;q=0.5',
};

/** The fields of a request. The caller's win, but for the user agent: we say who we are. */
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
