import { once } from 'node:events';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { version } from '#services/version.ts';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { type CliLine, failed, type RunningCli, runCli, startCli } from '#tests/support/cli.ts';
import { libraryContent } from '#tests/support/library-content.ts';
import { type ScanWorld, startScanWorld, summaryOf } from '#tests/support/scan.ts';
import { type ServedWorld, startServedWorld } from '#tests/support/served-host.ts';

/** Slow enough that the other command finds the first one at work. */
const slow = { latencyMs: 80 };

const patient = { timeout: 60_000 };

const run = (world: { readonly dataDir: string }, ...args: readonly string[]) =>
  runCli(['--json', ...args, '--data-dir', world.dataDir]);

const progressed = (line: CliLine): boolean => line.type === 'progress';

describe('a command beside a host that serves', () => {
  it('scans in its queues, as a run of its own', async () => {
    await using world: ServedWorld = await startServedWorld();
    const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 4 });
    await using host = await world.serve();
    const result = await run(world, 'scrape', acme.url);
    expect(summaryOf(result)).toMatchObject({ status: 'completed', totals: { new: 4 } });
    const [shown] = await host.call('runs.list', {});
    expect(shown).toMatchObject({ status: 'completed', newPostings: 4, totalCompanies: 1 });
    const jobs = await host.call('jobs.list', { queue: 'persist' });
    expect(jobs).toMatchObject([{ status: 'completed', companyUrl: acme.url }]);
  });

  it('adds a company, and an open page hears of it', async () => {
    await using world: ServedWorld = await startServedWorld();
    await using host = await world.serve();
    const added = await run(world, 'companies', 'add', 'https://jobs.lever.co/acme');
    expect(added.exitCode).toBe(0);
    expect(await host.call('companies.list', {})).toMatchObject([{ name: 'Acme' }]);
    expect((await run(world, 'companies', 'list')).lines).toMatchObject([{ name: 'Acme' }]);
  });

  it('retries a failed job, and the host runs it', async () => {
    await using world: ServedWorld = await startServedWorld();
    const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 4 });
    const isOver = world.sites.fail(/lever/, faults.status(404));
    await using host = await world.serve();
    expect((await run(world, 'scrape', acme.url)).exitCode).toBe(1);
    isOver();
    const [job] = await host.call('jobs.list', { statuses: ['failed'], queue: 'io_fetch' });
    const retried = await run(world, 'queues', 'retry', job?.id ?? '');
    expect(retried.lines).toMatchObject([{ id: job?.id }]);
    const done = async () =>
      expect(await host.call('runs.list', {})).toMatchObject([{ status: 'completed' }]);
    await vi.waitFor(done, patient);
  });

  it('refuses a flag that differs there, and names it', async () => {
    await using world: ServedWorld = await startServedWorld();
    await using _host = await world.serve();
    const result = await run(world, 'scrape', 'https://x.example', '--allow-private-network');
    expect(result).toMatchObject(failed('host_has_other_settings'));
    expect(result.stderr).toContain('--allow-private-network');
  });

  it('ends with one line when the host is killed, and the next start finishes the run', async () => {
    await using world: ServedWorld = await startServedWorld(slow);
    const acme = world.sites.addCompany({ kind: 'smartrecruiters', slug: 'acme', postings: 60 });
    const host = await world.serve();
    const scrape = startScrape(world, acme.url);
    await scrape.waitForLine(progressed);
    await host.kill();
    const result = await scrape.result;
    expect(result.exitCode).toBe(1);
    expect(result.lines.at(-1)).toMatchObject({ type: 'error', error: { code: 'host_gone' } });
    expect(result.stderr).toMatch(/^error: [^\n]+\n$/);
    await using again = await world.serve();
    const finished = async () =>
      expect(await again.call('runs.list', {})).toMatchObject([{ status: 'completed' }]);
    await vi.waitFor(finished, patient);
    expect((await libraryContent(world.dataDir)).postings).toHaveLength(60);
  });

  it('cancels only its own run on Ctrl-C', async () => {
    await using world: ServedWorld = await startServedWorld(slow);
    const mine = world.sites.addCompany({ kind: 'smartrecruiters', slug: 'mine', postings: 60 });
    const other = world.sites.addCompany({ kind: 'lever', slug: 'other', postings: 3 });
    await using host = await world.serve();
    const { id } = await host.call('runs.start', { urls: [other.url] });
    const scrape = startScrape(world, mine.url);
    await scrape.waitForLine(progressed);
    scrape.kill('SIGINT');
    const result = await scrape.result;
    expect(summaryOf(result)).toMatchObject({ status: 'cancelled' });
    expect(result).toMatchObject({
      exitCode: 1,
      stderr: 'Cancelling; press Ctrl-C again to quit now\n',
    });
    const over = async () => expect((await host.call('runs.get', { id })).endedAt).not.toBeNull();
    await vi.waitFor(over, patient);
    expect(await host.call('runs.get', { id })).toMatchObject({ status: 'completed' });
  });
});

