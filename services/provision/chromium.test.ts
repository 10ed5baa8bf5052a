import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { fakeMachine } from '#tests/support/fake-machine.ts';
import { chromium, findChromium } from './chromium.ts';

const cache = 'home/.cache/ms-playwright';

describe('findChromium', () => {
  it('refuses a configured path without a program', async () => {
    await using machine = await fakeMachine();
    await expect(findChromium({ chromium: '/nowhere' }, machine)).rejects.toThrow(
      'The setting chromium (ROLEWATCH_CHROMIUM) is not valid',
    );
  });

  it.each(['chromium', 'google-chrome-stable', 'microsoft-edge'])(
    'finds %s on the PATH',
    async (program) => {
      await using machine = await fakeMachine();
      const path = await machine.put(`bin/${program}`);
      expect(await findChromium(defaultSettings, machine)).toMatchObject({ path });
    },
  );

  it('prefers one without windows', async () => {
    await using machine = await fakeMachine();
    await machine.put('bin/chromium');
    const path = await machine.put('bin/chromium-headless-shell');
    expect(await findChromium(defaultSettings, machine)).toMatchObject({ path });
  });

  it('is installed without windows where that can be, else with them, else downloaded', async () => {
    const root = { isRoot: true, programs: ['/usr/bin/apt-get'] };
    await using machine = await fakeMachine(root);
    const ways = await chromium.installers({ ...machine, packageFolder: () => '/packages' });
    expect(ways.map(({ says }) => says)).toEqual([
      'Installing chromium-headless-shell with apt-get',
      'Installing chromium with apt-get',
      'Downloading Chromium',
    ]);
  });

  it('finds the newest download', async () => {
    await using machine = await fakeMachine();
    await machine.put(`${cache}/chromium-999/chrome-linux64/chrome`);
    const newest = await machine.put(`${cache}/chromium-1255/chrome-linux64/chrome`);
    expect(await findChromium(defaultSettings, machine)).toMatchObject({ path: newest });
  });

  it.each([
    ['x64', 'chrome-headless-shell-linux64'],
    ['arm64', 'chrome-headless-shell-linux-arm64'],
  ])('finds the headless shell for %s', async (arch, folder) => {
    await using machine = await fakeMachine({ arch });
    const path = await machine.put(
      `${cache}/chromium_headless_shell-1255/${folder}/chrome-headless-shell`,
    );
    expect(await findChromium(defaultSettings, machine)).toMatchObject({
      path,
      origin: 'download',
    });
  });

  it('ignores an incomplete download', async () => {
    await using machine = await fakeMachine();
    await machine.put(`${cache}/chromium-1255/chrome-linux64/README`);
    expect(await findChromium(defaultSettings, machine)).toMatchObject({ missing: true });
  });

  it('prefers the system’s browser to a download', async () => {
    await using machine = await fakeMachine();
    await machine.put(`${cache}/chromium-1255/chrome-linux64/chrome`);
    const path = await machine.put('bin/chromium');
    expect(await findChromium(defaultSettings, machine)).toMatchObject({ path });
  });

  it('is not missed where pages are not drawn', () => {
    expect(chromium.isUnwanted({ ...defaultSettings, browser: false })).toBe(true);
    expect(chromium.isUnwanted(defaultSettings)).toBe(false);
  });

  it('tells what works without it, and how to get it', async () => {
    await using machine = await fakeMachine();
    expect(await findChromium(defaultSettings, machine)).toEqual({
      name: 'chromium',
      missing: true,
      stillWorks: 'all other pages',
      fix: 'npx playwright-core install --only-shell chromium',
    });
  });
});
