import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { onPath, thisMachine } from '#services/provision/find.ts';
import { findRedis } from '#services/provision/redis.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import type { Pin } from '../../scripts/bundle-redis/download.ts';
import { bundleRedis, type System, systems } from '../../scripts/bundle-redis/redis-bundle.ts';
import { projectRoot } from '../../scripts/fresh-build.ts';
import { readBuilderConfig } from '../../scripts/pack-check/expectation.ts';

const run = promisify(execFile);
const here = `${process.platform}-${process.arch}` as System;

let stack: AsyncDisposableStack;
let folder: string;
beforeEach(async () => {
  stack = new AsyncDisposableStack();
  folder = stack.use(await temporaryFolder()).path;
});
afterEach(() => stack.disposeAsync());

/** A pin of a local server's answer, and the number of requests. */
async function serve(bytes: Buffer, version = '7.2.0'): Promise<{ pin: Pin; asked: () => number }> {
  let asked = 0;
  const server = stack.use(
    await startLocalServer((_request, response) => {
      asked += 1;
      response.end(bytes);
    }),
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { pin: { version, url: `${server.url}/redis`, sha256 }, asked: () => asked };
}

const nowhere: Pin = { version: '7.2.0', url: 'http://127.0.0.1:1/redis', sha256: '' };

const bundle = (system: System, pins: { readonly source?: Pin; readonly windows?: Pin }) =>
  bundleRedis({
    system,
    here,
    source: nowhere,
    windows: nowhere,
    windowsLicence: 'BSD',
    folder: path.join(folder, 'resources/redis'),
    ...pins,
  });

const zip = (files: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );

const windowsArchive = zip({
  'Redis-7.2.0/': '',
  'Redis-7.2.0/redis-server.exe': 'MZ a server',
  'Redis-7.2.0/redis-cli.exe': 'MZ a client',
  'Redis-7.2.0/msys-2.0.dll': 'MZ a library',
  'Redis-7.2.0/../../evil.dll': 'MZ elsewhere',
});

it('extracts the Windows server and its libraries from the pinned archive', async () => {
  const { pin } = await serve(windowsArchive);
  expect(await bundle('win32-x64', { windows: pin })).toBe('bundled');
  const target = path.join(folder, 'resources/redis/win32-x64');
  expect((await readdir(target)).toSorted()).toEqual(
    ['LICENSE.txt', 'ORIGIN.txt', 'evil.dll', 'msys-2.0.dll', 'redis-server.exe'].toSorted(),
  );
  expect(await readFile(path.join(target, 'redis-server.exe'), 'utf8')).toBe('MZ a server');
  expect(await readFile(path.join(target, 'ORIGIN.txt'), 'utf8')).toContain(pin.sha256);
});

it('fetches once, and again only for a new pin', async () => {
  const { pin, asked } = await serve(windowsArchive);
  await bundle('win32-x64', { windows: pin });
  expect(await bundle('win32-x64', { windows: pin })).toBe('kept');
  expect(asked()).toBe(1);
  expect(await bundle('win32-x64', { windows: { ...pin, version: '7.2.1' } })).toBe('bundled');
});

it('uses nothing of a download that differs from its pin, and keeps the old files', async () => {
  const { pin } = await serve(windowsArchive);
  await bundle('win32-x64', { windows: pin });
  const other = await serve(zip({ 'redis-server.exe': 'MZ something else' }));
  await expect(
    bundle('win32-x64', { windows: { ...other.pin, sha256: pin.sha256, version: '7.2.1' } }),
  ).rejects.toThrow(/is not what was pinned: its sha256 is [0-9a-f]{64}, and should be/);
  const program = path.join(folder, 'resources/redis/win32-x64/redis-server.exe');
  expect(await readFile(program, 'utf8')).toBe('MZ a server');
});

it('gives the reason without a network', async () => {
  expect(await bundle('win32-x64', {})).toEqual({
    unreachable: expect.stringMatching(/^http:\/\/127\.0\.0\.1:1\/redis cannot be downloaded: .+/),
  });
});

it('refuses to compile for another kind of machine', async () => {
  const other = systems.find((each) => !each.startsWith('win32') && each !== here);
  await expect(bundle(other ?? 'linux-arm64', {})).rejects.toThrow('compiled on such a machine');
});

it('compiles the pinned source and adds its licence', async ({ skip }) => {
  if (process.platform === 'win32' || !(await hasMake())) skip('no make here');
  const { pin } = await serve(await sourceArchive('7.2.0'));
  expect(await bundle(here, { source: pin })).toBe('bundled');
  const target = path.join(folder, 'resources/redis', here);
  expect((await stat(path.join(target, 'redis-server'))).mode & 0o777).toBe(0o755);
  expect((await run(path.join(target, 'redis-server'))).stdout).toBe('compiled\n');
  expect(await readFile(path.join(target, 'LICENSE.txt'), 'utf8')).toBe('Copyright\n');
});

it.each(systems)('the app finds the package’s files on %s', async (system) => {
  const [platform = '', arch = ''] = system.split('-');
  const config = await readBuilderConfig(projectRoot);
  const name = ({ linux: 'linux', darwin: 'mac', win32: 'win' } as const)[platform];
  const withArch = (text: string) => text.replace(/\$\{arch\}/, arch);
  const copies = name === undefined ? [] : config[name].extraResources;
  const copy = copies.find(({ from }) => withArch(from) === `resources/redis/${system}`);
  const program = platform === 'win32' ? 'redis-server.exe' : 'redis-server';
  const packed = path.join(folder, withArch(copy?.to ?? ''), program);
  await mkdir(path.dirname(packed), { recursive: true });
  await writeFile(packed, '', { mode: 0o755 });
  const machine = { ...thisMachine(), platform: platform as NodeJS.Platform, arch };
  const found = await findRedis(defaultSettings, { ...machine, resources: [folder] });
  expect(found).toMatchObject({ path: packed, origin: 'resources' });
});

/** An archive in the shape of Redis' own that compiles at once. */
async function sourceArchive(version: string): Promise<Buffer> {
  const source = path.join(folder, `redis-${version}`);
  await mkdir(path.join(source, 'src'), { recursive: true });
  await writeFile(path.join(source, 'COPYING'), 'Copyright\n');
  await writeFile(
    path.join(source, 'Makefile'),
    'all:\n\tprintf "#!/bin/sh\\necho compiled\\n" > src/redis-server\n\tchmod 755 src/redis-server\n',
  );
  const archive = path.join(folder, 'source.tar.gz');
  await run('tar', ['-czf', archive, '-C', folder, path.basename(source)]);
  return await readFile(archive);
}

async function hasMake(): Promise<boolean> {
  const machine = thisMachine();
  for (const file of onPath(['make'], machine)) if (await machine.isProgram(file)) return true;
  return false;
}
