import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareDataDir } from '#services/data-dir.ts';
import type { DataPaths } from '#services/paths.ts';

export async function temporaryDataDir(): Promise<DataPaths & AsyncDisposable> {
  const paths = await prepareDataDir(await mkdtemp(path.join(os.tmpdir(), 'rolewatch-')));
  return {
    ...paths,
    [Symbol.asyncDispose]: () => rm(paths.root, { recursive: true, force: true }),
  };
}
