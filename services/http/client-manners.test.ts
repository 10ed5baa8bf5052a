import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mebibytes } from '#core/bytes.ts';
import { seconds } from '#core/duration.ts';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { createManualClock } from '#tests/support/manual-clock.ts';
import { createHttpClient, type HttpOptions, type HttpSurroundings } from './client.ts';

const { signal } = new AbortController();
const page = 'https://acme.example/careers';
const robots = 'https://acme.example/robots.txt';

describe('the manners of createHttpClient', () => {
  let sites: CareerSites & AsyncDisposable;
  beforeEach(async () => {
    sites = await startCareerSites();
    sites.addCompany({ kind: 'html', slug: 'acme', postings: 12 });
  });
  afterEach(() => sites[Symbol.asyncDispose]());

  const open = (options: Partial<HttpOptions> = {}, surroundings: HttpSurroundings = {}) =>
    createHttpClient(
      {
        userAgent: 'Rolewatch/0.1',
        originMap: sites.originMap,
        allowPrivateNetwork: false,
        maxBodyBytes: mebibytes(25),
        requestTimeoutMs: seconds(30),
        hostConnections: 4,
        hostDelayMs: 0,
        ...options,
      },
      surroundings,
    );

  it('reads robots.txt before the first page of a site, and not again', async () => {
    await using client = open();

    await client.fetch({ url: page, expect: 'html' }, signal);
    await client.fetch({ url: page, expect: 'html' }, signal);

    expect(sites.traffic.seen.map(({ url }) => url)).toEqual([robots, page, page]);
  });

  it('does not ask for a page that robots.txt refuses', async () => {
    sites.refuseRobots('https://acme.example');
    await using client = open();

    await client.fetch({ url: page, expect: 'html' }, signal).catch(() => undefined);

    expect(sites.traffic.count(page)).toBe(0);
  });

  it('says that robots.txt refuses a page', async () => {
    sites.refuseRobots('https://acme.example');
    await using client = open();

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'robots_denied',
      details: { url: page },
    });
  });

  it('asks the robots.txt of each site it is redirected to', async () => {
    sites.refuseRobots('https://boards.greenhouse.io');
    sites.fail(page, faults.redirect('https://boards.greenhouse.io/acme'));
    await using client = open();

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'robots_denied',
    });
  });

  it.each([
    ['is missing', faults.status(404)],
    ['is forbidden', faults.status(403)],
    ['is an image', faults.contentType('image/png')],
    ['redirects for ever', faults.redirectLoop()],
  ])('reads a site whose robots.txt %s', async (_how, fault) => {
    sites.fail(robots, fault);
    await using client = open();

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).resolves.toMatchObject({
      status: 200,
    });
  });

  it.each([
    [faults.status(500), 'server_error'],
    [faults.status(429, { 'retry-after': '9' }), 'rate_limited'],
    [faults.reset(), 'network_error'],
  ])('leaves a site alone whose robots.txt cannot be read (%#)', async (fault, code) => {
    sites.fail(robots, fault);
    await using client = open();

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).rejects.toMatchObject({
      code,
    });
  });

  it('has no more requests at a time at a site than it may', async () => {
    await using slow = await startCareerSites({ companies: 1, kinds: ['html'], latencyMs: 20 });
    await using client = open({ originMap: slow.originMap, hostConnections: 3 });
    const urls = Array.from({ length: 12 }, (_, n) => `https://company0.example/careers?n=${n}`);

    await Promise.all(urls.map((url) => client.fetch({ url, expect: 'html' }, signal)));

    expect(slow.traffic.maxInFlight('company0.example')).toBe(3);
  });

  it('keeps to the pace of the site where that is slower than ours', async () => {
    sites.setPage(robots, {
      status: 200,
      type: 'text/plain',
      body: 'User-agent: *\nCrawl-delay: 7',
    });
    const clock = createManualClock();
    await using client = open({ hostDelayMs: 500 }, { clock });
    const fetched = client.fetch({ url: page, expect: 'html' }, signal);
    await expect.poll(clock.scheduled).toBe(1);

    await clock.advance(6_999);

    expect(clock.scheduled()).toBe(1);
    await clock.advance(1);
    await fetched;
  });

  it('stays away from a site that asked for it', async () => {
    sites.fail(page, faults.status(429, { 'retry-after': '60' }), 1);
    await using client = open({}, { clock: createManualClock() });
    await client.fetch({ url: page, expect: 'html' }, signal).catch(() => undefined);

    await client.fetch({ url: `${page}?again`, expect: 'html' }, signal).catch(() => undefined);

    expect(sites.traffic.count(page)).toBe(1);
  });

  it('says how long a site wants to be left alone', async () => {
    sites.fail(page, faults.status(503, { 'retry-after': '60' }));
    await using client = open();

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'rate_limited',
      details: { host: 'acme.example', retryAfterMs: 60_000 },
    });
  });

  it('comes back when the time is over', async () => {
    sites.fail(page, faults.status(429, { 'retry-after': '60' }), 1);
    const clock = createManualClock();
    await using client = open({}, { clock });
    await client.fetch({ url: page, expect: 'html' }, signal).catch(() => undefined);

    await clock.advance(60_000);

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).resolves.toMatchObject({
      status: 200,
    });
  });

  it('does not count the wait for its turn as the site’s', async () => {
    const clock = createManualClock();
    await using client = open({ hostDelayMs: 60_000, requestTimeoutMs: 2_000 }, { clock });
    const fetched = client.fetch({ url: page, expect: 'html' }, signal);
    await expect.poll(clock.scheduled).toBe(1);

    await clock.advance(60_000);

    await expect(fetched).resolves.toMatchObject({ status: 200 });
  });
});
