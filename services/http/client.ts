import { AppError } from '#core/errors.ts';
import type { OriginMap } from '#core/origin-map.ts';
import { proxiesIn } from '#core/proxy-list.ts';
import type { Settings } from '#core/settings.ts';
import { parseWebUrl } from '#core/url.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { challengeOf, isPassable } from '#sources/challenge.ts';
import { abortError } from './abort.ts';
import type { Lookup } from './address-guard.ts';
import { type Clock, systemClock } from './clock.ts';
import { readText } from './content.ts';
import { headerOf, isUnchanged, requestHeaders, validators } from './headers.ts';
import { createMirrors } from './mirrors.ts';
import { createPoliteness, type Politeness } from './politeness.ts';
import { followRedirects, type Hop, isRedirect, withoutPrivateParts } from './redirects.ts';
import { createRobots } from './robots.ts';
import type { SiteMemory } from './site-memory.ts';
import { isRefusal, statusError } from './status.ts';
import { type Answer, createTransport, type Send, wallStatuses } from './transport.ts';
import { isDroppedConnection } from './transport-failure.ts';

export type HttpOptions = Pick<
  Settings,
  | 'userAgent'
  | 'allowPrivateNetwork'
  | 'maxBodyBytes'
  | 'requestTimeoutMs'
  | 'siteConnections'
  | 'siteDelayMs'
> & {
  readonly originMap: OriginMap;
  /** The list of proxies that every request goes through, except those to mirrors. */
  readonly proxies?: Settings['proxies'];
};

export type HttpSurroundings = {
  readonly clock?: Clock;
  readonly lookup?: Lookup;
  readonly authority?: string;
  readonly memory?: SiteMemory | undefined;
  /** Stands between the client and its sockets, to record answers or to replay them. */
  readonly through?: (send: Send) => Send;
  /** Of the client whose limits this one shares. */
  readonly politeness?: Politeness;
};

export type HttpClient = {
  /**
   * Fetches a document politely: obeys robots.txt, limits and spaces requests per site. With
   * `previous`, asks conditionally and returns it if nothing changed. The answer has original
   * addresses, even from a mirror. `requestTimeoutMs` covers the answer and its redirects, not the
   * wait for a turn. Throws AppError (see `FetchDocument`), also `robots_denied`,
   * `private_address`, `too_many_redirects`, `invalid_certificate`, `host_not_found` and
   * `cancelled`.
   */
  readonly fetch: (
    request: WebRequest,
    signal: AbortSignal,
    previous?: WebDocument | null,
  ) => Promise<WebDocument>;
  /**
   * Does `work` as one visit to a page, such as by a browser: once robots.txt allows it and its
   * site has a free place. `forbidsModel`: the page must not go to a language model. Throws as
   * `fetch` does before it asks.
   */
  readonly visit: <T>(
    url: string,
    signal: AbortSignal,
    work: (wishes: { readonly forbidsModel: boolean }) => Promise<T>,
  ) => Promise<T>;
  /** False if robots.txt forbids the page. Throws if it cannot be read. */
  readonly mayRead: (url: string, signal: AbortSignal) => Promise<boolean>;
  /**
   * A second client that sends `through` something. It shares the limits per site, and reads
   * robots.txt itself.
   */
  readonly through: (through: (send: Send) => Send) => HttpClient & AsyncDisposable;
  /** The same for a client that asks through these proxies. */
  readonly byProxies: (proxies: string) => HttpClient & AsyncDisposable;
};

