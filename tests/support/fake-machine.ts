import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isProgram, type Machine } from '#services/provision/find.ts';

/** A machine with only the programs that a test adds, in its own folder. */
export type FakeMachine = Machine &
  AsyncDisposable & {
    readonly root: string;
    /** Adds a file such as `bin/redis-server`; executable unless `content` is given. */
    put(name: string, content?: string): Promise<string>;
  };

/**
 * `bin` is on its PATH, `resources` ships with us, `packages` holds npm packages. `programs` lists
 * the real machine's programs that it keeps.
 */
export async function fakeMachine({
  programs = [],
  ...machine
}: Partial<Machine> & { readonly programs?: readonly string[] } = {}): Promise<FakeMachine> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
  const packages = new Set<string>();
  return {
    platform: 'linux',
    arch: 'x64',
    env: { PATH: path.join(root, 'bin') },
    home: path.join(root, 'home'),
    isRoot: false,
    resources: [path.join(root, 'resources')],
    isProgram: async (file) =>
      programs.includes(file) || (file.startsWith(root) && (await isProgram(file))),
    packageFolder: (name) => (packages.has(name) ? path.join(root, 'packages', name) : null),
    ...machine,
    root,
    async put(name, content = '#!/bin/sh\n') {
      const file = path.join(root, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
      await chmod(file, 0o755);
      const [folder, owner] = name.split('/');
      if (folder === 'packages' && owner !== undefined) packages.add(owner);
      return file;
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}
