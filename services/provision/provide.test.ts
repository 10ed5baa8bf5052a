import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '#core/settings.ts';
import { type FakeMachine, fakeMachine } from '#tests/support/fake-machine.ts';
import type { Patience } from './install.ts';
import { describeMissing, provide } from './provide.ts';
import { provisionRedis, redis } from './redis.ts';

const script = 'packages/redis-memory-server/scripts/postinstall.js';

const works = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  const folder = process.env.REDISMS_DOWNLOAD_DIR + '/stable';
  mkdirSync(folder, { recursive: true });
  writeFileSync(folder + '/redis-server', '#!/bin/sh', { mode: 0o755 });
`;

type Options = {
  settings?: Partial<Settings>;
  allowInstall?: boolean;
  patience?: Patience;
  signal?: AbortSignal;
};

async function run(machine: FakeMachine, { settings, ...options }: Options = {}) {
  const said: string[] = [];
  const result = await provisionRedis({
    settings: { ...defaultSettings, ...settings },
    allowInstall: true,
    say: (line) => said.push(line),
    signal: new AbortController().signal,
    machine,
    ...options,
  });
  return { result, said };
}

async function machineWith(installer: string): Promise<FakeMachine> {
  const machine = await fakeMachine();
  await machine.put('bin/make');
  await machine.put(script, installer);
  return machine;
}

describe('provide', () => {
  it('does nothing if nothing is missing', async () => {
    await using machine = await machineWith(works);
    await machine.put('bin/redis-server');
    const { result, said } = await run(machine);
    expect(result).toMatchObject({ origin: 'system' });
    expect(said).toEqual([]);
  });

  it('installs a missing program with its package', async () => {
    await using machine = await machineWith(works);
    const { result, said } = await run(machine);
    expect(result).toMatchObject({ origin: 'download' });
    expect(said).toEqual(['Downloading and compiling Redis; this takes some minutes, once …']);
  });

  it('finds it next time', async () => {
    await using machine = await machineWith(works);
    await run(machine);
    const { result, said } = await run(machine);
    expect(result).toMatchObject({ origin: 'download' });
    expect(said).toEqual([]);
  });

  it.each([
    ['offline', { settings: { offline: true } }],
    ['asked only to look', { allowInstall: false }],
    ['disabled in the settings', { settings: { redisServer: 'none' } }],
  ])('downloads nothing when %s', async (_, options) => {
    await using machine = await machineWith(works);
    const { result, said } = await run(machine, options);
    expect(result).toMatchObject({ missing: true });
    expect(said).toEqual([]);
  });

  it('downloads nothing that it cannot compile', async () => {
    await using machine = await fakeMachine();
    await machine.put(script, works);
    expect((await run(machine)).said).toEqual([]);
  });

  it('gives the reason of a failed download in one line', async () => {
    await using machine = await machineWith(
      `console.error('getaddrinfo ENOTFOUND'); process.exit(1);`,
    );
    const { result, said } = await run(machine);
    expect(result).toMatchObject({ missing: true });
    expect(said.at(-1)).toBe('That did not work: getaddrinfo ENOTFOUND');
  });

  it.each([
    ['throws', `throw new Error('no network');`],
    ['prints its stack', `console.error(new Error('no network')); process.exit(1);`],
    ['ends with brackets', `console.error('Error: no network\\n}\\n'); process.exit(1);`],
  ])('gives the reason without a stack when the download %s', async (_, installer) => {
    await using machine = await machineWith(installer);
    expect((await run(machine)).said.at(-1)).toBe('That did not work: Error: no network');
  });

  it('gives up on a silent download', async () => {
    await using machine = await machineWith(`setInterval(() => {}, 1000);`);
    const { said } = await run(machine, { patience: { quietMs: 200, totalMs: 60_000 } });
    expect(said.at(-1)).toBe('That did not work: no output for 0.2 s');
  });

  it('waits for one that compiles in silence', async () => {
    await using machine = await machineWith(
      `console.error('extract(): /x'); setTimeout(() => { ${works} }, 1_000);`,
    );
    const { result } = await run(machine, { patience: { quietMs: 500, totalMs: 60_000 } });
    expect(result).toMatchObject({ origin: 'download' });
  });

  it('ends one that takes too long in all', async () => {
    await using machine = await machineWith(`setInterval(() => console.log('still'), 20);`);
    const { said } = await run(machine, { patience: { quietMs: 60_000, totalMs: 300 } });
    expect(said.at(-1)).toBe('That did not work: it took longer than 0.3 s');
  });

  it('ends a cancelled one', async () => {
    await using machine = await machineWith(`setInterval(() => {}, 1000);`);
    const { said } = await run(machine, { signal: AbortSignal.timeout(100) });
    expect(said.at(-1)).toBe('That did not work: cancelled');
  });
});

describe('the ways to get Redis', () => {
  const root = { isRoot: true, programs: ['/usr/bin/apt-get'] };

  it('end with apt on Debian, for root', async () => {
    await using machine = await fakeMachine(root);
    const ways = await redis.installers(machine);
    expect(ways.map(({ says }) => says)).toEqual(['Installing redis-server with apt-get']);
  });

  it('ask no questions', async () => {
    await using machine = await fakeMachine(root);
    const [apt] = await redis.installers(machine);
    expect(apt?.env).toEqual({ DEBIAN_FRONTEND: 'noninteractive' });
    expect(apt?.args.join(' ')).toContain('install -y');
  });

  it('do not touch the system for other users', async () => {
    await using machine = await fakeMachine({ ...root, isRoot: false });
    expect(await redis.installers(machine)).toEqual([]);
  });
});

describe('describeMissing', () => {
  it('is one line', () => {
    const missing = { name: 'redis', missing: true, stillWorks: 'all', fix: 'get it' } as const;
    expect(describeMissing(missing)).toBe('redis is missing. Still works: all. To get it: get it');
  });

  it('describes the result of provide', async () => {
    await using machine = await fakeMachine();
    const settings = defaultSettings;
    const { signal } = new AbortController();
    const say = () => {};
    const result = await provide(redis, { settings, allowInstall: false, say, signal, machine });
    expect('missing' in result && describeMissing(result)).toContain('redis is missing.');
  });
});
