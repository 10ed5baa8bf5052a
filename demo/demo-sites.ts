import type { OriginMap } from '#core/origin-map.ts';
import { chances } from './chances.ts';
import { createDemoWorld } from './demo-world.ts';
import { type Exchange, startMirrorServer } from './mirror-server.ts';
import { etagOf, sendAnswer } from './send-answer.ts';

export type DemoSitesOptions = {
  /** Any free port by default. */
  readonly port?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Multiplies every wait before an answer. */
  readonly waitScale?: number;
};

export type DemoSites = AsyncDisposable & {
  /** In the order in which they are worth showing; `url` is the careers address. */
  readonly companies: readonly { readonly name: string; readonly url: string }[];
  /** Sends every site of the demo here. */
  readonly originMap: OriginMap;
  /**
   * Moves the healthy companies on by a step: some openings new, some changed, some closed. Each
   * also moves on by itself whenever its list is asked for again.
   */
  readonly advance: () => void;
};

/** Ordinary sites answer within these times: long enough for progress to be seen. */
const quickestMs = 100;
const slowestMs = 400;

/**
 * Career sites of a dozen invented companies on 127.0.0.1, over every kind of source, some of them
 * with a fault. The same clock gives the same openings. Throws where the port is taken.
 */
export async function startDemoSites({
  port = 0,
  now = Date.now,
  waitScale = 1,
}: DemoSitesOptions = {}): Promise<DemoSites> {
  const world = createDemoWorld(now);
  const chance = chances('latency');
  const ordinaryWaitMs = (): number => quickestMs + chance() * (slowestMs - quickestMs);

  const server = await startMirrorServer(port, (exchange: Exchange) => {
    const { answer, waitMs } = world.answer(exchange.url);
    const timer = setTimeout(
      () => sendAnswer(exchange, answer, etagOf(answer)),
      (waitMs ?? ordinaryWaitMs()) * waitScale,
    );
    // Who has hung up gets no answer, and is no reason to stay awake.
    exchange.response.on('close', () => clearTimeout(timer));
  });

  return {
    companies: world.companies.map(({ shown: { name, url } }) => ({ name, url })),
    originMap: server.originMapOf(world.hosts),
    advance: world.advance,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
