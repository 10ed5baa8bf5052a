import { hours, seconds } from '#core/duration.ts';
import { AppError, type ErrorCode } from '#core/errors.ts';
import { waitFor } from './abort.ts';
import type { Clock } from './clock.ts';
import { type RobotsRules, readRobots, samePath } from './robots-rules.ts';

/** RFC 9309, 2.4: do not use a copy for more than a day. */
const keptMs = hours(24);

/** A longer `Crawl-delay` is probably a mistake. */
const maxCrawlDelayMs = seconds(30);

/** Failures that mean "no rules", which allows everything (RFC 9309, 2.3.1.3). */
const noRules: readonly ErrorCode[] = [
  'page_not_found',
  'access_denied',
  'challenge_page',
  'unexpected_content',
  'too_many_redirects',
  'unsupported_protocol',
];

export type Robots = {
  /**
   * Returns what the site asks of a reader of this page. Throws `robots_denied`, or the failure of reading robots.txt if it leaves the rules
   * unknown: `server_error`, `network_error` and the like.
   */
  readonly check: (url: URL, signal: AbortSignal) => Promise<RobotsWishes>;
};

export type RobotsWishes = {
  /** The shortest time between two requests, at most 30 s. */
  readonly delayMs: number;
  /** The page must not go to a language model. */
  readonly forbidsModel: boolean;
};

export type RobotsOptions = {
  readonly userAgent: string;
  /** Reads a robots.txt; callers share it, so no caller's signal ends it. */
  readonly load: (url: URL) => Promise<string>;
  readonly clock: Clock;
};

type Kept = { readonly rules: Promise<RobotsRules>; readonly expiresAt: number };

/** The robots.txt of each origin, read once a day (RFC 9309). */
export function createRobots({ userAgent, load, clock }: RobotsOptions): Robots {
  const kept = new Map<string, Kept>();
  const product = productToken(userAgent);

  function rulesOf(url: URL): Promise<RobotsRules> {
    const known = kept.get(url.origin);
    if (known !== undefined && known.expiresAt > clock.now()) return known.rules;
    const rules = read(new URL('/robots.txt', url));
    kept.set(url.origin, { rules, expiresAt: clock.now() + keptMs });
    // A failure reaches the waiting callers; the next request tries again.
    rules.catch(() => kept.delete(url.origin));
    return rules;
  }

  async function read(url: URL): Promise<RobotsRules> {
    const text = await load(url).catch(emptyWithoutRules);
    return readRobots(product, text);
  }

  async function check(url: URL, signal: AbortSignal): Promise<RobotsWishes> {
    const rules = await waitFor(rulesOf(url), signal);
    const path = samePath(url.pathname + url.search, { isRule: false });
    if (!rules.isAllowed(path) && url.pathname !== '/robots.txt') {
      throw new AppError('robots_denied', { url: url.href });
    }
    const delayMs = Math.min(seconds(rules.crawlDelay ?? 0), maxCrawlDelayMs);
    return { delayMs, forbidsModel: rules.forbidsModel };
  }

  return { check };
}

/** The name for rules: letters, `_` and `-` before the version (RFC 9309, 2.2.1). */
const productToken = (userAgent: string): string => /^[a-zA-Z_-]+/.exec(userAgent)?.[0] ?? '*';

function emptyWithoutRules(error: unknown): string {
  if (error instanceof AppError && noRules.includes(error.code)) return '';
  throw error;
}
