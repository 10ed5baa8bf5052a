import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CliResult } from '#tests/support/cli.ts';
import { inOneProcess } from '#tests/support/cli.ts';
import { hasRedis, startExternalRedis } from '#tests/support/external-redis.ts';
import { type ScanWorld, startScanWorld, summaryOf } from '#tests/support/scan.ts';

let world: ScanWorld;
let url: string;

beforeEach(async () => {
  world = await startScanWorld();
  ({ url } = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 }));
});
afterEach(() => world[Symbol.asyncDispose]());

/** The single error of a command, in its JSON and its text form. */
function failureOf({ exitCode, lines, notJson, stderr }: CliResult) {
  const said = stderr.split('\n').filter((line) => line.startsWith('error: '));
  const { error } = (lines.at(-1) ?? {}) as { error?: { code: string; message: string } };
  expect({ exitCode, notJson, said: said.length }).toEqual({ exitCode: 1, notJson: [], said: 1 });
  expect(stderr).not.toMatch(/^\s+at /m);
  return { code: error?.code, message: error?.message, said: said[0] };
}

/** Every command that opens a data dir. */
const commands: readonly string[] = [
  'scrape https://jobs.lever.co/acme',
  'postings',
  'companies list',
  'export',
];

describe('an unusable data dir', () => {
  it.each(commands)('is refused by %s if a file is in the way', async (command) => {
    await writeFile(world.dataDir, 'not a folder');
    const failure = failureOf(await world.run(command.split(' ')));
    expect(failure).toMatchObject({
      code: 'data_dir_unwritable',
      said: expect.stringMatching(/a file is in the way.*--data-dir/),
    });
    expect(await readFile(world.dataDir, 'utf8')).toBe('not a folder');
  });

  it.skipIf(process.platform !== 'linux')('is refused if it cannot be made', async () => {
    const failure = failureOf(await world.scrape([url, '--data-dir', '/proc/rolewatch']));
    expect(failure).toMatchObject({ code: 'data_dir_unwritable' });
  });
});

describe('an unusable database', () => {
  const databaseFile = () => path.join(world.dataDir, 'rolewatch.db');

  it('is left alone by every command if it is garbage', async () => {
    const garbage = randomBytes(16_384);
    await mkdir(world.dataDir);
    await writeFile(databaseFile(), garbage);
    for (const command of commands) {
      expect(failureOf(await world.run(command.split(' ')))).toMatchObject({
        code: 'database_damaged',
        said: expect.stringContaining('Nothing was changed'),
      });
    }
    expect(garbage.equals(await readFile(databaseFile()))).toBe(true);
    expect((await readdir(world.dataDir)).filter((name) => /^rolewatch/.test(name))).toEqual([
      'rolewatch.db',
    ]);
  });

  it('is left alone by every command if a newer version made it', async () => {
    await world.scrape([url]);
    const client = createClient({ url: `file:${databaseFile()}` });
    await client.execute("INSERT INTO _Migration VALUES ('20990101000000_future', 'then')");
    await client.execute('PRAGMA journal_mode = DELETE');
    client.close();
    const before = await readFile(databaseFile());
    for (const command of commands) {
      expect(failureOf(await world.run(command.split(' ')))).toMatchObject({
        code: 'database_newer',
        said: expect.stringContaining('Update Rolewatch'),
      });
    }
    expect(before.equals(await readFile(databaseFile()))).toBe(true);
  });
});

