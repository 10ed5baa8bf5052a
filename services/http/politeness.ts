import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Allowance } from '#sources/source-row.ts';
import { abortError } from './abort.ts';
import type { Clock } from './clock.ts';
import { fullPace, isFull, nextPace, type Outcome, type Pace } from './pace.ts';
import { type Manners, siteAllowance } from './site-key.ts';
import type { SiteMemory } from './site-memory.ts';

/** A visitor waits out a `Retry-After` up to this; a longer one returns the job to its queue. */
const patienceMs = seconds(5);

export type Politeness = {
  /**
   * Runs `work` when the site of `url` has a free place; `meaningOf` says what its answer means for
   * the pace. Throws `rate_limited` at once if the site asked for a longer pause than a few
   * seconds, and the reason of an aborted `signal`.
   */
  readonly visit: <T>(
    url: URL,
    signal: AbortSignal,
    work: () => Promise<T>,
    meaningOf?: (answer: T) => Outcome['kind'],
  ) => Promise<T>;
  /** Stops visits to the site of `url` for this long, as it asked. */
  readonly hold: (url: URL, holdMs: number) => void;
  /** Spaces the starts of visits to the host of `url` by at least this. */
  readonly slowDown: (url: URL, delayMs: number) => void;
};

export type PolitenessOptions = {
  readonly manners: Manners;
  readonly clock: Clock;
  /** What the sites asked for before a restart. */
  readonly memory?: SiteMemory | undefined;
};

type Visitor = {
  readonly host: string;
  readonly enter: () => void;
  readonly refuse: (error: AppError) => void;
};

type Site = {
  readonly key: string;
  readonly allowance: Allowance;
  pace: Pace;
  visits: number;
  lastStartAt: number;
  heldUntil: number;
  /** Hosts whose robots.txt sets a delay; a vendor has several. */
  readonly slowHosts: Map<string, { delayMs: number; lastStartAt: number }>;
  waiting: Visitor[];
  wake: { readonly at: number; readonly cancel: () => void } | null;
};