describe('two scrapes at a time', () => {
  it.each([0, 1])('share one host, whichever ends first (%i)', async (longer) => {
    await using world: ScanWorld = await startScanWorld(slow);
    const counts = longer === 0 ? [40, 2] : [2, 40];
    const urls = counts.map(
      (postings, i) =>
        world.sites.addCompany({ kind: 'smartrecruiters', slug: `c${i}`, postings }).url,
    );
    const both = await Promise.all(urls.map((url) => world.startScrape([url])));
    const results = await Promise.all(both.map(({ result }) => result));
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(results.map((each) => summaryOf(each).totals.new)).toEqual(counts);
    expect((await libraryContent(world.dataDir)).postings).toHaveLength(42);
  });
});

describe('a command that finds no usable host', () => {
  it('but the socket of a killed host starts a host', async () => {
    await using world: ServedWorld = await startServedWorld();
    const host = await world.serve();
    await host.kill();
    expect(await readdir(path.join(world.dataDir, 'run'))).toEqual(['host.sock']);
    expect((await run(world, 'companies', 'list')).exitCode).toBe(0);
  });

  it.each([0o777, 0o750])('but a folder that others can reach (%o) refuses', async (mode) => {
    await using world: ServedWorld = await startServedWorld();
    await run(world, 'companies', 'list');
    const folder = path.join(world.dataDir, 'run');
    await using _host = await fakeHost(path.join(folder, 'host.sock'), version);
    await chmod(folder, mode);
    expect(await run(world, 'companies', 'list')).toMatchObject(failed('socket_not_private'));
  });

  it.each(['0.0.1', '99.0.0'])('but a host of version %s reports that', async (other) => {
    await using world: ServedWorld = await startServedWorld();
    const folder = path.join(world.dataDir, 'run');
    await run(world, 'companies', 'list');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await using _host = await fakeHost(path.join(folder, 'host.sock'), other);
    const result = await run(world, 'companies', 'list');
    expect(result).toMatchObject(failed('host_of_other_version'));
    expect(result.stderr).toContain(other);
  });

  it('because the path is too long for a socket still works', async () => {
    await using world: ServedWorld = await startServedWorld();
    const dataDir = path.join(world.dataDir, 'x'.repeat(80), 'y'.repeat(80));
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const served = startCli(['serve', '--json', '--port', '0', '--data-dir', dataDir]);
    await served.waitForLine(({ type }) => type === 'listening');
    const added = await run({ dataDir }, 'companies', 'add', 'https://jobs.lever.co/acme');
    expect(added.lines).toMatchObject([{ name: 'Acme' }]);
    served.kill('SIGTERM');
    await served.exited;
  });
});

/**
 * Starts a scrape without an origin map: the served host has it, and a command must give no other.
 */
const startScrape = (world: ServedWorld, url: string): RunningCli =>
  startCli(['--json', 'scrape', url, '--data-dir', world.dataDir]);

/** A host of any version that accepts every client and answers one call. */
async function fakeHost(socket: string, its: string): Promise<AsyncDisposable> {
  const server: Server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ version: its }));
  });
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'rolewatch' });
  sockets.on('connection', (client) =>
    client.send(JSON.stringify({ event: 'data.changed', data: { host: 'h', revisions: {} } })),
  );
  server.listen(socket);
  await once(server, 'listening');
  return {
    async [Symbol.asyncDispose]() {
      for (const client of sockets.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}
