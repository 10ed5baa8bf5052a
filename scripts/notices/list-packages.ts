import { mkdir, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';
import { packageFolderOf } from './package-folder.ts';

/** The packages of a bundle. */
export type BundlePackages = {
  /** Folders of those that are in it, as seen from the root. */
  readonly inside: readonly string[];
  /** What it imports as it runs; Node's own modules left out. */
  readonly outside: readonly string[];
};

/** Where `listPackages` writes. */
export const packageListFolder = 'out/packages';

/** Writes which packages a bundle has and needs, for its notices and for the check of what is packed. */
export function listPackages(root: string, bundle: string): Plugin {
  return {
    name: 'list-packages',
    async generateBundle(_options, output) {
      const inside = new Set<string>();
      for (const id of this.getModuleIds()) {
        const folder = packageFolderOf(id);
        if (folder !== null) inside.add(path.relative(root, folder).replaceAll('\\', '/'));
      }
      const outside = new Set<string>();
      for (const chunk of Object.values(output)) {
        if (chunk.type !== 'chunk') continue;
        for (const name of [...chunk.imports, ...chunk.dynamicImports]) {
          if (!(name in output) && !isBuiltin(name)) outside.add(name);
        }
      }
      const list: BundlePackages = {
        inside: [...inside].toSorted(),
        outside: [...outside].toSorted(),
      };
      const folder = path.join(root, packageListFolder);
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, `${bundle}.json`), `${JSON.stringify(list, null, 2)}\n`);
    },
  };
}