/** The only way to the web: make one, share it, dispose of it. Disposal ends open requests. */
export function createHttpClient(
  options: HttpOptions,
  surroundings: HttpSurroundings = {},
): HttpClient & AsyncDisposable {
  const { clock = systemClock, lookup, authority, memory, through = (send) => send } = surroundings;
  const { userAgent, requestTimeoutMs } = options;
  const proxies = proxiesIn(options.proxies ?? '');
  const closing = new AbortController();
  const mirrors = createMirrors(options.originMap);
  const transport = createTransport({ ...options, mirrors, proxies, clock, lookup, authority });
  const send = through(transport.send);
  const politeness =
    surroundings.politeness ?? createPoliteness({ manners: options, clock, memory });
  const robots = createRobots({ userAgent, load: loadRobots, clock });

  async function fetch(
    request: WebRequest,
    signal: AbortSignal,
    previous: WebDocument | null = null,
  ): Promise<WebDocument> {
    const stop = AbortSignal.any([signal, closing.signal]);
    const first = firstHop(request, userAgent);
    const allowance = allowanceFor(first.url);
    let forbidsModel = false;
    const askPolitely = async (hop: Hop): Promise<Answer> => {
      const wishes = await robots.check(hop.url, stop);
      politeness.slowDown(hop.url, wishes.delayMs);
      forbidsModel = wishes.forbidsModel;
      const conditions = validators(previous, hop);
      return ask({ ...hop, headers: { ...hop.headers, ...conditions } }, stop, allowance);
    };
    const reached = await followRedirects(first, askPolitely, mirrors.fromRedirect);
    const isSame = reached.answer.status === 304 && previous !== null;
    const document = isSame ? previous : toDocument(request, first, reached);
    return marked(document, forbidsModel);
  }

  const visit: HttpClient['visit'] = async (address, signal, work) => {
    const url = withoutPrivateParts(parseWebUrl(address));
    const stop = AbortSignal.any([signal, closing.signal]);
    const wishes = await robots.check(url, stop);
    politeness.slowDown(url, wishes.delayMs);
    // How long a browser takes says nothing of the pace that the site bears.
    return await politeness.visit(
      url,
      stop,
      () => work(wishes),
      () => 'unclear',
    );
  };

  const mayRead: HttpClient['mayRead'] = async (address, signal) => {
    try {
      await robots.check(parseWebUrl(address), AbortSignal.any([signal, closing.signal]));
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'robots_denied') return false;
      throw error;
    }
  };

  async function loadRobots(url: URL): Promise<string> {
    const request: WebRequest = { url: url.href, expect: 'text' };
    const first = firstHop(request, userAgent);
    const allowance = allowanceFor(url);
    const askOnly = (hop: Hop): Promise<Answer> => ask(hop, closing.signal, allowance);
    const reached = await followRedirects(first, askOnly, mirrors.fromRedirect);
    return toDocument(request, first, reached).body;
  }

  /** A server may close an idle connection just as we use it: retries a read once. */
  async function ask(hop: Hop, signal: AbortSignal, allowance: Allowance): Promise<Answer> {
    try {
      return await askOnce(hop, signal, allowance);
    } catch (error) {
      if (hop.method !== 'GET' || !isDroppedConnection(error)) throw error;
      return askOnce(hop, signal, allowance);
    }
  }

  async function askOnce(hop: Hop, signal: AbortSignal, allowance: Allowance): Promise<Answer> {
    const answer = await politeness.visit(
      hop.url,
      signal,
      () => allowance(signal, (deadline) => send(hop, deadline)),
      ({ status }) => meaningOf(hop, status),
    );
    if (isRedirect(answer.status) || isUnchanged(hop, answer.status)) return answer;
    const refusal = wallIn(hop, answer) ?? statusError(hop.url, answer, clock.now());
    if (refusal === null) return answer;
    if (hop.keepsRefusals && !isOrder(refusal)) return answer;
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
    visit,
    mayRead,
    through: (other) => createHttpClient(options, { ...surroundings, politeness, through: other }),
    byProxies: (others) =>
      createHttpClient({ ...options, proxies: others }, { ...surroundings, politeness }),
    async [Symbol.asyncDispose]() {
      closing.abort();
      await transport[Symbol.asyncDispose]();
    },
  };
}

/** Many sites forbid their robots.txt, and mean nothing by it. */
function meaningOf({ url }: Hop, status: number): 'served' | 'refused' | 'unclear' {
  if (isRefusal(status)) {
    return status === 403 && url.pathname === '/robots.txt' ? 'unclear' : 'refused';
  }
  return status < 500 ? 'served' : 'unclear';
}

/** A captcha that is sent with a refusal: nobody would read its page. */
function wallIn({ url }: Hop, { status, headers, bytes }: Answer): AppError | null {
  const contentType = headerOf(headers, 'content-type') ?? '';
  if (!wallStatuses.has(status) || !/html|^$/.test(contentType)) return null;
  const kind = challengeOf({
    status,
    body: new TextDecoder().decode(bytes.subarray(0, wallBytes)),
  });
  if (kind === null || !isPassable(kind)) return null;
  return new AppError('challenge_page', { url: url.href, kind });
}

const wallBytes = 262_144;

/** True for a refusal that the whole site means, whatever its body says. */
const isOrder = ({ code }: AppError): boolean =>
  code === 'rate_limited' || code === 'challenge_page';

const firstHop = (request: WebRequest, userAgent: string): Hop => ({
  url: withoutPrivateParts(parseWebUrl(request.url)),
  method: request.method ?? 'GET',
  headers: requestHeaders(request, userAgent),
  body: request.body ?? null,
  keepsRefusals: request.keepsRefusals,
});

function toDocument(
  request: WebRequest,
  first: Hop,
  { hop, answer }: { readonly hop: Hop; readonly answer: Answer },
): WebDocument {
  const contentType = headerOf(answer.headers, 'content-type') ?? '';
  // Its caller judges it, a page of an outage as well as a refusal.
  const expect = request.keepsRefusals ? 'text' : request.expect;
  return {
    url: request.url,
    finalUrl: hop === first ? request.url : hop.url.href,
    status: answer.status,
    contentType,
    body: readText(answer.bytes, contentType, { url: hop.url, expect }),
    etag: headerOf(answer.headers, 'etag'),
    lastModified: headerOf(answer.headers, 'last-modified'),
  };
}

/** The mark of an earlier scan may be out of date. */
function marked(document: WebDocument, forbidsModel: boolean): WebDocument {
  if ((document.noModel === true) === forbidsModel) return document;
  const { noModel: _earlier, ...unmarked } = document;
  return forbidsModel ? { ...unmarked, noModel: true } : unmarked;
}

/** Runs pieces of work within one shared time limit. */
type Allowance = <T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * Limits all its work to `timeoutMs` in total; time between two pieces does not count. Its signal
 * aborts with `expired()` at the limit, else with the caller's signal.
 */
export function createAllowance(timeoutMs: number, expired: () => AppError): Allowance {
  let leftMs = timeoutMs;
  return async (signal, work) => {
    if (signal.aborted) throw abortError(signal);
    const startedAt = performance.now();
    const controller = new AbortController();
    const onAbort = (): void => controller.abort(abortError(signal));
    const timer = setTimeout(() => controller.abort(expired()), Math.max(0, leftMs));
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await work(controller.signal);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      leftMs -= performance.now() - startedAt;
    }
  };
}
