import { AppError } from '#core/errors.ts';
import type { OriginMap } from '#core/origin-map.ts';
import type { Settings } from '#core/settings.ts';
import { parseWebUrl } from '#core/url.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import type { Lookup } from './address-guard.ts';
import { type Allowance, createAllowance } from './allowance.ts';
import { type Clock, systemClock } from './clock.ts';
import { isUnchanged, validators } from './conditional.ts';
import { readText } from './content.ts';
import { isDroppedConnection } from './failure.ts';
import { headerOf, requestHeaders } from './headers.ts';
import { createMirrors } from './mirrors.ts';
import { createPoliteness } from './politeness.ts';
import { followRedirects, type Hop, isRedirect, withoutPrivateParts } from './redirects.ts';
import { createRobots } from './robots.ts';
import { statusError } from './status.ts';
import { type Answer, createTransport } from './transport.ts';

export type HttpOptions = Pick<
  Settings,
  | 'userAgent'
  | 'allowPrivateNetwork'
  | 'maxBodyBytes'
  | 'requestTimeoutMs'
  | 'hostConnections'
  | 'hostDelayMs'
> & { readonly originMap: OriginMap };

/** What tests replace. */
export type HttpSurroundings = {
  readonly clock?: Clock;
  readonly lookup?: Lookup;
  readonly authority?: string;
};

export type HttpClient = {
  /**
   * Fetches one document politely: robots.txt, a limit and a pace per site, conditional on
   * `previous`, which is the answer itself where the site says that nothing changed. Addresses in
   * the answer are the original ones, also where a mirror served it. `requestTimeoutMs` bounds the
   * answer with its redirects; waiting for our turn is not part of it. Throws AppError (see
   * `FetchDocument`), also `robots_denied`, `private_address`, `too_many_redirects`,
   * `invalid_certificate`, `host_not_found` and `cancelled`.
   */
  readonly fetch: (
    request: WebRequest,
    signal: AbortSignal,
    previous?: WebDocument | null,
  ) => Promise<WebDocument>;
};

/** The one way to the web: make one, share it, dispose of it. Disposal ends what is under way. */
export function createHttpClient(
  options: HttpOptions,
  { clock = systemClock, lookup, authority }: HttpSurroundings = {},
): HttpClient & AsyncDisposable {
  const { userAgent, requestTimeoutMs } = options;
  const closing = new AbortController();
  const mirrors = createMirrors(options.originMap);
  const transport = createTransport({ ...options, mirrors, lookup, authority });
  const politeness = createPoliteness({
    connections: options.hostConnections,
    delayMs: options.hostDelayMs,
    clock,
  });
  const robots = createRobots({ userAgent, load: loadRobots, clock });

  async function fetch(
    request: WebRequest,
    signal: AbortSignal,
    previous: WebDocument | null = null,
  ): Promise<WebDocument> {
    const stop = AbortSignal.any([signal, closing.signal]);
    const first = firstHop(request, userAgent);
    const allowance = allowanceFor(first.url);
    const askPolitely = async (hop: Hop): Promise<Answer> => {
      politeness.slowDown(hop.url, await robots.check(hop.url, stop));
      const conditions = validators(previous, hop);
      return ask({ ...hop, headers: { ...hop.headers, ...conditions } }, stop, allowance);
    };
    const reached = await followRedirects(first, askPolitely, mirrors.fromRedirect);
    if (reached.answer.status === 304 && previous !== null) return previous;
    return toDocument(request, first, reached);
  }

  async function loadRobots(url: URL): Promise<string> {
    const request: WebRequest = { url: url.href, expect: 'text' };
    const first = firstHop(request, userAgent);
    const allowance = allowanceFor(url);
    const askOnly = (hop: Hop): Promise<Answer> => ask(hop, closing.signal, allowance);
    const reached = await followRedirects(first, askOnly, mirrors.fromRedirect);
    return toDocument(request, first, reached).body;
  }

  /** Servers close idle connections just as we use them: what only reads is tried once more. */
  async function ask(hop: Hop, signal: AbortSignal, allowance: Allowance): Promise<Answer> {
    try {
      return await askOnce(hop, signal, allowance);
    } catch (error) {
      if (hop.method !== 'GET' || !isDroppedConnection(error)) throw error;
      return askOnce(hop, signal, allowance);
    }
  }

  async function askOnce(hop: Hop, signal: AbortSignal, allowance: Allowance): Promise<Answer> {
    const answer = await politeness.visit(hop.url, signal, () =>
      allowance(signal, (deadline) => transport.send(hop, deadline)),
    );
    if (isRedirect(answer.status) || isUnchanged(hop, answer.status)) return answer;
    const refusal = statusError(hop.url, answer, clock.now());
    if (refusal === null) return answer;
    if ('retryAfterMs' in refusal.details) politeness.hold(hop.url, refusal.details.retryAfterMs);
    throw refusal;
  }

  const allowanceFor = (url: URL): Allowance =>
    createAllowance(
      requestTimeoutMs,
      () => new AppError('request_timeout', { url: url.href, timeoutMs: requestTimeoutMs }),
    );

  return {
    fetch,
    async [Symbol.asyncDispose]() {
      closing.abort();
      await transport[Symbol.asyncDispose]();
    },
  };
}

const firstHop = (request: WebRequest, userAgent: string): Hop => ({
  url: withoutPrivateParts(parseWebUrl(request.url)),
  method: request.method ?? 'GET',
  headers: requestHeaders(request, userAgent),
  body: request.body ?? null,
});

function toDocument(
  request: WebRequest,
  first: Hop,
  { hop, answer }: { readonly hop: Hop; readonly answer: Answer },
): WebDocument {
  const contentType = headerOf(answer.headers, 'content-type') ?? '';
  return {
    url: request.url,
    finalUrl: hop === first ? request.url : hop.url.href,
    status: answer.status,
    contentType,
    body: readText(answer.bytes, contentType, { url: hop.url, expect: request.expect }),
    etag: headerOf(answer.headers, 'etag'),
    lastModified: headerOf(answer.headers, 'last-modified'),
  };
}
