import { execFile } from 'node:child_process';
import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { extractFile } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { leaveWelcome, placeLink } from '#tests/support/app-page.ts';
import { startBrowser } from '#tests/support/browser.ts';
import { startDesktop } from '#tests/support/electron/desktop.ts';
import { type PackedApp, packApp } from '#tests/support/packed-app.ts';
import { projectRoot } from '../../scripts/fresh-build.ts';
import { trayPictures } from '../../scripts/icons/pictures.ts';
import { readBundles } from '../../scripts/notices/shipped-packages.ts';
import { shippedPackages } from '../../scripts/notices/write-notices.ts';
import { contentProblems, packedFiles, sizesByPart } from '../../scripts/pack-check/contents.ts';
import { expectationOf, readBuilderConfig } from '../../scripts/pack-check/expectation.ts';
import { fuseProblems, readFuses } from '../../scripts/pack-check/fuses.ts';
import { runPackedHost, unpackArchive } from '../../scripts/pack-check/run-host.ts';

const run = promisify(execFile);

let packed: PackedApp;
let archive: string;
/** The unpacked archive, with no node_modules near. */
let unpacked: string;
beforeAll(async () => {
  packed = await packApp();
  archive = path.join(packed.resources, 'app.asar');
  unpacked = path.join(packed.folder, 'app');
  await unpackArchive(archive, unpacked);
});
afterAll(() => packed?.[Symbol.asyncDispose]());

const file = async (end: string): Promise<string> => {
  const name = (await readdir(packed.output)).find((each) => each.endsWith(end));
  return path.join(packed.output, name ?? `no ${end}`);
};

describe('the package', () => {
  it('contains everything that main, preload, page, workers, host and database need, and no more', async () => {
    const problems = contentProblems(packedFiles(archive), await expectationOf(projectRoot));
    expect(problems).toEqual([]);
  });

  it('has the icons that the shell shows', () => {
    const paths = packedFiles(archive).map((each) => each.path);
    const icons = trayPictures.map((each) => `out/main/resources/icons/${each.file}`);
    expect(paths).toEqual(
      expect.arrayContaining([...icons, 'out/main/resources/icons/app/256x256.png']),
    );
  });

  it('includes exactly the packages that the bundles import', async () => {
    const { outside } = await readBundles(projectRoot);
    const manifest = JSON.parse(extractFile(archive, 'package.json').toString());
    expect([...Object.keys(manifest.dependencies), 'electron'].toSorted()).toEqual(
      outside.toSorted(),
    );
  });

  it('contains no trace of its development', () => {
    const manifest = JSON.parse(extractFile(archive, 'package.json').toString());
    expect(manifest).toMatchObject({ main: 'out/main/electron/main.js', version: '0.1.0' });
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  it('has the fuses of electron-builder.yml', async () => {
    const fuses = readFuses(await readFile(path.join(packed.app, 'rolewatch')));
    const { electronFuses } = await readBuilderConfig(projectRoot);
    expect(fuseProblems(fuses, electronFuses)).toEqual([]);
    expect(fuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
    });
  });

  it('names every third-party package in its notices', async () => {
    const notices = await readFile(path.join(packed.resources, 'licences/THIRD-PARTY.md'), 'utf8');
    const packages = await shippedPackages(projectRoot);
    expect(packages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['libsql', 'react', 'fastify', '@fontsource-variable/inter']),
    );
    const missing = packages.filter(
      ({ name, version }) => !notices.includes(`- ${name} ${version} (`),
    );
    expect(missing).toEqual([]);
  });

  it('stays within its size limit', () => {
    const sizes = Object.fromEntries(
      sizesByPart(packedFiles(archive)).map(({ name, sizeBytes }) => [name, sizeBytes / 1e6]),
    );
    expect(sizes['main process, host, workers']).toBeLessThan(16);
    expect(sizes['page: code and styles']).toBeLessThan(4);
    expect(sizes['playwright-core, drives a browser']).toBeLessThan(9);
    expect(sizes['packages beside the bundles']).toBeLessThan(1);
  });

  it('scans a company from its unpacked folder, with plain Node', async () => {
    const { run: scan, page, health, exitCode } = await runPackedHost(unpacked, packed.folder);
    expect(scan).toMatchObject({ status: 'completed', failedCompanies: 0 });
    expect(scan.newPostings).toBeGreaterThan(0);
    expect(health.workers.map(({ state }) => state)).toEqual(['ready', 'ready', 'idle', 'ready']);
    expect(page).toContain('<title>Rolewatch</title>');
    expect(exitCode).toBe(0);
  });
});

