import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readPackage, type ShippedPackage } from './read-package.ts';
import { productionFolders, readBundles } from './shipped-packages.ts';
import { type StandardTexts, writeNotices } from './write-notices.ts';

/** Every package that ships, bundled or as such, sorted by name; each version once. */
export async function shippedPackages(root: string): Promise<readonly ShippedPackage[]> {
  const { inside } = await readBundles(root);
  const folders = [...inside, ...(await productionFolders(root))];
  const packages = await Promise.all(folders.map((each) => readPackage(path.join(root, each))));
  const byName = new Map(packages.map((each) => [`${each.name}@${each.version}`, each]));
  return [...byName.keys()].toSorted().flatMap((name) => byName.get(name) ?? []);
}

/**
 * Writes `out/licences`, which ships beside the app: its own licence, and the notices of all others.
 * Answers how many packages they name. Throws where one must not ship; see `writeNotices`.
 */
export async function makeNotices(root: string): Promise<number> {
  const packages = await shippedPackages(root);
  const text = writeNotices(packages, await standardTexts(path.join(root, 'resources/licences')));
  const folder = path.join(root, 'out/licences');
  await mkdir(folder, { recursive: true });
  await copyFile(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE.txt'));
  await writeFile(path.join(folder, 'THIRD-PARTY.md'), text);
  return packages.length;
}

async function standardTexts(folder: string): Promise<StandardTexts> {
  const files = await readdir(folder);
  const texts = await Promise.all(
    files.map((file) => readFile(path.join(folder, file), 'utf8').then((text) => text.trim())),
  );
  return Object.fromEntries(files.map((file, i) => [path.parse(file).name, texts[i] ?? '']));
}
