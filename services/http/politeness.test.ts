import { describe, expect, it } from 'vitest';
import { createManualClock } from '#tests/support/manual-clock.ts';
import { createPoliteness } from './politeness.ts';

const acme = new URL('https://acme.example/jobs');
const other = new URL('https://other.example/jobs');

function setUp({ connections = 2, delayMs = 0 } = {}) {
  const clock = createManualClock();
  const politeness = createPoliteness({ connections, delayMs, clock });
  const { signal } = new AbortController();
  const startedAt = clock.now();
  const starts: number[] = [];
  const outcomes: unknown[] = [];
  const visit = (url = acme, by = signal, work: () => Promise<unknown> = async () => undefined) => {
    const done = politeness.visit(url, by, () => {
      starts.push(clock.now() - startedAt);
      return work();
    });
    done.then(
      (value) => outcomes.push(value),
      (error) => outcomes.push(error),
    );
  };
  return { clock, politeness, visit, starts, outcomes };
}

const forever = () => new Promise<never>(() => undefined);

describe('createPoliteness', () => {
  it('spaces the starts of visits to one site', async () => {
    const { clock, visit, starts } = setUp({ delayMs: 500 });
    for (let n = 0; n < 3; n++) visit();

    await clock.advance(2_000);

    expect(starts).toEqual([0, 500, 1_000]);
  });

  it('lets in no more at a time than allowed', async () => {
    const { clock, visit, starts } = setUp({ connections: 2 });
    for (let n = 0; n < 5; n++) visit(acme, undefined, forever);

    await clock.advance(60_000);

    expect(starts).toHaveLength(2);
  });

  it('lets the next one in when one has left, also after a failure', async () => {
    const { clock, visit, starts } = setUp({ connections: 1 });
    visit(acme, undefined, () => Promise.reject(new Error('failed')));
    visit();

    await clock.advance(0);

    expect(starts).toHaveLength(2);
  });

  it('counts each site for itself', async () => {
    const { clock, visit, starts } = setUp({ connections: 1, delayMs: 500 });
    visit(acme, undefined, forever);
    visit(other, undefined, forever);

    await clock.advance(0);

    expect(starts).toEqual([0, 0]);
  });

  it('counts the companies of one vendor together', async () => {
    const { clock, visit, starts } = setUp({ delayMs: 500 });
    visit(new URL('https://acme.recruitee.com/api/offers/'));
    visit(new URL('https://other.recruitee.com/api/offers/'));

    await clock.advance(2_000);

    expect(starts).toEqual([0, 500]);
  });

  it('does not count a wait that was called off', async () => {
    const { clock, visit, starts } = setUp({ delayMs: 500 });
    const controller = new AbortController();
    visit();
    visit(acme, controller.signal);
    visit();

    controller.abort();
    await clock.advance(2_000);

    expect(starts).toEqual([0, 500]);
  });

  it('sets no alarm for those who left', async () => {
    const { clock, visit } = setUp({ delayMs: 500 });
    const controller = new AbortController();
    visit();
    visit(acme, controller.signal);

    controller.abort();
    await clock.advance(0);

    expect(clock.scheduled()).toBe(0);
  });

  it('ends a wait that is called off at once', async () => {
    const { clock, visit, outcomes } = setUp({ connections: 1 });
    const controller = new AbortController();
    visit(acme, undefined, forever);
    visit(acme, controller.signal);

    controller.abort();
    await clock.advance(0);

    expect(outcomes).toMatchObject([{ code: 'cancelled' }]);
  });

  it('keeps everybody out while a site asks for it', async () => {
    const { clock, politeness, visit, starts } = setUp();
    politeness.hold(acme, 3_000);
    visit();
    visit();

    await clock.advance(10_000);

    expect(starts).toEqual([3_000, 3_000]);
  });

  it('keeps out those who wait already', async () => {
    const { clock, politeness, visit, starts } = setUp({ delayMs: 500 });
    visit();
    visit();

    await clock.advance(100);
    politeness.hold(acme, 3_000);
    await clock.advance(10_000);

    expect(starts).toEqual([0, 3_100]);
  });

  it('sends visitors away where a site asks for a long time', async () => {
    const { clock, politeness, visit, outcomes } = setUp();
    politeness.hold(acme, 60_000);
    await clock.advance(20_000);
    visit();

    await clock.advance(0);

    expect(outcomes).toMatchObject([{ code: 'rate_limited', details: { retryAfterMs: 40_000 } }]);
  });

  it('sends those who wait away too', async () => {
    const { clock, politeness, visit, outcomes } = setUp({ connections: 1 });
    visit(acme, undefined, forever);
    visit();

    politeness.hold(acme, 60_000);
    await clock.advance(0);

    expect(outcomes).toMatchObject([{ code: 'rate_limited' }]);
  });

  it('lets visitors in again when the time is over', async () => {
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

  it('spaces visits further where the site wants it, counted from the last one', async () => {
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
});
