import type { IncomingMessage } from 'node:http';

/** What a fake site saw of a request. */
export type SeenRequest = {
  readonly method: string;
  /** The address as the original site has it. */
  readonly url: string;
  readonly userAgent: string | null;
  readonly ifNoneMatch: string | null;
  readonly ifModifiedSince: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** An address by its beginning, or by a pattern. */
export type UrlMatch = string | RegExp;

export const matchesUrl = (match: UrlMatch, url: string): boolean =>
  typeof match === 'string' ? url.startsWith(match) : match.test(url);

export type Traffic = {
  readonly seen: readonly SeenRequest[];
  /** 304 answers given. */
  readonly notModified: number;
  readonly count: (match: UrlMatch) => number;
  /** Most requests of a host that were open at the same moment. */
  readonly maxInFlight: (host: string) => number;
  readonly reset: () => void;
};

/** Counts what comes in; `enter` answers with the function that ends the request. */
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
