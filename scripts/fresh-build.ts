import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import manifest from '../package.json' with { type: 'json' };

/** The folder that package.json is in. */
export const projectRoot = path.resolve(import.meta.dirname, '..');

/** `#core/*` is the room `core`: one that is new is built without a word here. */
const rooms = Object.keys(manifest.imports).map((name) => name.slice(1, -2));

type Build = {
  readonly says: string;
  /** Files that are there once all of it is built: a build may have ended half-way. */
  readonly outputs: readonly string[];
  /** What it is made of: files and folders. */
  readonly madeOf: readonly string[];
  /** Package and file within it of the program that builds. */
  readonly program: readonly [string, string];
};

const page: Build = {
  says: 'Building the interface, once…',
  outputs: ['out/renderer/index.html'],
  madeOf: ['renderer', 'contract', 'core', 'vite.config.ts', 'package-lock.json'],
  program: ['vite', 'bin/vite.js'],
};

const desktop: Build = {
  says: 'Building Rolewatch, once…',
  outputs: ['out/main/electron/main.js', ...page.outputs],
  madeOf: [
    ...page.madeOf,
    ...rooms.filter((room) => !['prisma', 'tests'].includes(room)),
    ...['prisma/migrations', 'prisma/schema.prisma', 'electron', 'electron.vite.config.ts'],
    ...['resources/catalogue.json', 'resources/icons', 'scripts/keep-places.ts', 'scripts/notices'],
  ],
  program: ['electron-vite', 'bin/electron-vite.js'],
};

const run = promisify(execFile);

type Say = (line: string) => void;

/**
 * Builds the page if it is missing or older than its sources; true if it is up to date afterwards.
 * `say` gets a line that the build takes a moment, or that it failed: the host then shows the old
 * page.
 */
export const buildPage = (say: Say): Promise<boolean> => build(page, say);

/** The same for all of the desktop app: page, command line and workers included. */
export const buildDesktop = (say: Say): Promise<boolean> => build(desktop, say);

/** Whether the desktop app is built, and as its sources are. */
export const isDesktopBuilt = async (): Promise<boolean> => !(await needsBuild(desktop));

const inProject = (name: string): string => path.join(projectRoot, name);

const needsBuild = ({ outputs, madeOf }: Build): Promise<boolean> =>
  isStale(outputs.map(inProject), madeOf.map(inProject));

async function build(wanted: Build, say: Say): Promise<boolean> {
  if (!(await needsBuild(wanted))) return true;
  say(wanted.says);
  try {
    const [name, file] = wanted.program;
    const folder = path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    await run(process.execPath, [path.join(folder, file), 'build', '--logLevel', 'error'], {
      cwd: projectRoot,
      // Whatever is set here: else React would be built for its own developers.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    return true;
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    const [reason = ''] = said.split('\n').filter((line) => line.trim() !== '');
    say(`That did not work: ${reason.trim()}. For details, run: npm run build`);
    return false;
  }
}

/** True if an output is missing, or older than one of these files or a file in these folders. */
export async function isStale(
  outputs: readonly string[],
  madeOf: readonly string[],
): Promise<boolean> {
  const built = await Promise.all(outputs.map(changedAt));
  const oldest = Math.min(...built.map((time) => time ?? Number.NEGATIVE_INFINITY));
  const all = (await Promise.all(madeOf.map(filesIn))).flat();
  const times = await Promise.all(all.map(changedAt));
  return (
    oldest === Number.NEGATIVE_INFINITY || times.some((time) => time !== null && time > oldest)
  );
}

/** A file, or all below a folder but its tests, which are no part of what is built. */
async function filesIn(name: string): Promise<readonly string[]> {
  const entries = await readdir(name, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return [name];
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Milliseconds since 1970; null without such a file. */
const changedAt = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
