import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { packageListFolder } from './list-packages.ts';

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
