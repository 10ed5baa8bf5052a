import { describe, expect, it, vi } from 'vitest';
import { hours } from '#core/duration.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '#core/errors.ts';
import { createManualClock } from '#tests/support/manual-clock.ts';
import { createRobots } from './robots.ts';

const page = new URL('https://acme.example/careers/1?lang=en');
const { signal } = new AbortController();
const free = { delayMs: 0, forbidsModel: false };

function setUp(rules: string | AppError) {
  const clock = createManualClock();
  const load = vi.fn(async (_url: URL) => {
    if (rules instanceof AppError) throw rules;
    return rules;
  });
  const userAgent = 'Rolewatch/0.1 (personal job search)';
  return { clock, load, robots: createRobots({ userAgent, load, clock }) };
}

const failing = <C extends ErrorCode>(code: C, details: ErrorDetails<C>) =>
  setUp(new AppError(code, details) as AppError);

const place = { url: 'https://acme.example/robots.txt', status: 404 };

describe('createRobots', () => {
  it('refuses a page closed to all programs', async () => {
    const { robots } = setUp('User-agent: *\nDisallow: /careers/');

    await expect(robots.check(page, signal)).rejects.toMatchObject({
      code: 'robots_denied',
      details: { url: page.href },
    });
  });

  it('prefers the rules for us to those for all', async () => {
    const { robots } = setUp('User-agent: *\nDisallow: /\n\nUser-agent: rolewatch\nAllow: /');

    await expect(robots.check(page, signal)).resolves.toEqual(free);
  });

  it('allows a page by a longer rule', async () => {
    const { robots } = setUp('User-agent: *\nDisallow: /\nAllow: /careers/*?lang=en$');

    await expect(robots.check(page, signal)).resolves.toEqual(free);
  });

  it('returns the delay that a site wants', async () => {
    const { robots } = setUp('User-agent: *\nCrawl-delay: 2.5');

    await expect(robots.check(page, signal)).resolves.toMatchObject({ delayMs: 2_500 });
  });

  it('shortens a delay of hours to half a minute', async () => {
    const { robots } = setUp('User-agent: *\nCrawl-delay: 86400');

    await expect(robots.check(page, signal)).resolves.toMatchObject({ delayMs: 30_000 });
  });

  it('reads the rules of each origin', async () => {
    const { robots, load } = setUp('');

    await robots.check(page, signal);
    await robots.check(new URL('https://acme.example:8443/'), signal);

    expect(load.mock.calls.map(([url]) => url.href)).toEqual([
      'https://acme.example/robots.txt',
      'https://acme.example:8443/robots.txt',
    ]);
  });

  it('reads once for many pages, also at the same moment', async () => {
    const { robots, load } = setUp('');

    await Promise.all([robots.check(page, signal), robots.check(page, signal)]);
    await robots.check(page, signal);

    expect(load).toHaveBeenCalledOnce();
  });

  it('reads again after a day', async () => {
    const { robots, load, clock } = setUp('');
    await robots.check(page, signal);

    await clock.advance(hours(24));
    await robots.check(page, signal);

    expect(load).toHaveBeenCalledTimes(2);
  });

  it.each([
    failing('page_not_found', place),
    failing('access_denied', place),
    failing('unexpected_content', { url: place.url, expected: 'text', got: 'an image' }),
    failing('too_many_redirects', { url: place.url, limit: 10 }),
  ])('allows everything without rules (%#)', async ({ robots }) => {
    await expect(robots.check(page, signal)).resolves.toEqual(free);
  });

  it.each([
    failing('server_error', { ...place, status: 500 }),
    failing('network_error', { url: place.url, reason: 'connection refused' }),
    failing('rate_limited', { host: 'acme.example', retryAfterMs: 1_000 }),
  ])('fails with the site’s failure if rules are unreadable (%#)', async ({ robots, load }) => {
    const failure = await load(page).catch((error: unknown) => error);

    await expect(robots.check(page, signal)).rejects.toBe(failure);
  });

  it('reads again after a failure', async () => {
    const { robots, load } = failing('server_error', { ...place, status: 500 });
    await robots.check(page, signal).catch(() => undefined);

    await robots.check(page, signal).catch(() => undefined);

    expect(load).toHaveBeenCalledTimes(2);
  });

  it('reads half a megabyte of rules and no more', async () => {
    const filler = `#${'x'.repeat(500 * 1_024)}\n`;
    const { robots } = setUp(`User-agent: *\n${filler}Disallow: /careers/`);

    await expect(robots.check(page, signal)).resolves.toEqual(free);
  });

  it('allows robots.txt itself', async () => {
    const { robots } = setUp('User-agent: *\nDisallow: /');

    await expect(robots.check(new URL(place.url), signal)).resolves.toEqual(free);
  });

  it('stops waiting for rules when cancelled, and leaves them to others', async () => {
    const rules = Promise.withResolvers<string>();
    const robots = createRobots({
      userAgent: 'Rolewatch',
      load: () => rules.promise,
      clock: createManualClock(),
    });
    const controller = new AbortController();
    const calledOff = robots.check(page, controller.signal);
    const patient = robots.check(page, signal);

    controller.abort();
    await expect(calledOff).rejects.toMatchObject({ code: 'cancelled' });
    rules.resolve('');

    await expect(patient).resolves.toEqual(free);
  });
});
