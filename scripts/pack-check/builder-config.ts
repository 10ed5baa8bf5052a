import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

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
export type BuilderConfig = z.infer<typeof BuilderConfig>;

/** Reads electron-builder.yml. */
export const readBuilderConfig = async (root: string): Promise<BuilderConfig> =>
  BuilderConfig.parse(parse(await readFile(path.join(root, 'electron-builder.yml'), 'utf8')));