/** One site is one key of `siteAllowance`. First come, first served. */
export function createPoliteness({ manners, clock, memory }: PolitenessOptions): Politeness {
  const sites = new Map<string, Site>();

  function siteOf(url: URL): Site {
    const { key, allowance } = siteAllowance(url, manners);
    const known = sites.get(key);
    if (known !== undefined) return known;
    const site = newSite(key, allowance, memory);
    sites.set(key, site);
    return site;
  }

  async function visit<T>(
    url: URL,
    signal: AbortSignal,
    work: () => Promise<T>,
    meaningOf: (answer: T) => Outcome['kind'] = () => 'served',
  ): Promise<T> {
    const site = siteOf(url);
    await turn(site, url, signal);
    const startedAt = clock.now();
    const busyBeforeMs = clock.busyMs();
    let kind: Outcome['kind'] = 'unclear';
    try {
      const answer = await work();
      kind = meaningOf(answer);
      return answer;
    } catch (error) {
      if (error instanceof AppError && error.code === 'request_timeout') kind = 'refused';
      throw error;
    } finally {
      site.visits -= 1;
      const busyMs = clock.busyMs() - busyBeforeMs;
      setPace(site, { kind, startedAt, endedAt: clock.now(), busyMs });
      admit(site);
    }
  }

  function setPace(site: Site, outcome: Outcome): void {
    const before = site.pace;
    site.pace = nextPace(before, outcome, site.allowance);
    const isCut = site.pace.cutAt !== before.cutAt;
    const hasGrown = isFull(site.pace, site.allowance) && !isFull(before, site.allowance);
    if (isCut || hasGrown) remember(site);
  }

  function remember({ key, allowance, pace, heldUntil }: Site): void {
    const isForgotten = isFull(pace, allowance) && heldUntil <= clock.now();
    const { atOnce, gapMs } = pace;
    const held = Number.isFinite(heldUntil) ? heldUntil : null;
    memory?.note(key, isForgotten ? null : { atOnce, gapMs, heldUntil: held });
  }

  async function turn(site: Site, url: URL, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw abortError(signal);
    const heldMs = site.heldUntil - clock.now();
    if (heldMs > patienceMs) throw rateLimited(url, heldMs);
    const entry = Promise.withResolvers<void>();
    const visitor: Visitor = { host: url.host, enter: entry.resolve, refuse: entry.reject };
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
    while (site.waiting.length > 0 && site.visits < Math.floor(site.pace.atOnce)) {
      const now = clock.now();
      const next = nextVisitor(site);
      if (next.at > now) {
        wakeAt(site, next.at);
        return;
      }
      site.waiting.splice(next.place, 1);
      site.visits += 1;
      site.lastStartAt = now;
      const host = site.slowHosts.get(next.visitor.host);
      if (host !== undefined) host.lastStartAt = now;
      next.visitor.enter();
    }
  }

  function wakeAt(site: Site, at: number): void {
    if (site.wake !== null && site.wake.at <= at) return;
    site.wake?.cancel();
    const cancel = clock.after(Math.ceil(at - clock.now()), () => {
      site.wake = null;
      admit(site);
    });
    site.wake = { at, cancel };
  }

  function hold(url: URL, holdMs: number): void {
    const site = siteOf(url);
    site.heldUntil = Math.max(site.heldUntil, clock.now() + holdMs);
    remember(site);
    if (holdMs <= patienceMs) return;
    for (const visitor of [...site.waiting]) leave(site, visitor, rateLimited(url, holdMs));
  }

  function slowDown(url: URL, delayMs: number): void {
    if (delayMs <= 0) return;
    const site = siteOf(url);
    const known = site.slowHosts.get(url.host);
    if (known !== undefined) known.delayMs = Math.max(known.delayMs, delayMs);
    else site.slowHosts.set(url.host, { delayMs, lastStartAt: site.lastStartAt });
  }

  return { visit, hold, slowDown };
}

function newSite(key: string, allowance: Allowance, memory: SiteMemory | undefined): Site {
  const full = fullPace(allowance);
  const before = memory?.recall(key) ?? null;
  return {
    ...{ key, allowance },
    pace:
      before === null
        ? full
        : {
            ...full,
            atOnce: Math.min(full.atOnce, before.atOnce),
            gapMs: Math.max(full.gapMs, before.gapMs),
          },
    visits: 0,
    lastStartAt: Number.NEGATIVE_INFINITY,
    heldUntil: before?.heldUntil ?? Number.NEGATIVE_INFINITY,
    slowHosts: new Map(),
    waiting: [],
    wake: null,
  };
}

/** The first visitor who may enter, or the one who may enter soonest; some must be waiting. */
function nextVisitor(site: Site): { visitor: Visitor; place: number; at: number } {
  const siteAt = Math.max(site.lastStartAt + site.pace.gapMs, site.heldUntil);
  const atOf = ({ host }: Visitor): number => {
    const slow = site.slowHosts.get(host);
    return slow === undefined ? siteAt : Math.max(siteAt, slow.lastStartAt + slow.delayMs);
  };
  return site.waiting
    .map((visitor, place) => ({ visitor, place, at: atOf(visitor) }))
    .reduce((soonest, each) => (each.at < soonest.at ? each : soonest));
}

function leave(site: Site, visitor: Visitor, reason: AppError): void {
  site.waiting = site.waiting.filter((other) => other !== visitor);
  visitor.refuse(reason);
  if (site.waiting.length > 0) return;
  // An unneeded timer would keep the process alive.
  site.wake?.cancel();
  site.wake = null;
}

const rateLimited = (url: URL, waitMs: number): AppError =>
  new AppError('rate_limited', { host: url.hostname, retryAfterMs: Math.ceil(waitMs) });
