import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { productionFolders, readBundles } from '../notices/shipped-packages.ts';
import type { Expectation } from './contents.ts';

/** Folders that the build fills and the package takes. */
const builtFolders = ['out/main', 'out/preload', 'out/renderer'];

/** What a package for Linux on this processor must hold, from what was built and what package.json says. */
export async function expectationOf(root: string): Promise<Expectation> {
  const { outside } = await readBundles(root);
  const files = await Promise.all(builtFolders.map((folder) => filesBelow(root, folder)));
  const migrations = await readdir(path.join(root, 'prisma/migrations'), { withFileTypes: true });
  return {
    built: files.flat(),
    migrations: migrations.filter((each) => each.isDirectory()).map(({ name }) => name),
    // Electron is the program itself.
    imported: outside.filter((name) => name !== 'electron'),
    dependencies: await productionFolders(root),
    native: `linux-${process.arch}-gnu`,
  };
}

async function filesBelow(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((each) => each.isFile())
    .map((each) =>
      path.relative(root, path.join(each.parentPath, each.name)).replaceAll('\\', '/'),
    );
}

const Copies = z.array(z.object({ from: z.string(), to: z.string() }));

const BuilderConfig = z.object({
  appId: z.string(),
  files: z.array(z.string()),
  electronFuses: z.record(z.string(), z.boolean()),
  protocols: z.array(z.object({ schemes: z.array(z.string()) })),
  extraResources: Copies,
  linux: z.object({ icon: z.string(), extraResources: Copies }),
  mac: z.object({
    icon: z.string(),
    hardenedRuntime: z.boolean(),
    entitlements: z.string(),
    entitlementsInherit: z.string(),
    extraResources: Copies,
  }),
  win: z.object({ icon: z.string(), extraResources: Copies }),
  nsis: z.object({ include: z.string() }),
});

/** What electron-builder.yml says, as far as it is checked. */
type BuilderConfig = z.infer<typeof BuilderConfig>;

/** Reads electron-builder.yml. */
export const readBuilderConfig = async (root: string): Promise<BuilderConfig> =>
  BuilderConfig.parse(parse(await readFile(path.join(root, 'electron-builder.yml'), 'utf8')));
