import { lookup as resolveName } from 'node:dns/promises';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { mebibytes } from '#core/quantity.ts';
import { createProxyRotation } from '#services/proxy/rotation.ts';
import { guardConnect, guardLookup, type Lookup, toSocketLookup } from './address-guard.ts';
import { decompress } from './body.ts';
import { type Clock, systemClock } from './clock.ts';
import { type AnswerHeaders, headerOf } from './headers.ts';
import type { Mirrors } from './mirrors.ts';
import { proxyConnector } from './proxy-connector.ts';
import type { Hop } from './redirects.ts';
import { transportError } from './transport-failure.ts';

export type TransportOptions = {
  readonly allowPrivateNetwork: boolean;
  readonly maxBodyBytes: number;
  readonly requestTimeoutMs: number;
  readonly mirrors: Mirrors;
  /** All requests go through one of these, except those to mirrors. Without any, straight. */
  readonly proxies: readonly URL[];
  readonly clock?: Clock | undefined;
  readonly lookup?: Lookup | undefined;
  /** A certificate authority that replaces the built-in ones, in PEM. */
  readonly authority?: string | undefined;
};

/** An answer with its content coding decoded; only a 2xx keeps its body, or a refusal that is read. */
export type Answer = {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly bytes: Uint8Array;
};

/** Sends one request. Throws AppError, and the reason of an aborted `signal`. */
export type Send = (hop: Hop, signal: AbortSignal) => Promise<Answer>;

export type Transport = { readonly send: Send };

const connectTimeoutMs = seconds(10);

/** Reads this much of an unwanted body to keep its connection; else closes it. */
const unwantedBytes = 131_072;

/**
 * Sockets for all requests: keep-alive, HTTP/2 over TLS if offered, private addresses refused
 * except mirrors. Callers limit requests per site: HTTP/2 puts many on one connection.
 */
export function createTransport(options: TransportOptions): Transport & AsyncDisposable {
  const { allowPrivateNetwork, maxBodyBytes, requestTimeoutMs, mirrors } = options;
  const limits = { maxBodyBytes, requestTimeoutMs, connectTimeoutMs };
  const lookup = options.lookup ?? ((hostname) => resolveName(hostname, { all: true }));
  const connector = (by: Lookup): buildConnector.connector =>
    buildConnector({
      timeout: connectTimeoutMs,
      lookup: toSocketLookup(by),
      ...(options.authority === undefined ? {} : { ca: options.authority }),
    });
  const agent = (connect: buildConnector.connector): Agent =>
    new Agent({
      connect,
      maxResponseSize: maxBodyBytes,
      // Policies and cookies of large sites exceed the usual 16 kB.
      maxHeaderSize: 131_072,
      // The signal bounds the whole answer.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  const open = agent(connector(lookup));
  const guarded = agent(guardConnect(connector(guardLookup(lookup))));
  const dialing = {
    ...{ allowPrivateNetwork, lookup, authority: options.authority },
    timeoutMs: connectTimeoutMs,
  };
  const proxied = options.proxies.map((proxy) => agent(proxyConnector(proxy, dialing)));
  const rotation = createProxyRotation(proxied.length, options.clock ?? systemClock);

  async function send(hop: Hop, signal: AbortSignal): Promise<Answer> {
    const { url, mirrored } = mirrors.toMirror(hop.url);
    const ask = async (dispatcher: Dispatcher): Promise<Answer> => {
      try {
        return await exchange(dispatcher, { hop, url }, signal, maxBodyBytes);
      } catch (error) {
        throw transportError(error, { url: hop.url, ...limits });
      }
    };
    if (!mirrored && proxied.length > 0) return await askThroughProxies(ask, url.host);
    return await ask(mirrored || allowPrivateNetwork ? open : guarded);
  }

  /**
   * A proxy that fails was not heard by the site, so the next one may ask. What a site answers, a
   * wall too, is its answer: nothing is tried again for that.
   */
  async function askThroughProxies(
    ask: (dispatcher: Dispatcher) => Promise<Answer>,
    site: string,
  ): Promise<Answer> {
    const failures: unknown[] = [];
    for (const proxy of rotation.orderFor(site)) {
      const dispatcher = proxied[proxy];
      if (dispatcher === undefined) continue;
      try {
        const answer = await ask(dispatcher);
        rotation.worked(proxy);
        return answer;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'proxy_failed') throw error;
        rotation.failed(proxy);
        failures.push(error);
      }
    }
    throw failures[0];
  }

  return {
    send,
    async [Symbol.asyncDispose]() {
      await Promise.all([open, guarded, ...proxied].map((each) => each.destroy()));
    },
  };
}

async function exchange(
  dispatcher: Dispatcher,
  { hop, url }: { readonly hop: Hop; readonly url: URL },
  signal: AbortSignal,
  maxBodyBytes: number,
): Promise<Answer> {
  const response = await dispatcher.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: hop.method,
    headers: { ...hop.headers },
    body: hop.body,
    signal,
  });
  const { statusCode: status, headers: fields } = response;
  const isKept = status < 300 ? status >= 200 : status >= 400 && hop.keepsRefusals === true;
  const type = headerOf(fields, 'content-type') ?? '';
  if (!isKept && wallStatuses.has(status) && type.includes('html')) {
    const bytes = await refusalPage(response.body, headerOf(fields, 'content-encoding'), hop.url);
    return { status, headers: fields, bytes };
  }
  if (!isKept) {
    await response.body.dump({ limit: unwantedBytes, signal });
    return { status, headers: fields, bytes: new Uint8Array() };
  }
  const wire = await response.body.bytes();
  const coding = headerOf(fields, 'content-encoding');
  const bytes = await decompress(wire, coding, { url: hop.url, maxBodyBytes });
  return { status, headers: fields, bytes };
}

/** Refusals that may come with a captcha. Not 429 and 503: with these a site asks to wait. */
export const wallStatuses: ReadonlySet<number> = new Set([401, 403, 405]);

const longestRefusal = mebibytes(1);

/** The page that comes with a refusal; empty if it is longer than any captcha, or unreadable. */
async function refusalPage(
  body: Dispatcher.ResponseData['body'],
  coding: string | null,
  url: URL,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    // Leaving the loop ends the connection.
    if (length > longestRefusal) return new Uint8Array();
    chunks.push(chunk);
  }
  try {
    return await decompress(Buffer.concat(chunks), coding, { url, maxBodyBytes: longestRefusal });
  } catch (error) {
    if (error instanceof AppError) return new Uint8Array();
    throw error;
  }
}
