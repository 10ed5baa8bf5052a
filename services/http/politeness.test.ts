import { describe, expect, it } from 'vitest';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { createManualClock } from '#tests/support/manual-clock.ts';
import type { Outcome } from './pace.ts';
import { createPoliteness } from './politeness.ts';
import type { SiteMemory, SitePace } from './site-memory.ts';

const acme = new URL('https://acme.example/jobs');
const other = new URL('https://other.example/jobs');
const vendor = new URL('https://api.smartrecruiters.com/v1/companies/acme/postings');

function setUp({ connections = 2, delayMs = 0, lessons = {} }: Options = {}) {
  const clock = createManualClock();
  const manners = { siteConnections: connections, siteDelayMs: delayMs };
  const memory = createMemory(lessons);
  const politeness = createPoliteness({ manners, clock, memory });
  const { signal } = new AbortController();
  const startedAt = clock.now();
  const starts: number[] = [];
  const outcomes: unknown[] = [];
  const visit = (
    url = acme,
    by = signal,
    work: () => Promise<unknown> = async () => undefined,
    kind: Outcome['kind'] = 'served',
  ) => {
    const started = () => {
      starts.push(clock.now() - startedAt);
      return work();
    };
    const done = politeness.visit(url, by, started, () => kind);
    done.then(
      (value) => outcomes.push(value),
      (error) => outcomes.push(error),
    );
  };
  return { clock, politeness, memory, visit, starts, outcomes };
}

type Options = {
  readonly connections?: number;
  readonly delayMs?: number;
  readonly lessons?: Readonly<Record<string, SitePace>>;
};

function createMemory(lessons: Readonly<Record<string, SitePace>>) {
  const noted = new Map<string, SitePace | null>(Object.entries(lessons));
  return {
    noted,
    recall: (site) => noted.get(site) ?? null,
    note: (site, pace) => void noted.set(site, pace),
  } satisfies SiteMemory & { noted: unknown };
}

const forever = () => new Promise<never>(() => undefined);

