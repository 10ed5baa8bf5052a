import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seconds } from '#core/duration.ts';
import { mebibytes } from '#core/quantity.ts';
import type { WebDocument } from '#core/web-document.ts';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { createManualClock } from '#tests/support/manual-clock.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createHttpClient, type HttpOptions, type HttpSurroundings } from './client.ts';
import { openSiteMemory } from './site-memory.ts';

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
        siteConnections: 4,
        siteDelayMs: 0,
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

  it('shares the limit of a site between two clients, and each reads robots.txt', async () => {
    const siteConnections = 1;
    await using client = open({ siteConnections });
    const passed: string[] = [];
    await using second = client.through((send) => (hop, stop) => {
      passed.push(hop.url.href);
      return send(hop, stop);
    });
    const request = { url: page, expect: 'html' } as const;

    await Promise.all([client, second, client, second].map((each) => each.fetch(request, signal)));

    expect(sites.traffic.maxInFlight('acme.example')).toBe(1);
    expect(passed).toEqual([robots, page, page]);
  });

  it('lets a browser visit a page when its turn has come, and where robots.txt allows it', async () => {
    await using client = open({ siteConnections: 1 });
    const free = Promise.withResolvers<void>();
    const visited = client.visit(page, signal, async ({ forbidsModel }) => {
      await free.promise;
      return { forbidsModel, asked: sites.traffic.seen.length };
    });
    const fetched = client.fetch({ url: page, expect: 'html' }, signal);
    await expect.poll(() => sites.traffic.seen.length).toBe(1);
    free.resolve();

    expect(await visited).toEqual({ forbidsModel: false, asked: 1 });
    await fetched;
    expect(sites.traffic.seen.map(({ url }) => url)).toEqual([robots, page]);
    expect(await client.mayRead(page, signal)).toBe(true);
  });

  it('keeps a browser from a page that robots.txt refuses', async () => {
    sites.refuseRobots('https://acme.example');
    await using client = open();
    let isVisited = false;

    await expect(
      client.visit(page, signal, async () => {
        isVisited = true;
      }),
    ).rejects.toMatchObject({ code: 'robots_denied' });
    expect(isVisited).toBe(false);
    expect(await client.mayRead(page, signal)).toBe(false);
  });

  it('does not request a page that robots.txt refuses', async () => {
    sites.refuseRobots('https://acme.example');
    await using client = open();

    await client.fetch({ url: page, expect: 'html' }, signal).catch(() => undefined);

    expect(sites.traffic.count(page)).toBe(0);
  });

  it('reports that robots.txt refuses a page', async () => {
    sites.refuseRobots('https://acme.example');
    await using client = open();

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'robots_denied',
      details: { url: page },
    });
  });

  it('reads the robots.txt of each site it is redirected to', async () => {
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
    ['redirects forever', faults.redirectLoop()],
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
  ])('leaves a site with an unreadable robots.txt alone (%#)', async (fault, code) => {
    sites.fail(robots, fault);
    await using client = open();

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).rejects.toMatchObject({
      code,
    });
  });

  it('keeps to the limit of requests per site', async () => {
    await using slow = await startCareerSites({ companies: 1, kinds: ['html'], latencyMs: 20 });
    await using client = open({ originMap: slow.originMap, siteConnections: 3 });
    const urls = Array.from({ length: 12 }, (_, n) => `https://company0.example/careers?n=${n}`);

    await Promise.all(urls.map((url) => client.fetch({ url, expect: 'html' }, signal)));

    expect(slow.traffic.maxInFlight('company0.example')).toBe(3);
  });

  it('keeps to the pace of a site that wants a slower one', async () => {
    sites.setPage(robots, {
      status: 200,
      type: 'text/plain',
      body: 'User-agent: *\nCrawl-delay: 7',
    });
    const clock = createManualClock();
    await using client = open({ siteDelayMs: 500 }, { clock });
    const fetched = client.fetch({ url: page, expect: 'html' }, signal);
    await expect.poll(clock.scheduled).toBe(1);

    await clock.advance(6_999);

    expect(clock.scheduled()).toBe(1);
    await clock.advance(1);
    await fetched;
  });

  const signalNo = 'User-agent: *\nContent-Signal: ai-input=no';
  const setRobots = (body: string) =>
    sites.setPage(robots, { status: 200, type: 'text/plain', body });

  it('marks a page whose site keeps it from models', async () => {
    setRobots(signalNo);
    await using client = open();

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).resolves.toMatchObject({
      noModel: true,
    });
  });

  it('marks an unchanged page by what holds now', async () => {
    setRobots(signalNo);
    const { noModel, ...unmarked } = await readOnce();
    await using client = open();

    const again = await client.fetch({ url: page, expect: 'html' }, signal, unmarked);
    setRobots('');
    const free = await readOnce({ ...again, noModel: true });

    expect([noModel, again.noModel, free.noModel]).toEqual([true, true, undefined]);
  });

  async function readOnce(previous: WebDocument | null = null): Promise<WebDocument> {
    await using client = open();
    return await client.fetch({ url: page, expect: 'html' }, signal, previous);
  }

  it('stays away from a site that asks for a pause', async () => {
    sites.fail(page, faults.status(429, { 'retry-after': '60' }), 1);
    await using client = open({}, { clock: createManualClock() });
    await client.fetch({ url: page, expect: 'html' }, signal).catch(() => undefined);

    await client.fetch({ url: `${page}?again`, expect: 'html' }, signal).catch(() => undefined);

    expect(sites.traffic.count(page)).toBe(1);
  });

  it('reports how long a site wants a pause', async () => {
    sites.fail(page, faults.status(503, { 'retry-after': '60' }));
    await using client = open();

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'rate_limited',
      details: { host: 'acme.example', retryAfterMs: 60_000 },
    });
  });

  it('stays away after a restart from a site that asks for a pause', async () => {
    await using folder = await temporaryFolder();
    const clock = createManualClock();
    const file = path.join(folder.path, 'site-paces.json');
    const openMemory = () => openSiteMemory(file, { clock, log: silentLog });
    sites.fail(page, faults.status(429, { 'retry-after': '60' }), 1);
    {
      await using memory = await openMemory();
      await using client = open({}, { clock, memory });
      await client.fetch({ url: page, expect: 'html' }, signal).catch(() => undefined);
    }

    await using memory = await openMemory();
    await using client = open({}, { clock, memory });

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).rejects.toMatchObject({
      code: 'rate_limited',
      details: { retryAfterMs: 60_000 },
    });
  });

  it('keeps its pace at a site that forbids its robots.txt', async () => {
    const memory = { recall: () => null, note: vi.fn() };
    sites.fail(robots, faults.status(403));
    await using client = open({}, { memory });

    await client.fetch({ url: page, expect: 'html' }, signal);

    expect(memory.note).not.toHaveBeenCalled();
  });

  it('slows down at a site that forbids a page', async () => {
    const memory = { recall: () => null, note: vi.fn() };
    sites.fail(page, faults.status(403));
    await using client = open({}, { memory });

    await client.fetch({ url: page, expect: 'html' }, signal).catch(() => undefined);

    expect(memory.note).toHaveBeenCalledWith(
      'acme.example',
      expect.objectContaining({ atOnce: 2, gapMs: 250 }),
    );
  });

  it('comes back after the pause', async () => {
    sites.fail(page, faults.status(429, { 'retry-after': '60' }), 1);
    const clock = createManualClock();
    await using client = open({}, { clock });
    await client.fetch({ url: page, expect: 'html' }, signal).catch(() => undefined);

    await clock.advance(60_000);

    await expect(client.fetch({ url: page, expect: 'html' }, signal)).resolves.toMatchObject({
      status: 200,
    });
  });

  it('does not count the wait for its turn as the site’s time', async () => {
    const clock = createManualClock();
    await using client = open({ siteDelayMs: 60_000, requestTimeoutMs: 2_000 }, { clock });
    const fetched = client.fetch({ url: page, expect: 'html' }, signal);
    await expect.poll(clock.scheduled).toBe(1);

    await clock.advance(60_000);

    await expect(fetched).resolves.toMatchObject({ status: 200 });
  });
});
