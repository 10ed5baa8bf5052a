import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isProgram, type Machine } from '#services/provision/machine.ts';

/** A machine that has nothing installed but what a test puts there, in a folder of its own. */
export type FakeMachine = Machine &
  AsyncDisposable & {
    readonly root: string;
    /** Puts a file there, such as `bin/redis-server`; a program that can be run unless given. */
    put(name: string, content?: string): Promise<string>;
  };

/**
 * `bin` is on its PATH, `resources` ships with us, `packages` holds npm packages. Of the real
 * machine it has only the `programs` named.
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
