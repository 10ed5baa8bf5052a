import { minutes, seconds } from '#core/duration.ts';

/** A proxy that failed rests this long, twice as long after each further failure. */
const firstRestMs = seconds(30);
const longestRestMs = minutes(30);

/** Sites whose proxy is remembered: more than one scan reads. */
const mostSites = 5_000;

type Health = { failures: number; restsUntil: number };

export type ProxyRotation = {
  /** Numbers of all proxies in the order to try for a site; those that rest come last. */
  readonly orderFor: (site: string) => readonly number[];
  readonly worked: (proxy: number) => void;
  readonly failed: (proxy: number) => void;
};

/**
 * Gives each new site the next proxy in turn. A site keeps its proxy while that one works: a session
 * that changes its address in the middle looks like several visitors. No proxy is left out for good.
 */
export function createProxyRotation(
  count: number,
  clock: { readonly now: () => number },
): ProxyRotation {
  const health = Array.from({ length: count }, (): Health => ({ failures: 0, restsUntil: 0 }));
  const proxyOf = new Map<string, number>();
  let next = 0;
  const firstFor = (site: string): number => {
    const known = proxyOf.get(site);
    if (known !== undefined) return known;
    if (proxyOf.size >= mostSites) proxyOf.clear();
    const given = next;
    next = (next + 1) % count;
    proxyOf.set(site, given);
    return given;
  };
  const restsUntil = (proxy: number): number => health[proxy]?.restsUntil ?? 0;
  return {
    orderFor(site) {
      const first = firstFor(site);
      const inTurn = health.map((_, i) => (first + i) % count);
      const isResting = (proxy: number) => restsUntil(proxy) > clock.now();
      return [
        ...inTurn.filter((proxy) => !isResting(proxy)),
        ...inTurn.filter(isResting).toSorted((a, b) => restsUntil(a) - restsUntil(b)),
      ];
    },
    worked(proxy) {
      health[proxy] = { failures: 0, restsUntil: 0 };
    },
    failed(proxy) {
      const failures = (health[proxy]?.failures ?? 0) + 1;
      const restMs = Math.min(firstRestMs * 2 ** (failures - 1), longestRestMs);
      health[proxy] = { failures, restsUntil: clock.now() + restMs };
    },
  };
}
