import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { canMount, mountSmallDisk } from '#tests/chaos/small-disk.ts';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { startLlmServer } from '#tests/fakes/llm-server.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { openLiveWorld } from '#tests/support/live-host.ts';

/** Companies and pieces still queued in ended runs, one line each. */
function leftQueued(dataDir: string): readonly unknown[] {
  using database = new DatabaseSync(path.join(dataDir, 'rolewatch.db'), { readOnly: true });
  const inOver = (table: string) =>
    database
      .prepare(
        `SELECT part.companyId, r.status FROM ${table} part JOIN Run r ON r.id = part.runId
         WHERE part.status = 'queued' AND r.status != 'running'`,
      )
      .all();
  return [...inOver('RunCompany'), ...inOver('RunPiece')];
}

const rowsOf = (dataDir: string, table: 'RunCompany' | 'RunPiece'): number => {
  using database = new DatabaseSync(path.join(dataDir, 'rolewatch.db'), { readOnly: true });
  return Number(database.prepare(`SELECT count(*) n FROM ${table}`).get()?.n);
};

describe('a cancelled run leaves nothing queued', () => {
  it.each([
    ['while sites are read', 'first'],
    ['while the model works on its pieces', 'enhancing'],
  ] as const)('%s, also after the next start', async (_name, moment) => {
    await using sites = await startCareerSites({ companies: 4, postings: 45, latencyMs: 20 });
    await using llm = await startLlmServer({ fault: 'hang' });
    await using folder = await temporaryFolder();
    const originMap = path.join(folder.path, 'origins.json');
    await sites.writeOriginMap(originMap);
    await using world = await openLiveWorld({ originMap, llmUrl: llm.url });
    const urls = sites.companies.map(({ url }) => url);
    {
      await using host = await world.start();
      const { id } = await host.call('runs.start', { urls });
      await host.until(
        'run.changed',
        ({ companies }) =>
          moment === 'first' || companies.every(({ status }) => status === 'enhancing'),
      );
      await host.call('runs.cancel', { id });
      await host.ended({ id });
    }
    expect(rowsOf(world.dataDir, moment === 'first' ? 'RunCompany' : 'RunPiece')).toBeGreaterThan(
      0,
    );
    expect(leftQueued(world.dataDir)).toEqual([]);
    await using again = await world.start();
    await again.call('health.get', {});
    expect(leftQueued(world.dataDir)).toEqual([]);
  });
});

const place = await temporaryFolder();
const mayMount = await canMount(place.path);
await place[Symbol.asyncDispose]();

describe.skipIf(!mayMount)('a run on a full disk leaves nothing queued', () => {
  it('once the disk has room again', async () => {
    await using sites = await startCareerSites({ companies: 4, postings: 45, latencyMs: 100 });
    await using folder = await temporaryFolder();
    const originMap = path.join(folder.path, 'origins.json');
    await sites.writeOriginMap(originMap);
    // Without Redis: one on that disk would refuse all work until there is room.
    await using world = await openLiveWorld({ originMap, redisServer: 'none' });
    await using disk = await mountSmallDisk(world.dataDir);
    world.writeSettings();
    {
      await using host = await world.start();
      const urls = sites.companies.map(({ url }) => url);
      const run = await host.call('runs.start', { urls });
      const makeRoom = disk.fill();
      await host.until('run.changed', ({ companies }) =>
        companies.some(({ error }) => error?.code === 'disk_full'),
      );
      await makeRoom();
      await host.ended(run);
    }
    expect(rowsOf(world.dataDir, 'RunCompany')).toBeGreaterThan(0);
    expect(leftQueued(world.dataDir)).toEqual([]);
  });
});
