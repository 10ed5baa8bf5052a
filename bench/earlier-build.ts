import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../scripts/fresh-build.ts';

/** The build of another commit, to compare with in the same session. */
export type EarlierBuild = AsyncDisposable & {
  readonly commit: string;
  /** Its checkout, to run its own code in. */
  readonly folder: string;
  /** Its built command line. */
  readonly entry: string;
};

const run = promisify(execFile);

/**
 * Checks a commit out into a temporary folder and builds it there, with the packages of this
 * checkout: a commit that needs others cannot be compared. Throws for a commit that git does not
 * know, or that does not build.
 */
export async function buildEarlier(commit: string): Promise<EarlierBuild> {
  await using stack = new AsyncDisposableStack();
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'rolewatch-earlier-')));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  process.stderr.write(`Building ${commit}…\n`);
  await git('worktree', 'add', '--detach', folder, commit);
  stack.defer(() => git('worktree', 'remove', '--force', folder));
  await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
  await runIn(folder, 'scripts/generate-client.ts');
  const bundler = createRequire(import.meta.url).resolve('electron-vite/package.json');
  await runIn(folder, path.join(path.dirname(bundler), 'bin/electron-vite.js'), 'build');
  const owned = stack.move();
  return {
    commit,
    folder,
    entry: path.join(folder, 'out/main/cli/main.js'),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const git = async (...args: readonly string[]): Promise<void> => {
  await run('git', args, { cwd: projectRoot });
};

const runIn = async (folder: string, ...args: readonly string[]): Promise<void> => {
  await run(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
  });
};