it('the desktop app opens its window from its unpacked folder, over the double', async () => {
  await using browser = await startBrowser();
  await using desktop = startDesktop({
    browser,
    main: path.join(unpacked, 'out/main/electron/main.js'),
    args: [`--data-dir=${path.join(packed.folder, 'desktop')}`],
  });
  const { page, problems } = await desktop.window();
  await leaveWelcome(page);
  await placeLink(page, 'Companies').click();
  await page.getByRole('button', { name: 'Add companies' }).first().waitFor();
  expect(problems).toEqual([]);
  desktop.kill('SIGTERM');
  expect(await desktop.exited).toMatchObject({ code: 0 });
});

describe('the .deb', () => {
  const skipWithoutIt = ({ skip }: TestContext) => {
    const { deb } = packed.lacks;
    if (deb !== null) skip(deb);
  };

  it('describes itself and its dependencies', async (context) => {
    skipWithoutIt(context);
    const { stdout } = await run('dpkg-deb', ['--field', await file('.deb')]);
    const manifest = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8'));
    expect(stdout).toContain('Package: rolewatch\n');
    expect(stdout).toContain(`Version: ${manifest.version}\n`);
    expect(stdout).toMatch(/^Maintainer: .+ <.+@.+>$/m);
    expect(stdout).toMatch(/^Depends: .*libgtk-3-0.*libnss3/m);
    expect(stdout).toMatch(/^Recommends: .*libappindicator3-1/m);
    expect(stdout).toMatch(/^Description: \S.+\n \S/m);
  });

  it('installs the app, its icons and its desktop entry in the usual places', async (context) => {
    skipWithoutIt(context);
    const { stdout } = await run('dpkg-deb', ['--contents', await file('.deb')]);
    const files = stdout.split('\n').map((line) => line.split(/\s+/));
    const rights = new Map(files.map(([mode, , , , , name]) => [name, mode]));
    expect(rights.get('./opt/Rolewatch/rolewatch')).toBe('-rwxr-xr-x');
    expect(rights.get('./opt/Rolewatch/resources/app.asar')).toBe('-rw-r--r--');
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
      expect(rights.has(`./usr/share/icons/hicolor/${size}x${size}/apps/rolewatch.png`)).toBe(true);
    }
    expect(rights.has('./usr/share/applications/rolewatch.desktop')).toBe(true);
    // A user without read access could not start the app.
    const closed = [...rights].filter(([, mode]) => mode?.startsWith('d') && mode !== 'drwxr-xr-x');
    expect(closed).toEqual([]);
  });

  it('registers the app for rolewatch:// addresses', async (context) => {
    skipWithoutIt(context);
    const target = path.join(packed.folder, 'deb');
    await run('dpkg-deb', ['--raw-extract', await file('.deb'), target]);
    const entry = path.join(target, 'usr/share/applications/rolewatch.desktop');
    const text = await readFile(entry, 'utf8');
    expect(text).toContain('\nExec=/opt/Rolewatch/rolewatch %U\n');
    expect(text).toContain('\nIcon=rolewatch\n');
    expect(text).toContain('\nMimeType=x-scheme-handler/rolewatch;\n');
    expect(text).toContain('\nStartupWMClass=rolewatch\n');
    const validator = '/usr/bin/desktop-file-validate';
    const isHere = await access(validator).then(
      () => true,
      () => false,
    );
    // The validator prints nothing for a valid file.
    if (isHere) expect((await run(validator, [entry])).stdout).toBe('');
    expect(await readFile(path.join(target, 'DEBIAN/postinst'), 'utf8')).toContain(
      'update-desktop-database',
    );
  });
});

it('the tar.gz contains the same in one folder', async (context) => {
  const { tar } = packed.lacks;
  if (tar !== null) context.skip(tar);
  const { stdout } = await run('tar', ['--list', '--file', await file('.tar.gz')]);
  const names = stdout.split('\n').map((name) => name.replace(/^rolewatch-[^/]+\//, ''));
  expect(names).toEqual(
    expect.arrayContaining(['rolewatch', 'resources/app.asar', 'resources/licences/LICENSE.txt']),
  );
});
