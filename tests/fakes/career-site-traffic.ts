import type { IncomingMessage } from 'node:http';

export type SeenRequest = {
  readonly method: string;
  /** The original site's address. */
  readonly url: string;
  readonly userAgent: string | null;
  readonly ifNoneMatch: string | null;
  readonly ifModifiedSince: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** A prefix or a pattern. */
export type UrlMatch = string | RegExp;

export const matchesUrl = (match: UrlMatch, url: string): boolean =>
  typeof match === 'string' ? url.startsWith(match) : match.test(url);

export type Traffic = {
  readonly seen: readonly SeenRequest[];
  readonly notModified: number;
  readonly count: (match: UrlMatch) => number;
  readonly maxInFlight: (host: string) => number;
  readonly reset: () => void;
};

/** Counts requests; `enter` returns a function that ends the request. */
export function createTraffic(): {
  readonly traffic: Traffic;
  readonly enter: (request: IncomingMessage, url: URL) => () => void;
  readonly countNotModified: () => void;
} {
  let seen: SeenRequest[] = [];
  let notModified = 0;
  const inFlight = new Map<string, number>();
  const most = new Map<string, number>();

  const traffic: Traffic = {
    get seen() {
      return seen;
    },
    get notModified() {
      return notModified;
    },
    count: (match) => seen.filter(({ url }) => matchesUrl(match, url)).length,
    maxInFlight: (host) => most.get(host) ?? 0,
    reset: () => {
      seen = [];
      notModified = 0;
      most.clear();
    },
  };

  function enter(request: IncomingMessage, url: URL): () => void {
    const open = (inFlight.get(url.host) ?? 0) + 1;
    inFlight.set(url.host, open);
    most.set(url.host, Math.max(open, most.get(url.host) ?? 0));
    seen.push({
      method: request.method ?? 'GET',
      url: url.href,
      userAgent: request.headers['user-agent'] ?? null,
      ifNoneMatch: request.headers['if-none-match'] ?? null,
      ifModifiedSince: request.headers['if-modified-since'] ?? null,
      at: Date.now(),
    });
    return () => inFlight.set(url.host, (inFlight.get(url.host) ?? 1) - 1);
  }

  return { traffic, enter, countNotModified: () => void notModified++ };
}