describe('a data dir in use', () => {
  it('is shared by commands that come during a scan', async () => {
    await world.scrape([url]);
    world.sites.fail(/./, () => undefined);
    await using first = await world.startScrape([url]);
    await first.waitForLine(({ type }) => type === 'progress');

    const beside = await world.run(['postings']);
    expect(beside).toMatchObject({ exitCode: 0, stderr: '' });
    expect(beside.lines).toHaveLength(3);
    expect((await world.run(['companies', 'list'])).exitCode).toBe(0);
    expect((await world.run(['queues'])).lines).toContainEqual(
      expect.objectContaining({ queue: 'io_fetch', running: 1 }),
    );
    first.kill('SIGINT');
    expect(await first.exited).toEqual({ code: 1, signal: null });
  });

  it('is refused if its holder lets no command join', async () => {
    await mkdir(world.dataDir);
    const script = path.resolve(import.meta.dirname, '../fixtures/lock-holder.ts');
    const holder = spawn(process.execPath, [script, world.dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    const refused = failureOf(await world.scrape([url]));
    expect(refused).toMatchObject({
      code: 'host_unjoinable',
      message: expect.stringContaining(`pid ${holder.pid}`),
    });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  });
});

describe('settings', () => {
  it('that are invalid in the file cost only themselves, and are reported', async () => {
    await mkdir(world.dataDir);
    const file = path.join(world.dataDir, 'settings.json');
    await writeFile(file, '{"requestTimeoutMs":"soon","siteDelayMs":0}');
    const result = await world.scrape([url]);
    expect(result.exitCode).toBe(0);
    expect(result.stderr).toMatch(
      /requestTimeoutMs in settings\.json is not valid.*using the default/,
    );
    expect(await readFile(file, 'utf8')).toContain('soon');
  });

  it.each([
    ['ROLEWATCH_REQUEST_TIMEOUT_MS', 'soon'],
    ['ROLEWATCH_LLM_URL', 'ftp://models.example'],
    ['ROLEWATCH_REDIS_URL', 'http://127.0.0.1:6379'],
    ['ROLEWATCH_SITE_CONNECTIONS', '0'],
    ['ROLEWATCH_OFFLINE', 'perhaps'],
  ])('that are invalid in the environment are refused: %s=%s', async (name, value) => {
    const failure = failureOf(await world.scrape([url], { [name]: value }));
    expect(failure).toMatchObject({
      code: 'invalid_setting',
      message: expect.stringContaining(name),
    });
  });

  it.each([
    ['nowhere.json', null, /does not exist/],
    ['map.json', 'https://a.example = http://b.example', /not JSON/],
    ['map.json', '{"https://a.example":7}', /https:\/\/a\.example/],
  ])('refuse an unreadable origin map: %s, %s', async (name, content, says) => {
    const file = path.join(world.folder, name);
    if (content !== null) await writeFile(file, content);
    const failure = failureOf(await world.scrape([url, '--origin-map', file]));
    expect(failure).toMatchObject({ code: 'invalid_file', message: expect.stringMatching(says) });
  });
});

describe('without a redis-server', () => {
  it('the scan runs in this process, and says so', async () => {
    const result = await world.scrape([url], inOneProcess);
    expect(result.exitCode).toBe(0);
    expect(summaryOf(result)).toMatchObject({ status: 'completed', totals: { new: 3 } });
    expect(result.stderr).toMatch(/^Can’t find redis-server: working in this process\. .*\n$/);
  });

  it('a path that leads nowhere is an invalid setting', async () => {
    const nowhere = path.join(world.folder, 'redis-server');
    const failure = failureOf(await world.scrape([url], { ROLEWATCH_REDIS_SERVER: nowhere }));
    expect(failure).toMatchObject({
      code: 'invalid_setting',
      message: expect.stringContaining(nowhere),
    });
  });

  it('the queues are empty, and the command explains why', async () => {
    const result = await world.run(['queues'], inOneProcess);
    expect(result).toMatchObject({ exitCode: 0, notJson: [] });
    expect(result.lines.map(({ waiting }) => waiting)).toEqual([0, 0, 0, 0]);
    expect(result.stderr).toMatch(/redis-server.*: working in this process\. [^\n]+\n$/i);
  });

  it('one that cannot start is named with its last words, and the scan works without it', async () => {
    const broken = path.join(world.folder, 'redis-server');
    await writeFile(broken, '#!/bin/sh\necho "cannot open shared library" >&2\nexit 127\n');
    await chmod(broken, 0o755);
    const result = await world.scrape([url], { ROLEWATCH_REDIS_SERVER: broken });
    expect(result.exitCode).toBe(0);
    expect(summaryOf(result)).toMatchObject({ status: 'completed', totals: { new: 3 } });
    expect(result.stderr).toMatch(
      /^Can’t reach Redis \(cannot open shared library\): working in this process\. .+$/m,
    );
  });
});

describe('an external Redis', () => {
  it('that does not exist is given up at once', async () => {
    const ROLEWATCH_REDIS_URL = 'redis://127.0.0.1:1';
    const failure = failureOf(await world.scrape([url], { ROLEWATCH_REDIS_URL }));
    expect(failure).toMatchObject({
      code: 'redis_unavailable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('that never answers is asked a few questions, and given up by the named deadline', async () => {
    let asked = 0;
    const silent = net.createServer(() => {
      asked += 1;
    });
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const { port } = silent.address() as net.AddressInfo;
    const failure = failureOf(
      await world.scrape([url], { ROLEWATCH_REDIS_URL: `redis://127.0.0.1:${port}` }),
    );
    silent.close();
    expect(failure).toMatchObject({
      code: 'redis_unavailable',
      message: expect.stringContaining('no answer within 4 s'),
    });
    // The probe, then one plain and one TLS connection to identify it; no worker, and no retry.
    expect(asked).toBe(3);
  });

  it.skipIf(!hasRedis)(
    'that refuses our password is named as such, without the password',
    async () => {
      await using redis = await startExternalRedis();
      const ROLEWATCH_REDIS_URL = redis.url.replace('secret', 'wrong-one');
      const result = await world.scrape([url], { ROLEWATCH_REDIS_URL });
      expect(failureOf(result).code).toBe('redis_unusable');
      expect(result.stdout + result.stderr).not.toContain('wrong-one');
    },
  );

  it.skipIf(!hasRedis)('that works carries a scan', async () => {
    await using redis = await startExternalRedis();
    const result = await world.scrape([url], { ROLEWATCH_REDIS_URL: redis.url });
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(summaryOf(result)).toMatchObject({ status: 'completed', totals: { new: 3 } });
    expect(await readdir(path.join(world.dataDir, 'redis'))).toEqual([]);
  });

  it.skipIf(!hasRedis)('that loses all data during a scan costs nothing', async () => {
    await using redis = await startExternalRedis();
    await using slow = await startScanWorld({ companies: 21, postings: 10, latencyMs: 60 });
    const urls = slow.sites.companies.map((company) => company.url);
    await using cli = await slow.startScrape(urls, { ROLEWATCH_REDIS_URL: redis.url });
    await cli.waitForLine((line) => 'totalCompanies' in line && Number(line.progress) > 0.1);
    await redis.kill();
    await redis.startAgain();
    const result = await cli.result;
    expect(result.exitCode).toBe(0);
    expect(summaryOf(result)).toMatchObject({ status: 'completed', totals: { postings: 210 } });
    expect((await slow.run(['postings'])).lines).toHaveLength(210);
  });
});
