import { isUtf8 } from 'node:buffer';
import { AppError } from '#core/errors.ts';
import { type AnswerHeaders, headerOf, type RequestHeaders } from './headers.ts';

/** One request of the chain that may be needed to reach a document. */
export type Hop = {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: RequestHeaders;
  readonly body: string | null;
};

type Answered = { readonly status: number; readonly headers: AnswerHeaders };

const limit = 10;

/** Fields that speak of the person or of the body, not of what is wanted. */
const credentials = ['authorization', 'cookie', 'proxy-authorization'];
const aboutBody = ['content-type', 'content-length', 'content-encoding', 'content-language'];

/** True for an answer that sends us elsewhere (RFC 9110, 15.4). */
export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/**
 * Asks `first` and whatever its answers redirect to, at most ten times. `resolve` gives the address
 * a `Location` stands for. Throws `too_many_redirects`, for a loop as soon as it closes,
 * `unsupported_protocol` and `unexpected_content`.
 */
export async function followRedirects<A extends Answered>(
  first: Hop,
  ask: (hop: Hop) => Promise<A>,
  resolve: (location: string, from: URL) => URL | null,
): Promise<{ readonly hop: Hop; readonly answer: A }> {
  const seen = new Set<string>();
  let hop = first;
  while (seen.size <= limit && !seen.has(`${hop.method} ${hop.url.href}`)) {
    seen.add(`${hop.method} ${hop.url.href}`);
    const answer = await ask(hop);
    if (!isRedirect(answer.status)) return { hop, answer };
    hop = nextHop(hop, answer.status, targetOf(hop, answer, resolve));
  }
  throw new AppError('too_many_redirects', { url: first.url.href, limit });
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

/**
 * A `Location` as the address that was meant. Header fields are read byte by byte, but servers write
 * UTF-8 into this one; bytes that are none are escaped, as browsers do.
 */
function asAddress(location: string): string {
  const bytes = Buffer.from(location, 'latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return location.replace(/[^\0-\x7f]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
}

/** As browsers do (Fetch standard, HTTP-redirect fetch): 303 reads, and so do 301 and 302 of a POST. */
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
  };
}

/** An address without what is not sent to the server, or should not be kept: fragment, user, password. */
export function withoutPrivateParts(url: URL): URL {
  const bare = new URL(url);
  bare.hash = '';
  bare.username = '';
  bare.password = '';
  return bare;
}
