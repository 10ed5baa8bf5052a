import { isUtf8 } from 'node:buffer';
import { AppError } from '#core/errors.ts';
import { type AnswerHeaders, headerOf, type RequestHeaders } from './headers.ts';

/** One request in a chain of redirects. */
export type Hop = {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: RequestHeaders;
  readonly body: string | null;
  /** As in `WebRequest`. */
  readonly keepsRefusals?: true | undefined;
};

type Answered = { readonly status: number; readonly headers: AnswerHeaders };

const limit = 10;

/** Fields about the user or the body, not the wanted document. */
const credentials = ['authorization', 'cookie', 'proxy-authorization'];
const aboutBody = ['content-type', 'content-length', 'content-encoding', 'content-language'];

/** RFC 9110, 15.4. */
export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/**
 * Follows up to ten redirects from `first`; `resolve` gives the address of a `Location`. Returns
 * cookies along the chain, since some sites redirect to the same page until they get theirs; then
 * forgets them. Throws `too_many_redirects` (for a loop as soon as it closes),
 * `unsupported_protocol` and `unexpected_content`.
 */
export async function followRedirects<A extends Answered>(
  first: Hop,
  ask: (hop: Hop) => Promise<A>,
  resolve: (location: string, from: URL) => URL | null,
): Promise<{ readonly hop: Hop; readonly answer: A }> {
  const seen = new Set<string>();
  const cookies: Cookie[] = [];
  const keyOf = ({ method, url, headers }: Hop) => `${method} ${url.href} ${headers.cookie ?? ''}`;
  let hop = first;
  while (seen.size <= limit && !seen.has(keyOf(hop))) {
    seen.add(keyOf(hop));
    const answer = await ask(hop);
    if (!isRedirect(answer.status)) return { hop, answer };
    keepCookies(cookies, answer.headers, hop.url);
    const next = nextHop(hop, answer.status, targetOf(hop, answer, resolve));
    hop = withCookies(next, cookies);
  }
  throw new AppError('too_many_redirects', { url: first.url.href, limit });
}

type Cookie = { readonly site: string; readonly name: string; readonly pair: string };

/** More than any site sets. */
const mostCookies = 50;
const longestCookie = 4_096;

/** A cookie belongs to the origin that set it: stricter than RFC 6265, and enough for a chain. */
function keepCookies(cookies: Cookie[], headers: AnswerHeaders, { origin: site }: URL): void {
  for (const field of [headers['set-cookie'] ?? []].flat()) {
    const pair = (field.split(';')[0] ?? '').trim();
    const name = pair.split('=')[0] ?? '';
    if (name === '' || !pair.includes('=') || !/^[\x20-\x7e]*$/.test(pair)) continue;
    const at = cookies.findIndex((each) => each.site === site && each.name === name);
    if (at !== -1) cookies.splice(at, 1);
    const isGone = /;\s*max-age\s*=\s*(?:0|-)/i.test(field);
    if (isGone || pair.length > longestCookie || cookies.length >= mostCookies) continue;
    cookies.push({ site, name, pair });
  }
}

function withCookies(hop: Hop, cookies: readonly Cookie[]): Hop {
  const own = cookies.filter(({ site }) => site === hop.url.origin).map(({ pair }) => pair);
  if (own.length === 0) return hop;
  const names = own.map((pair) => pair.split('=')[0]);
  const kept = (hop.headers.cookie?.split('; ') ?? []).filter(
    (pair) => !names.includes(pair.split('=')[0]),
  );
  return { ...hop, headers: { ...hop.headers, cookie: [...kept, ...own].join('; ') } };
}

function targetOf(
  hop: Hop,
  answer: Answered,
  resolve: (location: string, from: URL) => URL | null,
): URL {
  const location = headerOf(answer.headers, 'location');
  const target = location === null ? null : resolve(asAddress(location), hop.url);
  if (target === null) {
    const got = 'a redirect to nowhere';
    throw new AppError('unexpected_content', { url: hop.url.href, expected: 'a page', got });
  }
  if (!/^https?:$/.test(target.protocol)) {
    throw new AppError('unsupported_protocol', { url: target.href });
  }
  return withoutPrivateParts(target);
}

/** Servers write UTF-8 into `Location`; escapes other bytes, as browsers do. */
function asAddress(location: string): string {
  const bytes = Buffer.from(location, 'latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return location.replace(/[^\0-\x7f]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
}

/** As browsers do (Fetch standard): after 303, or 301 and 302 of a POST, use GET. */
function nextHop(hop: Hop, status: number, url: URL): Hop {
  const reads = hop.method === 'POST' && status < 307;
  const dropped = [
    ...(reads ? aboutBody : []),
    ...(url.origin === hop.url.origin ? [] : credentials),
  ];
  const headers = Object.entries(hop.headers).filter(([name]) => !dropped.includes(name));
  return {
    url,
    method: reads ? 'GET' : hop.method,
    headers: Object.fromEntries(headers),
    body: reads ? null : hop.body,
    keepsRefusals: hop.keepsRefusals,
  };
}

/** Removes the fragment, user and password from an address. */
export function withoutPrivateParts(url: URL): URL {
  const bare = new URL(url);
  bare.hash = '';
  bare.username = '';
  bare.password = '';
  return bare;
}
