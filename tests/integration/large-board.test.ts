import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DividedListing } from '#core/listing.ts';
import { createConnection, endConnection } from '#services/redis/connection.ts';
import { createFileStore } from '#services/snapshots/file-store.ts';
import { createRedisStore } from '#services/snapshots/redis-store.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { hasRedis, startExternalRedis } from '#tests/support/external-redis.ts';
import { type LiveHost, type LiveWorld, openLiveWorld } from '#tests/support/live-host.ts';

/** Two parts of a listing. */
const postings = 1_200;

/** The workers' place for snapshots. */
type Place = AsyncDisposable & {
  readonly store: Pick<SnapshotStore, 'get'>;
  readonly refs: () => Promise<readonly string[]>;
  readonly remove: (ref: string) => Promise<unknown>;
  readonly open: (originMap: string) => Promise<LiveWorld>;
};

async function inFiles(): Promise<Place> {
  let dir = '';
  const files = async () => (await readdir(dir, { recursive: true })).filter((n) => /zst$/.test(n));
  return {
    store: { get: (ref, schema) => createFileStore(dir).get(ref, schema) },
    refs: async () => (await files()).map((name) => path.basename(name, '.json.zst')),
    remove: async (ref) =>
      await rm(path.join(dir, (await files()).find((name) => name.includes(ref)) ?? '')),
    async open(originMap) {
      const world = await openLiveWorld({ originMap });
      dir = path.join(world.dataDir, 'snapshots');
      return world;
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function inRedis(): Promise<Place> {
  const redis = await startExternalRedis();
  const connection = createConnection({ url: redis.url }, 'worker', () => undefined);
  const prefix = 'rolewatch:snapshot:';
  return {
    store: createRedisStore(connection, 60_000),
    refs: async () => (await connection.keys(`${prefix}*`)).map((key) => key.slice(prefix.length)),
    remove: (ref) => connection.del(prefix + ref),
    open: (originMap) => openLiveWorld({ originMap, redisUrl: redis.url }),
    async [Symbol.asyncDispose]() {
      await endConnection(connection);
      await redis[Symbol.asyncDispose]();
    },
  };
}

/** The parts of each stored listing. */
async function partsIn({ refs, store }: Place): Promise<readonly (readonly string[])[]> {
  const heads = (await refs()).map((ref) => store.get(ref, DividedListing).catch(() => null));
  return (await Promise.all(heads)).flatMap((head) => (head === null ? [] : [head.parts]));
}

async function scan(host: LiveHost, url: string) {
  return await host.ended(await host.call('runs.start', { urls: [url] }));
}

describe.skipIf(!hasRedis).each([
  ['files', inFiles],
  ['an external Redis', inRedis],
])('a board of many openings, with snapshots in %s', (_where, openPlace) => {
  let place: Place;
  let sites: CareerSites & AsyncDisposable;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let world: LiveWorld;
  let host: LiveHost;

  beforeAll(async () => {
    place = await openPlace();
    sites = await startCareerSites({ descriptionBytes: 0 });
    sites.addCompany({ kind: 'greenhouse', slug: 'lost', postings });
    sites.addCompany({ kind: 'greenhouse', slug: 'killed', postings });
    sites.addCompany({ kind: 'greenhouse', slug: 'whole', postings });
    sites.addCompany({ kind: 'lever', slug: 'paged', postings });
    folder = await temporaryFolder();
    const originMap = path.join(folder.path, 'origins.json');
    await sites.writeOriginMap(originMap);
    world = await place.open(originMap);
    host = await world.start();
  });
  afterAll(async () => {
    await host[Symbol.asyncDispose]();
    await world[Symbol.asyncDispose]();
    await sites[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  const company = (slug: string) => {
    const found = sites.companies.find((each) => each.slug === slug);
    if (found === undefined) throw new Error(`no ${slug}`);
    return found;
  };

  it('that loses a part is not stored, reports it, and is read again by the next scan', async () => {
    await host.call('queues.pause', { queue: 'persist' });
    const run = await host.call('runs.start', { urls: [company('lost').url] });
    await expect.poll(() => partsIn(place)).toHaveLength(1);
    const [parts = []] = await partsIn(place);
    await place.remove(parts[1] ?? '');
    await host.call('queues.resume', { queue: 'persist' });
    expect(await host.ended(run)).toMatchObject({
      ...{ status: 'failed', newPostings: 0, closedPostings: 0 },
      companies: [{ status: 'failed', error: { code: 'snapshot_missing' } }],
    });
    const again = await scan(host, company('lost').url);
    expect(again).toMatchObject({ status: 'completed', newPostings: postings });
  });

  it('ends as usual if its storing is killed', async () => {
    const { url } = company('killed');
    const run = await host.call('runs.start', { urls: [url] });
    // Reading ends at 83 % of the way.
    await host.until('run.changed', ({ id, progress }) => id === run.id && progress > 0.83);
    const { workers } = await host.call('health.get', {});
    process.kill(workers.find(({ queue }) => queue === 'persist')?.pid ?? Number.NaN, 'SIGKILL');
    expect(await host.ended(run)).toMatchObject({ status: 'completed', newPostings: postings });
    const again = await scan(host, url);
    expect(again).toMatchObject({ newPostings: 0, changedPostings: 0, closedPostings: 0 });
  });

  it.each(['whole', 'paged'])(
    'is passed on in parts, and a later scan closes only missing openings: %s',
    async (slug) => {
      const before = (await partsIn(place)).length;
      const { url } = company(slug);
      expect(await scan(host, url)).toMatchObject({ status: 'completed', newPostings: postings });
      const listings = await partsIn(place);
      expect(listings).toHaveLength(before + 1);
      for (const parts of listings) expect(parts).toHaveLength(2);
      expect(await scan(host, url)).toMatchObject({
        ...{ status: 'completed', openingsFound: postings },
        ...{ newPostings: 0, changedPostings: 0, closedPostings: 0 },
      });
      sites.removePosting(company(slug), company(slug).postings[1_100]?.id ?? 0);
      expect(await scan(host, url)).toMatchObject({
        ...{ status: 'completed', openingsFound: postings - 1 },
        ...{ newPostings: 0, changedPostings: 0, closedPostings: 1 },
      });
    },
  );
});
