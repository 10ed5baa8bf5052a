import { lookup as resolveName } from 'node:dns/promises';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { seconds } from '#core/duration.ts';
import { guardConnect, guardLookup, type Lookup, toSocketLookup } from './address-guard.ts';
import { decompress } from './body.ts';
import { transportError } from './failure.ts';
import type { AnswerHeaders } from './headers.ts';
import { headerOf } from './headers.ts';
import type { Mirrors } from './mirrors.ts';
import type { Hop } from './redirects.ts';

export type TransportOptions = {
  readonly allowPrivateNetwork: boolean;
  readonly maxBodyBytes: number;
  readonly requestTimeoutMs: number;
  readonly mirrors: Mirrors;
  /** How names are resolved; the system's way by default. */
  readonly lookup?: Lookup | undefined;
  /** A certificate authority to trust in place of the built-in ones, in PEM. */
  readonly authority?: string | undefined;
};

/** What came back on the wire, its content coding undone. Of what is no 2xx the body is thrown away. */
export type Answer = {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly bytes: Uint8Array;
};

export type Transport = {
  /** One request and its answer. Throws AppError, among them the reason `signal` was aborted with. */
  readonly send: (hop: Hop, signal: AbortSignal) => Promise<Answer>;
};

const connectTimeoutMs = seconds(10);

/** Enough of an unwanted body to keep its connection; more is cut off with it. */
const unwantedBytes = 131_072;

/**
 * Sockets, shared by all requests: keep-alive, HTTP/2 where TLS offers it, private addresses refused
 * but for mirrors. How many requests a site gets at a time is the caller's to limit: with HTTP/2 a
 * connection is no measure of it.
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
      // The signal bounds the whole answer, so none of its parts needs a bound of its own.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  const open = agent(connector(lookup));
  const guarded = agent(guardConnect(connector(guardLookup(lookup))));

  async function send(hop: Hop, signal: AbortSignal): Promise<Answer> {
    const { url, mirrored } = mirrors.toMirror(hop.url);
    const dispatcher = mirrored || allowPrivateNetwork ? open : guarded;
    try {
      return await exchange(dispatcher, { hop, url }, signal, maxBodyBytes);
    } catch (error) {
      throw transportError(error, { url: hop.url, ...limits });
    }
  }

  return {
    send,
    async [Symbol.asyncDispose]() {
      await Promise.all([open.destroy(), guarded.destroy()]);
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
  if (status < 200 || status >= 300) {
    await response.body.dump({ limit: unwantedBytes, signal });
    return { status, headers: fields, bytes: new Uint8Array() };
  }
  const wire = await response.body.bytes();
  const coding = headerOf(fields, 'content-encoding');
  const bytes = await decompress(wire, coding, { url: hop.url, maxBodyBytes });
  return { status, headers: fields, bytes };
}
