import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

const Bundle = z.object({ inside: z.array(z.string()), outside: z.array(z.string()) });

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});

/** What the built bundles have inside, and what they import as they run. Throws where nothing is built. */
export async function readBundles(root: string): Promise<z.infer<typeof Bundle>> {
  const folder = path.join(root, packageListFolder);
  const files = await readdir(folder).catch(() => []);
  if (files.length === 0) throw new Error('nothing is built yet: npm run build');
  const lists = await Promise.all(
    files.map(async (file) =>
      Bundle.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8'))),
    ),
  );
  return {
    inside: unique(lists.flatMap(({ inside }) => inside)),
    outside: unique(lists.flatMap(({ outside }) => outside)),
  };
}

/** Folders of the packages that ship as such: `dependencies`, and theirs, as far as installed here. */
export async function productionFolders(root: string): Promise<readonly string[]> {
  const lock = Lock.parse(JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')));
  const folders = Object.entries(lock.packages)
    .filter(([name, { dev, devOptional }]) => name !== '' && !dev && !devOptional)
    .map(([name]) => name);
  const isHere = await Promise.all(
    folders.map((each) =>
      stat(path.join(root, each)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return folders.filter((_, index) => isHere[index]);
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].toSorted();

/** The packages of a bundle. */
export type BundlePackages = {
  /** Folders of those that are in it, as seen from the root. */
  readonly inside: readonly string[];
  /** What it imports as it runs; Node's own modules left out. */
  readonly outside: readonly string[];
};

/** Where `listPackages` writes. */
const packageListFolder = 'out/packages';

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

const inPackage = /^(.*node_modules\/(?:@[^/]+\/)?[^/@][^/]*)\//;

/** The folder of the package that a module of a bundle is from; null for our own and for made-up ones. */
export function packageFolderOf(moduleId: string): string | null {
  // Plugins mark what they made up with a zero, and put a question mark before what they ask for.
  const file = moduleId.replace(/^\0/, '').replaceAll('\\', '/').split('?', 1)[0] ?? '';
  const folder = inPackage.exec(file)?.[1];
  return folder === undefined || folder.includes('/.vite/') ? null : folder;
}
