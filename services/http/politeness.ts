import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { abortError } from './abort.ts';
import type { Clock } from './clock.ts';
import { siteKey } from './site-key.ts';

/** How long a visitor waits out a `Retry-After`; past it the job is better put back in its queue. */
const patienceMs = seconds(5);

export type Politeness = {
  /**
   * Does `work` when it is our turn at the site of `url`. Throws `rate_limited` at once where the
   * site asked us to stay away for longer than a few seconds, and why `signal` was aborted.
   */
  readonly visit: <T>(url: URL, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;
  /** Nobody visits the site of `url` for so long: it said so. */
  readonly hold: (url: URL, holdMs: number) => void;
  /** Visits to the site of `url` start at least so far apart. */
  readonly slowDown: (url: URL, delayMs: number) => void;
};

export type PolitenessOptions = {
  /** Visits at a time to one site. */
  readonly connections: number;
  /** Shortest time between the starts of two visits to one site. */
  readonly delayMs: number;
  readonly clock: Clock;
};

type Visitor = { readonly enter: () => void; readonly refuse: (error: AppError) => void };

type Site = {
  visits: number;
  delayMs: number;
  lastStartAt: number;
  heldUntil: number;
  waiting: Visitor[];
  cancelWake: (() => void) | null;
};

/** One limit per site (see site-key.ts): so many visits at a time, their starts spaced, first come first served. */
export function createPoliteness({ connections, delayMs, clock }: PolitenessOptions): Politeness {
  const sites = new Map<string, Site>();

  function siteOf(url: URL): Site {
    const key = siteKey(url);
    const known = sites.get(key);
    if (known !== undefined) return known;
    const site = newSite(delayMs);
    sites.set(key, site);
    return site;
  }

  async function visit<T>(url: URL, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const site = siteOf(url);
    await turn(site, url, signal);
    try {
      return await work();
    } finally {
      site.visits -= 1;
      admit(site);
    }
  }

  async function turn(site: Site, url: URL, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw abortError(signal);
    const heldMs = site.heldUntil - clock.now();
    if (heldMs > patienceMs) throw rateLimited(url, heldMs);
    const entry = Promise.withResolvers<void>();
    const visitor: Visitor = { enter: entry.resolve, refuse: entry.reject };
    const onAbort = (): void => leave(site, visitor, abortError(signal));
    signal.addEventListener('abort', onAbort, { once: true });
    site.waiting.push(visitor);
    admit(site);
    try {
      await entry.promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  function admit(site: Site): void {
    while (site.waiting.length > 0 && site.visits < connections) {
      const now = clock.now();
      const waitMs = Math.max(site.lastStartAt + site.delayMs, site.heldUntil) - now;
      if (waitMs > 0) {
        wakeIn(site, waitMs);
        return;
      }
      site.visits += 1;
      site.lastStartAt = now;
      site.waiting.shift()?.enter();
    }
  }

  function wakeIn(site: Site, waitMs: number): void {
    site.cancelWake ??= clock.after(Math.ceil(waitMs), () => {
      site.cancelWake = null;
      admit(site);
    });
  }

  function hold(url: URL, holdMs: number): void {
    const site = siteOf(url);
    site.heldUntil = Math.max(site.heldUntil, clock.now() + holdMs);
    if (holdMs <= patienceMs) return;
    for (const visitor of [...site.waiting]) leave(site, visitor, rateLimited(url, holdMs));
  }

  function slowDown(url: URL, slowerMs: number): void {
    const site = siteOf(url);
    site.delayMs = Math.max(site.delayMs, slowerMs);
  }

  return { visit, hold, slowDown };
}

const newSite = (delayMs: number): Site => ({
  visits: 0,
  delayMs,
  lastStartAt: Number.NEGATIVE_INFINITY,
  heldUntil: Number.NEGATIVE_INFINITY,
  waiting: [],
  cancelWake: null,
});

function leave(site: Site, visitor: Visitor, reason: AppError): void {
  site.waiting = site.waiting.filter((other) => other !== visitor);
  visitor.refuse(reason);
  if (site.waiting.length > 0) return;
  // A timer nobody waits for would keep the process alive.
  site.cancelWake?.();
  site.cancelWake = null;
}

const rateLimited = (url: URL, waitMs: number): AppError =>
  new AppError('rate_limited', { host: url.hostname, retryAfterMs: Math.ceil(waitMs) });