describe('createPoliteness', () => {
  it('spaces the starts of visits to one site', async () => {
    const { clock, visit, starts } = setUp({ delayMs: 500 });
    for (let n = 0; n < 3; n++) visit();

    await clock.advance(2_000);

    expect(starts).toEqual([0, 500, 1_000]);
  });

  it('lets in no more visits at a time than allowed', async () => {
    const { clock, visit, starts } = setUp({ connections: 2 });
    for (let n = 0; n < 5; n++) visit(acme, undefined, forever);

    await clock.advance(60_000);

    expect(starts).toHaveLength(2);
  });

  it('lets the next visit in after one has ended, also after a failure', async () => {
    const { clock, visit, starts } = setUp({ connections: 1 });
    visit(acme, undefined, () => Promise.reject(new Error('failed')));
    visit();

    await clock.advance(0);

    expect(starts).toHaveLength(2);
  });

  it('counts each site separately', async () => {
    const { clock, visit, starts } = setUp({ connections: 1, delayMs: 500 });
    visit(acme, undefined, forever);
    visit(other, undefined, forever);

    await clock.advance(0);

    expect(starts).toEqual([0, 0]);
  });

  it('counts the companies of one vendor together', async () => {
    const { clock, visit, starts } = setUp({ connections: 1 });
    visit(new URL('https://acme.recruitee.com/api/offers/'), undefined, forever);
    visit(new URL('https://other.recruitee.com/api/offers/'));

    await clock.advance(2_000);

    expect(starts).toEqual([0]);
  });

  it('does not count a cancelled wait', async () => {
    const { clock, visit, starts } = setUp({ delayMs: 500 });
    const controller = new AbortController();
    visit();
    visit(acme, controller.signal);
    visit();

    controller.abort();
    await clock.advance(2_000);

    expect(starts).toEqual([0, 500]);
  });

  it('sets no timer for cancelled visits', async () => {
    const { clock, visit } = setUp({ delayMs: 500 });
    const controller = new AbortController();
    visit();
    visit(acme, controller.signal);

    controller.abort();
    await clock.advance(0);

    expect(clock.scheduled()).toBe(0);
  });

  it('ends a cancelled wait at once', async () => {
    const { clock, visit, outcomes } = setUp({ connections: 1 });
    const controller = new AbortController();
    visit(acme, undefined, forever);
    visit(acme, controller.signal);

    controller.abort();
    await clock.advance(0);

    expect(outcomes).toMatchObject([{ code: 'cancelled' }]);
  });

  it('holds all visits while a site asks for a pause', async () => {
    const { clock, politeness, visit, starts } = setUp();
    politeness.hold(acme, 3_000);
    visit();
    visit();

    await clock.advance(10_000);

    expect(starts).toEqual([3_000, 3_000]);
  });

  it('holds visits that wait already', async () => {
    const { clock, politeness, visit, starts } = setUp({ delayMs: 500 });
    visit();
    visit();

    await clock.advance(100);
    politeness.hold(acme, 3_000);
    await clock.advance(10_000);

    expect(starts).toEqual([0, 3_100]);
  });

  it('refuses visits if a site asks for a long pause', async () => {
    const { clock, politeness, visit, outcomes } = setUp();
    politeness.hold(acme, 60_000);
    await clock.advance(20_000);
    visit();

    await clock.advance(0);

    expect(outcomes).toMatchObject([{ code: 'rate_limited', details: { retryAfterMs: 40_000 } }]);
  });

  it('refuses waiting visits too', async () => {
    const { clock, politeness, visit, outcomes } = setUp({ connections: 1 });
    visit(acme, undefined, forever);
    visit();

    politeness.hold(acme, 60_000);
    await clock.advance(0);

    expect(outcomes).toMatchObject([{ code: 'rate_limited' }]);
  });

  it('lets visits in again after the pause', async () => {
    const { clock, politeness, visit, starts } = setUp();
    politeness.hold(acme, 60_000);
    await clock.advance(60_000);
    visit();

    await clock.advance(0);

    expect(starts).toEqual([60_000]);
  });

  it('does not shorten a hold by a later, shorter one', async () => {
    const { clock, politeness, visit, starts } = setUp();
    politeness.hold(acme, 4_000);
    politeness.hold(acme, 1_000);
    visit();

    await clock.advance(10_000);

    expect(starts).toEqual([4_000]);
  });

  it('widens the spacing if the site wants it, counted from the last visit', async () => {
    const { clock, politeness, visit, starts } = setUp({ delayMs: 500 });
    visit();
    await clock.advance(0);
    politeness.slowDown(acme, 2_000);
    visit();

    await clock.advance(10_000);

    expect(starts).toEqual([0, 2_000]);
  });

  it('is never hurried by a site', async () => {
    const { clock, politeness, visit, starts } = setUp({ delayMs: 500 });
    politeness.slowDown(acme, 0);
    visit();
    visit();

    await clock.advance(10_000);

    expect(starts).toEqual([0, 500]);
  });

  it('asks a vendor one right after another', async () => {
    const { clock, visit, starts } = setUp({ connections: 4, delayMs: 500 });
    for (let n = 0; n < 6; n++) visit(vendor);

    await clock.advance(0);

    expect(starts).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('spaces the visits to one host whose robots.txt sets a delay, not those to its vendor', async () => {
    const { clock, politeness, visit, starts } = setUp({ connections: 4 });
    const slow = new URL('https://careers.smartrecruiters.com/acme');
    politeness.slowDown(slow, 7_000);
    visit(slow);
    visit(slow);
    visit(vendor);

    await clock.advance(10_000);

    expect(starts).toEqual([0, 0, 7_000]);
  });

  it('asks for less after a refusal, and adds a gap', async () => {
    const { clock, visit, starts } = setUp({ connections: 4 });
    visit(vendor, undefined, undefined, 'refused');
    await clock.advance(0);
    for (let n = 0; n < 4; n++) visit(vendor, undefined, forever);

    await clock.advance(10_000);

    expect(starts).toEqual([0, 250, 500]);
  });

  it('takes an answer that does not come in time for a refusal', async () => {
    const { clock, memory, visit } = setUp({ connections: 4 });
    const error = new AppError('request_timeout', { url: vendor.href, timeoutMs: 30_000 });
    visit(vendor, undefined, () => Promise.reject(error));

    await clock.advance(0);

    expect(memory.noted.get('smartrecruiters')).toMatchObject({ atOnce: 2, gapMs: 250 });
  });

  it('notes until when a site wants a pause', async () => {
    const { clock, politeness, memory } = setUp();
    politeness.hold(acme, seconds(60));

    expect(memory.noted.get('acme.example')).toMatchObject({ heldUntil: clock.now() + 60_000 });
  });

  it('keeps a pause that was asked for before a restart', async () => {
    const heldUntil = createManualClock().now() + 3_000;
    const lesson = { heldUntil, atOnce: 2, gapMs: 0 };
    const { clock, visit, starts } = setUp({ lessons: { 'acme.example': lesson } });
    visit();

    await clock.advance(10_000);

    expect(starts).toEqual([3_000]);
  });

  it('goes on at the pace it had before a restart', async () => {
    const lesson = { heldUntil: null, atOnce: 1, gapMs: 1_000 };
    const { clock, visit, starts } = setUp({
      connections: 4,
      lessons: { smartrecruiters: lesson },
    });
    visit(vendor);
    visit(vendor);

    await clock.advance(10_000);

    expect(starts).toEqual([0, 980]);
  });

  it('forgets what a site taught once it answers well again', async () => {
    const lesson = { heldUntil: null, atOnce: 2, gapMs: 0 };
    const { clock, memory, visit } = setUp({
      connections: 4,
      lessons: { smartrecruiters: lesson },
    });
    for (let n = 0; n < 81; n++) visit(vendor);

    await clock.advance(0);

    expect(memory.noted.get('smartrecruiters')).toBeNull();
  });
});
