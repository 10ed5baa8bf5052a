import { describe, expect, it } from 'vitest';
import type { RunView } from '#contract/runs.ts';
import { minutes } from '#core/duration.ts';
import { createConnectionWatch } from './connection-watch.ts';

const offline = {
  isOffline: true,
  completedCompanies: 0,
  companies: [{ url: 'https://jobs.lever.co/acme' }, { url: 'https://jobs.lever.co/birch' }],
} as unknown as RunView;
const read = { ...offline, isOffline: false, completedCompanies: 2 };

function watch() {
  const world = { isFound: false, isConnected: true, now: 0, asked: [] as string[] };
  const connection = createConnectionWatch({
    async find(host) {
      world.asked.push(host);
      if (!world.isFound) throw new Error('ENOTFOUND');
      return undefined;
    },
    isConnected: () => world.isConnected,
    now: () => world.now,
  });
  return { world, connection };
}

describe('the connection', () => {
  it('is assumed, without a look-up, until a run finds the machine offline', async () => {
    const { world, connection } = watch();
    expect(await connection.isOffline()).toBe(false);
    expect(world.asked).toEqual([]);
  });

  it('returns as soon as a site’s name resolves', async () => {
    const { world, connection } = watch();
    connection.ended(offline);
    expect(await connection.isOffline()).toBe(true);
    world.isFound = true;
    expect(await connection.isOffline()).toBe(false);
    expect(new Set(world.asked)).toEqual(new Set(['jobs.lever.co']));
  });

  it('is away without a network, and no name is looked up', async () => {
    const { world, connection } = watch();
    connection.ended(offline);
    world.isConnected = false;
    expect(await connection.isOffline()).toBe(true);
    expect(world.asked).toEqual([]);
  });

  it('is retried less and less often if names resolve but sites fail', async () => {
    const { world, connection } = watch();
    world.isFound = true;
    connection.ended(offline);
    connection.ended(offline);
    expect(await connection.isOffline()).toBe(true);
    world.now = minutes(2);
    expect(await connection.isOffline()).toBe(false);
    for (let i = 0; i < 10; i += 1) connection.ended(offline);
    world.now += minutes(29);
    expect(await connection.isOffline()).toBe(true);
    world.now += minutes(1);
    expect(await connection.isOffline()).toBe(false);
  });

  it('is back once a run has read a site', async () => {
    const { connection } = watch();
    connection.ended(offline);
    connection.ended(read);
    expect(connection.wasOffline()).toBe(false);
    expect(await connection.isOffline()).toBe(false);
  });
});
