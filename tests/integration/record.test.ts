import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecording } from '#services/recordings/folder.ts';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { failed, inOneProcess, runCli, startCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { comparable, expectedOf, replayCompany } from '#tests/support/replayed-company.ts';
import { startServedWorld } from '#tests/support/served-host.ts';

const page = 'https://birch.example/careers';
const board = 'https://jobs.lever.co/acme';

let sites: CareerSites & AsyncDisposable;
let root: Awaited<ReturnType<typeof temporaryFolder>>;
let originMap: string;
let made = 0;

beforeAll(async () => {
  sites = await startCareerSites();
  sites.addCompany({ kind: 'html', slug: 'birch', postings: 6 });
  sites.addCompany({ kind: 'lever', slug: 'acme', postings: 4 });
  root = await temporaryFolder();
  originMap = path.join(root.path, 'origins.json');
  await sites.writeOriginMap(originMap);
});
afterAll(async () => {
  await root[Symbol.asyncDispose]();
  await sites[Symbol.asyncDispose]();
});

const newPlace = (): string => {
  made += 1;
  return path.join(root.path, `place${made}`);
};

async function record(url: string): Promise<string> {
  const out = newPlace();
  const { exitCode, stderr } = await runCli(
    [...['record', url, '--out', out, '--origin-map', originMap, '--json']],
    { env: inOneProcess },
  );
  expect(exitCode, stderr).toBe(0);
  return out;
}

/** The openings that a scan finds, in a library of its own. */
async function scan(url: string, map: string) {
  const options = ['--data-dir', newPlace(), '--origin-map', map, '--no-enrich', '--json'];
  const { lines } = await runCli(['scrape', url, ...options], { env: inOneProcess });
  const titles = await runCli(['postings', ...options.slice(0, 2), '--limit', '100', '--json']);
  const { companies } = lines.at(-1) as {
    companies: readonly { status: string; error: unknown }[];
  };
  return {
    company: companies[0],
    openings: titles.lines.map(({ externalId, title, url: at }) => ({ externalId, title, at })),
  };
}

async function replayed(place: string) {
  const server = startCli(['replay', place, '--json']);
  const listening = await server.waitForLine(({ type }) => type === 'listening');
  return { server, map: String(listening.originMap), url: String(listening.url) };
}

describe('record and replay, by real processes', () => {
  it.each([page, board])('a replay of %s gives the openings of the site', async (url) => {
    const real = await scan(url, originMap);
    const { server, map } = await replayed(await record(url));
    await using _server = server;
    const again = await scan(url, map);
    expect(real.openings.length).toBeGreaterThan(3);
    expect(again.openings).toEqual(real.openings);
    expect(again.company).toMatchObject({ status: 'completed', error: null });
  });

  it('a failing site is recorded too, and fails alike', async () => {
    const stop = sites.fail(/v0\/postings\/acme/, faults.status(403));
    const place = await record(board);
    const real = await scan(board, originMap);
    stop();
    const { server, map } = await replayed(place);
    await using _server = server;
    const again = await scan(board, map);
    expect(real.company).toMatchObject({ status: 'failed' });
    expect(again.company).toMatchObject({ error: { code: 'access_denied' } });
  });

  it('what was recorded is a test as it lies there', async () => {
    const place = await record(page);
    expect(await readdir(place)).toContain('expected.json');
    const opened = await openRecording(place);
    const expected = comparable(await expectedOf(place), true);
    expect(expected).toMatchObject({ openings: 6, complete: true });
    expect(comparable(await replayCompany(opened), true)).toEqual(expected);
  });

  it('a replay ends with Ctrl-C and names what it has', async () => {
    const { server, url } = await replayed(await record(board));
    expect(await (await fetch(`${url}/https/other.example/`)).text()).toContain(
      'Not recorded: GET https://other.example/',
    );
    server.kill('SIGINT');
    expect((await server.exited).code).toBe(0);
  });

  it('a person reads what was saved, and the command that replays it', async () => {
    const out = newPlace();
    const { stdout } = await runCli(['record', board, '--out', out, '--origin-map', originMap]);
    expect(stdout).toMatch(/Recorded \d+ answers in .*\. The scan found 4 openings/);
    expect(stdout).toContain(`rolewatch replay ${out}`);
  });

  it('a running host makes a report of a page, which replays as a single file', async () => {
    await using world = await startServedWorld();
    world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
    await using host = await world.serve();
    const known = { source: 'lever', slug: 'acme' };
    const recording = await host.call('sources.record', { url: board, known });
    const exchanges = await Promise.all(
      recording.exchanges.map(async (exchange) => {
        const { answer } = exchange;
        if (answer === null || answer.body === null || !('ref' in answer.body)) return exchange;
        const text = await host.call('sources.recordedText', { ref: answer.body.ref });
        return { ...exchange, answer: { ...answer, body: { text } } };
      }),
    );
    const report = `${newPlace()}.json`;
    await writeFile(report, JSON.stringify({ ...recording, exchanges }));
    const { server, map } = await replayed(report);
    await using _server = server;
    expect((await scan(board, map)).openings).toHaveLength(3);
    expect(await host.call('companies.list', {})).toEqual([]);
  });

  it('a folder with files in it is refused before any request', async () => {
    const place = await record(board);
    sites.traffic.reset();
    const result = await runCli([
      ...['record', board, '--out', place, '--origin-map', originMap, '--json'],
    ]);
    expect(result).toMatchObject(failed('folder_not_empty'));
    expect(sites.traffic.seen).toEqual([]);
  });

  it('a newer recording is refused in one line', async () => {
    const place = await record(board);
    const file = path.join(place, 'recording.json');
    const recording = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...recording, version: 99 }));
    const result = await runCli(['replay', place, '--json']);
    expect(result).toMatchObject(failed('invalid_file'));
    expect(result.stderr).toContain('a newer Rolewatch made it');
  });
});
