import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failed } from '#tests/support/cli.ts';
import { type ScanWorld, startScanWorld } from '#tests/support/scan.ts';

let world: ScanWorld;

/** The queues after a scan of two companies, and of one that could not be read. */
beforeAll(async () => {
  world = await startScanWorld();
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 4 });
  const nono = world.sites.addCompany({ kind: 'greenhouse', slug: 'nono', postings: 3 });
  await world.scrape([acme.url, nono.url, 'https://jobs.lever.co/nobody']);
});
afterAll(() => world[Symbol.asyncDispose]());

describe('queues', () => {
  it('are listed with waiting, running and failed jobs', async () => {
    const { lines, exitCode } = await world.run(['queues']);
    expect(exitCode).toBe(0);
    expect(lines).toMatchObject([
      { queue: 'io_fetch', completed: 2, failed: 1, running: 0, isPaused: false },
      { queue: 'parse', completed: 2 },
      { queue: 'ai_enrich', completed: 0 },
      { queue: 'persist', completed: 2 },
    ]);
  });

  it('stay paused across commands until they are resumed', async () => {
    expect((await world.run(['queues', 'pause', 'parse'])).lines).toMatchObject([
      { queue: 'parse', isPaused: true },
    ]);
    expect((await world.run(['queues'])).lines[1]).toMatchObject({ isPaused: true });
    expect((await world.run(['queues', 'resume', 'parse'])).lines).toMatchObject([
      { isPaused: false },
    ]);
  });

  it('reject an unknown job', async () => {
    expect(await world.run(['queues', 'retry', 'nothing'])).toMatchObject(failed('unknown_job'));
  });

  it('lose their finished jobs when cleared', async () => {
    const { lines } = await world.run(['queues', 'clean', 'persist']);
    expect(lines).toMatchObject([{ queue: 'persist', removed: expect.any(Number) }]);
    expect((await world.run(['queues'])).lines[3]).toMatchObject({ completed: 0, failed: 0 });
  });
});
