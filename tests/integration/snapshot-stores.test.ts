import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe } from 'vitest';
import { findRedis } from '#services/provision/redis.ts';
import { createFileStore } from '#services/snapshots/file-store.ts';
import { createRedisStore } from '#services/snapshots/redis-store.ts';
import { type StoreUnderTest, snapshotStoreSuite } from '#tests/suites/snapshot-store.ts';
import { programSettings } from '#tests/support/programs.ts';

snapshotStoreSuite('snapshots in files', openFiles);

const found = await findRedis(programSettings());
const binary = 'path' in found ? found.path : null;
if (binary === null) console.warn('skipped: snapshots in Redis; there is no redis-server');

describe.skipIf(binary === null)('with a redis-server', () => {
  let stop = async () => {};
  let socket = '';
  beforeAll(async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'rolewatch-redis-'));
    socket = path.join(dir, 'redis.sock');
    const settings = ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', dir];
    const server = spawn(binary ?? '', settings, { stdio: 'ignore' });
    stop = async () => {
      const exited = once(server, 'exit');
      server.kill();
      await exited;
      await rm(dir, { recursive: true, force: true });
    };
    await using redis = connect(socket);
    await redis.client.ping();
  });
  afterAll(() => stop());

  snapshotStoreSuite('snapshots in Redis', async () => {
    const { client, [Symbol.asyncDispose]: close } = connect(socket);
    await client.flushall();
    return {
      store: createRedisStore(client, 60_000),
      overwrite: async (ref, bytes) => void (await client.set(keyOf(ref), bytes)),
      read: async (ref) => (await client.getBuffer(keyOf(ref))) ?? Buffer.alloc(0),
      [Symbol.asyncDispose]: close,
    };
  });
});

const keyOf = (ref: string): string => `rolewatch:snapshot:${ref}`;

/** Tries until the server listens. */
function connect(socket: string): AsyncDisposable & { readonly client: Redis } {
  const client = new Redis({
    path: socket,
    maxRetriesPerRequest: null,
    retryStrategy: () => 20,
  });
  // Refused while the server starts; commands wait.
  client.on('error', () => {});
  return {
    client,
    async [Symbol.asyncDispose]() {
      await client.quit();
    },
  };
}

async function openFiles(): Promise<StoreUnderTest> {
  const dir = await mkdtemp(path.join(tmpdir(), 'rolewatch-snapshots-'));
  const fileOf = async (ref: string): Promise<string> => {
    const entries = await readdir(dir, { recursive: true });
    return path.join(dir, entries.find((each) => each.includes(ref)) ?? ref);
  };
  return {
    store: createFileStore(dir),
    overwrite: async (ref, bytes) => writeFile(await fileOf(ref), bytes),
    read: async (ref) => readFile(await fileOf(ref)),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
}
