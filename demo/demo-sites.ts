import type { OriginMap } from '#core/origin-map.ts';
import { chances } from './chances.ts';
import { createDemoWorld } from './demo-world.ts';
import { type Exchange, startMirrorServer } from './mirror-server.ts';
import { etagOf, type SiteAnswer } from './site-answer.ts';

type DemoSitesOptions = {
  /** Any free port by default. */
  readonly port?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** When the companies' lists moved on before, the first of them their beginning. */
  readonly steps?: readonly number[];
  /** Multiplies every wait before an answer. */
  readonly waitScale?: number;
};

export type DemoSites = AsyncDisposable & {
  /** Best examples first; `url` is the careers address. */
  readonly companies: readonly {
    readonly name: string;
    readonly url: string;
    /** The titles of its openings at the start. */
    readonly titles: readonly string[];
  }[];
  /** Redirects every site of the demo here. */
  readonly originMap: OriginMap;
  /**
   * Moves the healthy companies on by a step: some openings new, some changed, some closed. Each
   * company also moves on whenever its list is requested again.
   */
  readonly advance: () => void;
};

/** Ordinary sites answer within these times: slow enough to show progress. */
const quickestMs = 100;
const slowestMs = 400;

/**
 * Career sites of a dozen invented companies on 127.0.0.1, over every kind of source, some with a
 * fault. The same clock gives the same openings. Throws if the port is taken.
 */
export async function startDemoSites({
  port = 0,
  now = Date.now,
  steps = [now()],
  waitScale = 1,
}: DemoSitesOptions = {}): Promise<DemoSites> {
  const world = createDemoWorld(now, steps);
  const chance = chances('latency');
  const ordinaryWaitMs = (): number => quickestMs + chance() * (slowestMs - quickestMs);

  const server = await startMirrorServer(port, (exchange: Exchange) => {
    const { answer, waitMs } = world.answer(exchange.url, exchange.body);
    const timer = setTimeout(
      () => sendAnswer(exchange, answer, etagOf(answer)),
      (waitMs ?? ordinaryWaitMs()) * waitScale,
    );
    // A client that hung up gets no answer, and must not delay the exit.
    exchange.response.on('close', () => clearTimeout(timer));
  });

  return {
    companies: world.companies.map(({ shown: { name, url, postings } }) => ({
      ...{ name, url },
      titles: postings.map(({ title }) => title),
    })),
    originMap: server.originMapOf(world.hosts),
    advance: world.advance,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Answers a request, with 304 if the client has the same version; returns the status. */
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
