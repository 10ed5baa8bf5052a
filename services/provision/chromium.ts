import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '#core/settings.ts';
import {
  type Found,
  findProgram,
  type Machine,
  type Missing,
  onPath,
  thisMachine,
} from './find.ts';
import { aptInstaller, type Installer, packageHint } from './install.ts';
import type { Provision } from './provide.ts';

const name = 'chromium';
const stillWorks = 'all other pages';

/** Throws `invalid_setting` if the configured path is wrong. */
export async function findChromium(
  settings: Pick<Settings, 'chromium'>,
  machine: Machine = thisMachine(),
): Promise<Found | Missing> {
  const found = await findProgram(
    name,
    {
      setting: settings.chromium === null ? null : { name: 'chromium', path: settings.chromium },
      resources: machine.resources.flatMap((folder) =>
        programs(machine).map((program) => path.join(folder, 'chromium', ...program)),
      ),
      system: [...onPath(commands, machine), ...wellKnown(machine)],
      download: await downloaded(machine),
    },
    machine,
  );
  if (found !== null) return found;
  const fix = await packageHint({ debian: 'chromium', homebrew: '--cask chromium' }, machine);
  const otherwise = 'npx playwright-core install --only-shell chromium';
  return { name, missing: true, stillWorks, fix: fix ?? otherwise };
}

export const chromium: Provision = {
  purpose: 'draws pages that cannot be read otherwise',
  isOptional: true,
  find: findChromium,
  installers: async (machine) => [
    ...(await aptInstaller([shell], machine)),
    ...(await aptInstaller(['chromium'], machine)),
    ...downloader(machine),
  ],
  isUnwanted: ({ browser }) => !browser,
};

/** The package with the downloader; the headless shell is half the size and enough for us. */
function downloader({ packageFolder }: Machine): readonly Installer[] {
  const folder = packageFolder('playwright-core');
  if (folder === null) return [];
  const args = ['install', '--only-shell', 'chromium'];
  return [{ says: 'Downloading Chromium', node: path.join(folder, 'cli.js'), args }];
}

/** Chromium without windows: a page costs a fifth of the processor's time. */
const shell = 'chromium-headless-shell';

const commands = [
  shell,
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

function wellKnown({ platform, env, home }: Machine): readonly string[] {
  if (platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
    return ['/Applications', path.join(home, 'Applications')].flatMap((folder) =>
      apps.map((app) => path.join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (platform !== 'win32') return ['/snap/bin/chromium', '/opt/google/chrome/chrome'];
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
  return folders
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
}

/** Playwright's downloads, newest first; see https://playwright.dev/docs/browsers. */
async function downloaded(machine: Machine): Promise<readonly string[]> {
  const folder = cacheFolder(machine);
  const names = await readdir(folder).catch(() => []);
  const revision = (each: string) => Number(each.split('-').at(-1));
  return names
    .filter((each) => /^chromium(_headless_shell)?-\d+$/.test(each))
    .toSorted((a, b) => revision(b) - revision(a))
    .flatMap((each) => programs(machine).map((program) => path.join(folder, each, ...program)));
}

function cacheFolder({ platform, env, home }: Machine): string {
  const set = env.PLAYWRIGHT_BROWSERS_PATH;
  if (set) return set;
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'ms-playwright');
  if (platform === 'win32') {
    return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'ms-playwright');
  }
  return path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'ms-playwright');
}

/** The program inside a download: Chromium itself, or its headless shell. */
function programs({ platform, arch }: Machine): readonly (readonly string[])[] {
  const system = { darwin: 'mac', win32: 'win' }[String(platform)] ?? 'linux';
  const suffix = system === 'mac' ? `-${arch}` : arch === 'arm64' ? '-arm64' : '64';
  const exe = system === 'win' ? '.exe' : '';
  const app = 'Google Chrome for Testing';
  return [
    [`chrome-headless-shell-${system}${suffix}`, `chrome-headless-shell${exe}`],
    system === 'mac'
      ? [`chrome-mac${suffix}`, `${app}.app`, 'Contents', 'MacOS', app]
      : [`chrome-${system}${suffix}`, `chrome${exe}`],
    ...(system === 'linux' ? [['chrome-linux', 'chrome']] : []),
  ];
}
